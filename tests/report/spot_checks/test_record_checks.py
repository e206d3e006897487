"""Check forms from the inbox: recorded whole and once, or back with a finding per wrong cell."""

import datetime as dt
from dataclasses import replace

import pytest

from flows.ingest.grid import CellError
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading
from flows.ingest.receipt_list import Receipt
from flows.report.spot_checks.record_checks import record_checks
from tests.report.spot_checks.inspected_county import (
    checked,
    county_catalog,
    drawn_county,
    filled,
    results,
)

SEEN = dt.datetime(2026, 6, 12, 9)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return county_catalog(tmp_path_factory.mktemp("county"))


@pytest.fixture
def ledger(catalog):
    with drawn_county(catalog) as connection:
        yield connection


def test_a_form_is_recorded_and_is_no_submission(ledger, catalog):
    reading = filled("2026H1-001", 390, "330户", remark="=1+1")

    assert record_checks(ledger, [reading], [], SEEN, catalog) == []
    assert checked(ledger) == [
        ("2026H1-001", 1, 390, "'=1+1", "H8"),
        ("2026H1-001", 2, 330, "'=1+1", "H9"),
    ]
    assert results(ledger)["wrong"].tolist() == [1, 1, 1, 0]


def test_the_same_content_again_changes_nothing(ledger, catalog):
    reading = filled("2026H1-001", 390, 330)
    for day in (0, 1):
        later = SEEN + dt.timedelta(days=day)
        renamed = replace(reading, file_name=f"{day}.xlsx")
        assert record_checks(ledger, [renamed, renamed], [], later, catalog) == []

    assert len(checked(ledger)) == 2
    assert ledger.execute("select distinct received_at from checked_figures").fetchall() == [
        (SEEN,)
    ]


def test_running_an_old_month_again_does_not_bring_an_old_form_back(ledger, catalog):
    first, second = filled("2026H1-001", 390, 330), filled("2026H1-001", 400, 330, sha="f" * 64)
    record_checks(ledger, [first], [], SEEN, catalog)
    record_checks(ledger, [second], [], SEEN + dt.timedelta(days=30), catalog)
    record_checks(ledger, [first], [], SEEN + dt.timedelta(days=60), catalog)

    assert results(ledger)["wrong"].tolist() == [0, 0, 0, 0]


def test_the_receipt_of_an_archive_is_that_of_its_members(ledger, catalog):
    receipt = Receipt(dt.datetime(2026, 6, 11, 8), "清水乡")
    files = [ReceivedFile("核查表.zip", None, "0" * 64, (receipt,))]
    reading = replace(filled("2026H1-001", 390, 330), file_name="核查表.zip/乡/a.xlsx")
    record_checks(ledger, [reading], files, SEEN, catalog)

    [(moment,)] = ledger.execute("select distinct received_at from checked_figures").fetchall()
    assert moment == receipt.received_at


@pytest.mark.parametrize(
    ("value", "code", "sentence"),
    [
        ("约12", "value_not_number", "填的是“约12”"),
        (CellError("#REF!"), "value_error", "公式出错"),
        (-1, "value_out_of_range", "核查数小于下限0"),
        (3.5, "value_not_integer", "核查数应填整数"),
        ("12亩", "unit_conflict", "单位“亩”不能换算"),
        (float("inf"), "value_error", "公式出错"),
    ],
)
def test_a_wrong_cell_brings_the_whole_form_back(ledger, catalog, value, code, sentence):
    [kept] = record_checks(ledger, [filled("2026H1-001", value, 330)], [], SEEN, catalog)

    [finding] = kept.findings
    assert kept.check_form is None
    assert (finding.code, finding.sheet, finding.cell) == (code, "核查表", "H8")
    assert finding.message.startswith("文件“2026H1-001.xlsx”，工作表“核查表”，单元格H8：")
    assert sentence in finding.message
    assert checked(ledger) == []


def other_line(reading: FileReading, **changes) -> FileReading:
    form = reading.check_form
    assert form is not None
    lines = (replace(form.lines[0], **changes), form.lines[1])
    return replace(reading, check_form=replace(form, lines=lines))


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (filled("2026H1-099", 1, 1), "核查编号“2026H1-099”不在抽查名单中，请核对编号后重新报送。"),
        (filled("2026H1-001", None, ""), "没有填写任何核查数，请填写后重新报送。"),
        (
            other_line(filled("2026H1-001", 1, 1), line=9),
            "序号9不在抽查名单中，请用下发的核查表重新填报。",
        ),
        (
            other_line(filled("2026H1-001", 1, 1), line=2),
            "有重复的序号，请用下发的核查表重新填报。",
        ),
    ],
)
def test_a_form_that_is_not_as_it_was_issued_comes_back(ledger, catalog, reading, sentence):
    [kept] = record_checks(ledger, [reading], [], SEEN, catalog)

    assert [one.code for one in kept.findings] == ["form_unknown"]
    assert kept.findings[0].message == f"文件“{reading.file_name}”是核查表，{sentence}"


def test_a_line_of_another_measure_is_named_with_its_cell(ledger, catalog):
    reading = other_line(filled("2026H1-001", 400, 330), measure="茶园面积")
    [kept] = record_checks(ledger, [reading], [], SEEN, catalog)

    assert [(one.code, one.cell) for one in kept.findings] == [("column_unknown", "H8")]
    assert "序号1的指标与抽查名单不一致" in kept.findings[0].message


def test_other_readings_pass(ledger, catalog):
    other = FileReading("b.xlsx", "1" * 64)

    assert record_checks(ledger, [other], [], SEEN, catalog) == [other]
