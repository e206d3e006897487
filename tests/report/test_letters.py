import datetime as dt
import hashlib
from dataclasses import replace

import duckdb
import pandas as pd
import pytest
from docx import Document

from flows.catalog.policy import Letters
from flows.errors import UsageError
from flows.report.letters.issue_letters import issue_letters
from flows.report.letters.letter_ledger import all_letters, overdue_letters, record_answer
from flows.report.month.warning_list import COLUMNS
from flows.warehouse.open import make_schema
from tests.report.example import example_facts

JULY_6 = dt.date(2022, 7, 6)


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


@pytest.fixture
def ledger():
    with duckdb.connect() as connection:
        make_schema(connection)
        yield connection


def warning(**values):
    row = {
        "warning_id": "ECO-01-610929107000-2022-05",
        "kind": "indicator",
        "change": "escalated",
        "level": 2,
        "level_name": "督办",
        "indicator_code": "ECO-01",
        "indicator": "自然村生活垃圾有效治理率",
        "form": "T1",
        "form_name": "农村人居环境整治月报表",
        "plan": "生态振兴",
        "section": "一(二)",
        "lead_unit": "县住建局、各镇",
        "area_code": "610929107000",
        "area": "仓上镇",
        "unit": "%",
        "actual": 80.0,
        "expected": 86.5,
        "target": 87.0,
        "target_upper": float("nan"),
        "status": "red",
        "opened": "2022-05",
        "basis_name": "方案明确",
        "citation": "一(二)：“全县85%以上”",
        "shortfall": 0.075,
    } | values
    return {name: row.get(name) for name in COLUMNS}


MISSING = {
    "warning_id": "T2-610929110000-2022-06",
    "kind": "submission",
    "change": "new",
    "level": 1,
    "indicator_code": "",
    "indicator": "",
    "form": "T2",
    "form_name": "脱贫劳动力务工就业月报表",
    "lead_unit": "",
    "area_code": "610929110000",
    "area": "麻虎镇",
    "opened": "2022-06",
    "status": None,
}


@pytest.fixture
def issue(facts, ledger, tmp_path, monkeypatch):
    def issue(*rows, on=JULY_6):
        frame = pd.DataFrame(rows, columns=COLUMNS)
        monkeypatch.setattr("flows.report.letters.issue_letters.list_warnings", lambda facts: frame)
        letters = issue_letters(facts, ledger, tmp_path, on)
        return [(letter.number, letter.level, letter.recipient) for letter in letters]

    return issue


def words(folder, name):
    document = Document(str(folder / "letters" / name))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text], cells


def test_a_town_gets_one_letter_for_all_matters_of_a_level(issue, facts, tmp_path):
    second = warning(
        warning_id="ECO-02", indicator_code="ECO-02", indicator="卫生厕所普及率", status="yellow"
    )

    assert issue(warning(), second) == [("白衔函〔2022〕1号", 2, "仓上镇")]

    paragraphs, cells = words(tmp_path, "白衔函〔2022〕1号-督办函-仓上镇.docx")
    assert paragraphs == [
        "白衔函〔2022〕1号",
        "关于2022年6月\n有关指标未达序时目标情况的督办函",
        "仓上镇：",
        "根据2022年6月调度数据，你镇有2项未达到序时目标（预警1项、关注1项），达到督办条件，现予督办。",
        "一、未达到序时目标的指标",
        "指标完成情况",
        "二、目标依据",
        "目标出处和口径",
        "三、有关要求",
        "请主要负责同志牵头，逐项查明原因，制定整改措施，明确责任人和完成时限，限期整改到位。"
        "请于2022年7月9日前将落实情况书面报送白河县乡村振兴局，并注明本函文号“白衔函〔2022〕1号”。"
        "逾期未答复的，将在月调度中列出。",
        "白河县乡村振兴局",
        "2022年7月6日",
    ]
    assert cells[7:14] == [
        "1",
        "自然村生活垃圾有效治理率（%）",
        "80",
        "≥86.5",
        "低6.5",
        "≥87",
        "县住建局、各镇",
    ]
    assert cells[25:29] == [
        "1",
        "自然村生活垃圾有效治理率",
        "生态振兴方案一(二)：“全县85%以上”",
        "方案明确",
    ]


