import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook

from flows.report.ledgers.three_lists import write_ledgers
from flows.report.letters.letter_ledger import Letter
from tests.report.example import example_facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


def letter(**changes):
    values = {
        "letter_id": "1",
        "number": "白衔函〔2022〕1号",
        "period": "2022-06",
        "level": 3,
        "recipient": "仓上镇",
        "warning_ids": ("ECO-01-610929107000-2021-01", "gone"),
        "issued_on": dt.date(2022, 7, 6),
        "answer_due": dt.date(2022, 7, 9),
        "answered_on": None,
        "answer": "",
        "file_name": "a.docx",
    }
    return Letter(**(values | changes))


def rows(file, sheet):
    page = load_workbook(file)[sheet]
    return [list(row) for row in page.iter_rows(values_only=True)]


def test_the_three_ledgers_are_one_workbook(facts, tmp_path):
    file = write_ledgers(facts, [letter()], tmp_path)

    assert load_workbook(file).sheetnames == ["重点任务清单", "工作责任清单", "问题整改清单"]
    assert rows(file, "重点任务清单")[0][0] == "白河县2022年6月重点任务清单（模拟数据）"
    assert len(rows(file, "重点任务清单")) == 2 + len(facts.catalog.indicators)


def test_a_task_shows_its_target_and_where_it_stands(facts, tmp_path):
    file = write_ledgers(facts, [], tmp_path)

    [row] = [row for row in rows(file, "重点任务清单") if row[3] == "自然村生活垃圾有效治理率"]
    assert row[1:7] == [
        "生态振兴",
        "一(二)",
        "自然村生活垃圾有效治理率",
        "%",
        "县住建局、县农业农村局",
        "每月",
    ]
    assert (row[7], row[9], row[10], row[11], row[13]) == (
        "≥88",
        "2022-06",
        84.3893,
        86.5,
        "▲关注",
    )


def test_duties_count_what_a_town_and_a_unit_answer_for(facts, tmp_path):
    file = write_ledgers(facts, [letter(), letter(answered_on=dt.date(2022, 7, 8))], tmp_path)

    duties = {row[1]: row for row in rows(file, "工作责任清单")[2:]}
    assert duties["仓上镇"][2:4] == ["镇", "仓上镇乡村振兴办公室"]
    assert duties["仓上镇"][-1] == 1
    assert duties["县水利局"][2:4] == ["牵头单位", "县水利局办公室"]
    assert not {"各镇", "各镇政府", "白河县"} & set(duties)


def test_a_problem_shows_its_letter_its_figures_and_its_answer(facts, tmp_path):
    answered = letter(answered_on=dt.date(2022, 7, 8), answer="=已整改")

    file = write_ledgers(facts, [answered], tmp_path)

    [row] = rows(file, "问题整改清单")[2:]
    assert row == [
        1,
        "白衔函〔2022〕1号",
        "通报",
        "仓上镇",
        "自然村生活垃圾有效治理率（%）",
        "仓上镇",
        "81.94",
        "≥86.5",
        "低4.56",
        "2022-07-06",
        "2022-07-09",
        "2022-07-08",
        "=已整改",
        "整改中",
    ]
    cell = load_workbook(file)["问题整改清单"]["M3"]
    assert (cell.value, cell.data_type) == ("=已整改", "s")


def test_a_problem_of_a_missing_form_names_the_form(facts, tmp_path):
    owed = {
        "warning_id": "T2-610929110000-2022-06",
        "indicator_code": "",
        "form": "T2",
        "area_code": "610929110000",
        "opened": "2022-06",
        "last_period": "2022-06",
        "level": 1,
        "state": "open",
        "resolved": "",
        "level_since": "2022-06",
    }
    warned = replace(facts, warnings=pd.concat([facts.warnings, pd.DataFrame([owed])]))

    file = write_ledgers(warned, [letter(warning_ids=(owed["warning_id"],), level=1)], tmp_path)

    [row] = rows(file, "问题整改清单")[2:]
    assert row[4:9] == ["未报送《脱贫劳动力务工就业月报表》", "麻虎镇", "—", "—", "—"]
    [town] = [row for row in rows(file, "工作责任清单") if row[1] == "麻虎镇"]
    assert town[-2] == 1


def test_letters_of_later_months_are_not_listed(facts, tmp_path):
    file = write_ledgers(facts, [letter(period="2022-07")], tmp_path)

    assert rows(file, "问题整改清单")[2:] == []


def test_the_same_month_gives_the_same_bytes(facts, tmp_path):
    first = write_ledgers(facts, [letter()], tmp_path).read_bytes()

    assert write_ledgers(facts, [letter()], tmp_path).read_bytes() == first
