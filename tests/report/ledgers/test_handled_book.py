import datetime as dt

import pytest
from openpyxl import load_workbook

from flows.report.ledgers.handled_book import handled_rows
from flows.report.ledgers.write_ledgers import write_ledgers
from tests.report.ledgers.months import written_month
from tests.report.month.example import example_review

CANGSHANG = "610929107000"


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_a_matter_is_one_row_with_its_letters_answers_and_delay(review):
    month, letters, matters = written_month(review)

    [row] = [row for row in handled_rows(month, letters, matters) if row[-3] == "未销号"]

    assert row == (
        "脱贫人口务工就业规模",
        "提醒",
        "县人社局",
        "2022-05",
        2,
        1,
        1,
        "提醒函1号",
        dt.date(2022, 8, 1),
        "未销号",
        "EMP-14",
        "提醒函1号",
    )


def test_three_ledgers_and_three_lists_are_one_workbook(review, tmp_path):
    file = write_ledgers(*written_month(review), tmp_path)
    first = file.read_bytes()
    book = load_workbook(file)

    assert book.sheetnames == [
        "信息台账",
        "诉求台账",
        "办理台账",
        "重点任务清单",
        "工作责任清单",
        "问题整改清单",
        "报送明细",
    ]
    assert book["办理台账"]["A1"].value == "白河县2022年6月办理台账（模拟数据）"
    assert write_ledgers(*written_month(review), tmp_path).read_bytes() == first
