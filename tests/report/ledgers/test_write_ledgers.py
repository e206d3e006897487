import re
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from flows.report.ledgers.task_list import task_sheets
from flows.report.ledgers.write_ledgers import write_ledgers
from tests.report.ledgers.months import written_month
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


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
        "其余任务",
        "已结束问题",
        "报送明细",
    ]
    assert book["办理台账"]["A1"].value == "白河县2022年6月办理台账（模拟数据）"
    assert write_ledgers(*written_month(review), tmp_path).read_bytes() == first


def test_a_letter_about_a_later_month_is_not_known_yet(review, tmp_path):
    month, letters, matters = written_month(review)
    later = replace(letters[0], letter_id="later", number="99号", period="2022-07")
    about = [replace(one, letter_id="later") for one in matters]
    before = write_ledgers(month, letters, matters, tmp_path).read_bytes()

    assert write_ledgers(month, [*letters, later], matters + about, tmp_path).read_bytes() == before


def test_a_note_that_counts_is_true_of_the_sheet_or_of_the_one_it_names(review, tmp_path):
    book = load_workbook(write_ledgers(*written_month(review), tmp_path))
    task, other = book["重点任务清单"], book["其余任务"]
    counts = [int(one) for one in re.findall(r"(\d+)项", str(task["A2"].value))]
    rows = [sheet.max_row - heads for sheet, heads in ((task, 3), (other, 2))]

    assert counts[0] == sum(counts[1:]) == sum(rows)
    files = book["报送明细"].max_row - 2
    note = str(book["信息台账"]["A2"].value)
    assert note.startswith(f"共收到{files}个文件：")
    assert sum(map(int, re.findall(r"(\d+)个(?=[、，])", note))) == files


def test_a_list_with_nothing_off_course_says_where_the_rest_is(review, tmp_path):
    rows = tuple(replace(row, status="green") for row in review.rows)
    month, letters, matters = written_month(replace(review, rows=rows))
    task = load_workbook(write_ledgers(month, letters, matters, tmp_path))["重点任务清单"]

    assert [task.cell(row, 1).value for row in (2, 4)] == [
        task_sheets(month)[2],
        "没有预警、关注和未报的任务。",
    ]
    assert "见“其余任务”表" in task_sheets(month)[2]