def test_a_town_that_owes_a_form_is_reminded_of_it(issue, tmp_path):
    assert issue(warning(**MISSING)) == [("白衔函〔2022〕1号", 1, "麻虎镇")]

    paragraphs, cells = words(tmp_path, "白衔函〔2022〕1号-提醒函-麻虎镇.docx")
    assert paragraphs[1] == "关于2022年6月\n报表欠报情况的提醒函"
    assert paragraphs[3] == (
        "根据2022年6月调度数据，你镇有1张报表未按期报送，达到提醒条件，现提醒如下。"
    )
    assert cells[3:] == ["1", "脱贫劳动力务工就业月报表", "2022年6月"]


def test_figures_and_missing_forms_share_a_letter(issue, tmp_path):
    both = [warning(area="麻虎镇", area_code="610929110000", level=1), warning(**MISSING)]

    assert issue(*both) == [("白衔函〔2022〕1号", 1, "麻虎镇")]

    paragraphs, _ = words(tmp_path, "白衔函〔2022〕1号-提醒函-麻虎镇.docx")
    assert paragraphs[1] == "关于2022年6月\n有关指标滞后和报表欠报情况的提醒函"
    assert paragraphs[3] == (
        "根据2022年6月调度数据，你镇有1项未达到序时目标（预警1项），另有1张报表未按期报送，"
        "达到提醒条件，现提醒如下。"
    )


def test_the_office_may_choose_its_word_and_its_days(facts, ledger, tmp_path):
    rule = Letters(number_word="白乡振函", circular_answer_days=7)
    policy = facts.catalog.policy.model_copy(update={"letters": rule})
    other = replace(facts, catalog=replace(facts.catalog, policy=policy))

    letters = issue_letters(other, ledger, tmp_path, JULY_6)

    assert letters[0].number == "白乡振函〔2022〕1号"
    assert {one.answer_due for one in letters if one.level == 3} == {dt.date(2022, 7, 13)}


def test_a_county_figure_goes_to_its_units_and_to_all_towns_only_when_none_is_judged(issue, facts):
    county = warning(area_code="610929000000", area="白河县", indicator_code="TAL-10", level=3)
    alone = warning(
        warning_id="TAL-15", area_code="610929000000", area="白河县", indicator_code="TAL-15"
    )

    numbers = issue(county, alone)

    assert [(level, who) for _, level, who in numbers if level == 3] == [(3, "县委组织部")]
    towns = {town.name for town in facts.catalog.towns}
    assert {who for _, level, who in numbers if level == 2} == {"县文旅广电局", "县文联"} | towns


@pytest.mark.parametrize("change", ["continuing", "resolved", "lapsed"])
def test_what_did_not_open_or_climb_this_month_is_not_written_about(issue, change):
    assert issue(warning(change=change)) == []


def test_a_second_run_issues_nothing_and_changes_no_file(issue, tmp_path):
    first = issue(warning())
    [file] = (tmp_path / "letters").iterdir()
    content = file.read_bytes()

    assert issue(warning(), on=dt.date(2022, 7, 20)) == first
    assert [file.read_bytes()] == [one.read_bytes() for one in (tmp_path / "letters").iterdir()]
    assert hashlib.sha256(content).digest() == hashlib.sha256(file.read_bytes()).digest()


def test_a_lost_document_is_made_anew_with_the_same_bytes(issue, tmp_path):
    first = issue(warning())
    [file] = (tmp_path / "letters").iterdir()
    content = file.read_bytes()
    file.unlink()

    assert issue(warning(), on=dt.date(2022, 7, 20)) == first
    assert file.read_bytes() == content


def test_a_late_matter_of_the_month_gets_a_letter_of_its_own(issue):
    late = warning(warning_id="ECO-02-610929107000-2022-05", indicator_code="ECO-02")
    issue(warning())

    assert issue(warning(), late) == [
        ("白衔函〔2022〕1号", 2, "仓上镇"),
        ("白衔函〔2022〕2号", 2, "仓上镇"),
    ]


def test_numbers_run_through_a_year_and_begin_anew_in_the_next(issue, ledger):
    issue(*(warning(level=level, warning_id=f"w{level}") for level in (1, 2, 3)))
    issue(*(warning(warning_id=f"v{number}") for number in range(2)), on=dt.date(2022, 8, 6))
    issue(warning(warning_id="next"), on=dt.date(2023, 1, 6))

    assert [letter.number for letter in all_letters(ledger)] == [
        "白衔函〔2022〕1号",
        "白衔函〔2022〕2号",
        "白衔函〔2022〕3号",
        "白衔函〔2022〕4号",
        "白衔函〔2023〕1号",
    ]


def test_the_days_for_an_answer_come_from_the_policy(issue, ledger):
    issue(*(warning(level=level, warning_id=f"w{level}") for level in (1, 2, 3)))

    assert [letter.answer_due for letter in all_letters(ledger)] == [
        dt.date(2022, 7, 11),
        dt.date(2022, 7, 9),
        dt.date(2022, 7, 9),
    ]


def test_an_unanswered_letter_is_overdue_from_the_day_after_its_deadline(issue, ledger):
    issue(warning())
    [letter] = all_letters(ledger)

    assert overdue_letters(ledger, dt.date(2022, 7, 9)) == []
    assert overdue_letters(ledger, dt.date(2022, 7, 10)) == [letter]


def test_a_month_counts_only_letters_of_earlier_months_as_overdue(issue, ledger):
    issue(warning())
    [letter] = all_letters(ledger)

    assert overdue_letters(ledger, dt.date(2022, 8, 6), period="2022-07") == [letter]
    assert overdue_letters(ledger, dt.date(2022, 8, 6), period="2022-06") == []


def test_an_answer_is_kept_and_ends_the_reminders(issue, ledger):
    issue(warning())

    answered = record_answer(ledger, "白衔函〔2022〕1号", dt.date(2022, 7, 12), "已整改\x07")

    assert (answered.answered_on, answered.answer) == (dt.date(2022, 7, 12), "已整改")
    assert overdue_letters(ledger, dt.date(2022, 7, 13)) == []


def test_an_answer_needs_a_letter_and_is_not_older_than_it(issue, ledger):
    issue(warning())

    with pytest.raises(UsageError, match="no letter has the number 白衔函〔2022〕9号"):
        record_answer(ledger, "白衔函〔2022〕9号", JULY_6, "")
    with pytest.raises(UsageError, match="was issued on 2022-07-06"):
        record_answer(ledger, "白衔函〔2022〕1号", dt.date(2022, 7, 5), "")


def test_hostile_names_stay_inside_the_document_and_the_folder(issue, tmp_path):
    evil = "../../<w:p>&\x00\u202e镇"
    issue(warning(area=evil, indicator="=HYPERLINK(1)\x0b\ud800<b>"))

    [file] = (tmp_path / "letters").iterdir()
    paragraphs, cells = words(tmp_path, file.name)
    assert paragraphs[2] == "../../<w:p>&镇："
    assert cells[8] == "=HYPERLINK(1)<b>（%）"


def test_a_real_month_gives_letters_for_all_its_matters(facts, ledger, tmp_path):
    letters = issue_letters(facts, ledger, tmp_path, JULY_6)

    assert len(letters) == len(list((tmp_path / "letters").iterdir())) > 60
    assert len({letter.number for letter in letters}) == len(letters)
    assert len({(letter.level, letter.recipient) for letter in letters}) == len(letters)
