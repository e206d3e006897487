"""The latest submission that has a cell decides (rules.md section 2), whatever the order."""

import datetime as dt
import errno
import itertools
from dataclasses import replace

import duckdb
import pytest

from flows.catalog.model import Catalog
from flows.errors import DeclarationError
from flows.ingest.files.refusals import refuse_closed
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading
from flows.ingest.receipt_list import Receipt
from flows.paths import PROJECT
from flows.receive.make_batch import make_batch
from flows.warehouse.load_batch import load_batch
from flows.warehouse.migrate import make_schema
from flows.warehouse.read import held_cells
from flows.warehouse.receipts import read_known_receipts
from tests.quality.example import CATALOG, RECEIVED, TOWN, VILLAGES, cell, file, reading

NATURAL, INCOME = "natural_villages", "collective_operating_income_ytd"


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def load(connection, files, readings, period: str = "2022-06", catalog: Catalog = CATALOG) -> None:
    batch = make_batch(
        read_known_receipts(connection, period), period, files, readings, RECEIVED, catalog
    )
    load_batch(connection, batch, period, catalog)


def current(connection) -> dict[tuple[str, str], float]:
    rows = connection.execute("select area_code, period, value from observations").fetchall()
    return {(area, period): value for area, period, value in rows}


def day(number: int) -> dt.datetime:
    return dt.datetime(2022, 7, number, 9)


FIRST = reading(
    cell(NATURAL, 5.0, "C4"),
    cell(NATURAL, 7.0, "C5", area=VILLAGES[1]),
    name="1.xlsx",
    sha="1" * 64,
)
SECOND = reading(cell(NATURAL, 6.0, "C4"), name="2.xlsx", sha="2" * 64)
BLANK = reading(cell(NATURAL, None, "C4", state="blank"), name="3.xlsx", sha="3" * 64)
HELD = reading(cell(NATURAL, None, "C4", state="held"), name="4.xlsx", sha="4" * 64)
FILES = {
    one.file_name: file(one.file_name, one.sha256, day(number))
    for number, one in enumerate((FIRST, SECOND, BLANK, HELD), start=1)
}


@pytest.mark.parametrize(
    ("readings", "values"),
    [
        ((FIRST,), [5.0, 7.0]),
        ((FIRST, SECOND), [6.0, 7.0]),
        ((FIRST, SECOND, BLANK), [None, 7.0]),
        ((FIRST, BLANK, SECOND), [None, 7.0]),
        ((FIRST, SECOND, HELD), [None, 7.0]),
    ],
)
def test_a_later_submission_decides_only_about_the_cells_it_has(readings, values):
    connection = warehouse()
    load(connection, [FILES[one.file_name] for one in readings], readings)
    found = current(connection)

    assert [found.get((area, "2022-06")) for area in VILLAGES[:2]] == values


@pytest.mark.parametrize("order", list(itertools.permutations((FIRST, SECOND, BLANK, HELD))))
def test_the_order_in_which_files_are_loaded_does_not_matter(order):
    connection = warehouse()
    for count in range(1, len(order) + 1):
        load(connection, [FILES[one.file_name] for one in order[:count]], order[:count])
    versions = connection.execute(
        "select file_name, version, status from submissions order by version"
    ).fetchall()

    assert current(connection) == {(VILLAGES[1], "2022-06"): 7.0}
    assert versions == [
        ("1.xlsx", 1, "accepted"),
        ("2.xlsx", 2, "superseded"),
        ("3.xlsx", 3, "superseded"),
        ("4.xlsx", 4, "accepted"),
    ]
    assert held_cells(connection).values.tolist() == [[NATURAL, VILLAGES[0], "2022-06"]]


def test_what_was_superseded_stays_in_history():
    connection = warehouse()
    load(connection, [FILES["1.xlsx"], FILES["2.xlsx"]], [FIRST, SECOND])
    rows = connection.execute(
        "select value, superseded_by is not null from observation_history "
        "where area_code = ? order by value",
        [VILLAGES[0]],
    ).fetchall()

    assert rows == [(5.0, True), (6.0, False)]


def test_the_same_content_under_another_name_is_not_loaded_again():
    connection = warehouse()
    copy = reading(*FIRST.submissions[0].cells, name="copy.xlsx", sha="1" * 64)
    load(connection, [FILES["1.xlsx"], file("copy.xlsx", "1" * 64, day(9))], [FIRST, copy])
    rows = connection.execute("select file_name, status from submissions order by 1").fetchall()
    codes = connection.execute("select code, file_name from findings where code like 'file%'")

    assert rows == [("1.xlsx", "accepted"), ("copy.xlsx", "duplicate")]
    assert codes.fetchall() == [("file_duplicate", "copy.xlsx")]


def test_the_same_content_received_again_after_another_version_counts_again():
    connection = warehouse()
    again = ReceivedFile(
        "1.xlsx", PROJECT / "1.xlsx", "1" * 64, (Receipt(day(1), ""), Receipt(day(5), ""))
    )
    load(connection, [again, FILES["2.xlsx"]], [FIRST, SECOND])

    assert current(connection)[VILLAGES[0], "2022-06"] == 5.0


def test_the_time_of_receipt_is_when_the_content_was_first_seen():
    connection = warehouse()
    plain = ReceivedFile("1.xlsx", PROJECT / "1.xlsx", "1" * 64)
    for seen in (day(2), day(20)):
        batch = make_batch(
            read_known_receipts(connection, "2022-06"), "2022-06", [plain], [FIRST], seen, CATALOG
        )
        load_batch(connection, batch, "2022-06", CATALOG)
    received = connection.execute("select distinct received_at from submissions").fetchall()

    assert received == [(day(2),)]


@pytest.mark.parametrize(("moment", "is_late"), [(day(5), False), (day(6), True)])
def test_a_form_is_late_after_its_due_day(moment: dt.datetime, is_late: bool):
    connection = warehouse()
    load(connection, [file("1.xlsx", "1" * 64, moment)], [FIRST])
    codes = [code for (code,) in connection.execute("select code from findings").fetchall()]

    assert ("late" in codes) is is_late


def month_only(
    period: str, value: float, village: str = VILLAGES[0]
) -> tuple[ReceivedFile, FileReading]:
    name, sha = f"{period}-{village}.xlsx", f"{period[-2:]}{village[-4:]}" * 10
    one = cell(INCOME, value, "B4", period=period, area=village, span="month")
    return file(name, sha), reading(one, form="T3", period=period, name=name, sha=sha)


def test_a_form_with_only_the_month_gives_the_sum_from_january():
    connection = warehouse()
    for period, value in (("2022-01", 1.0), ("2022-02", 2.5), ("2022-04", 1.0)):
        received, one = month_only(period, value)
        load(connection, [received], [one], period)

    assert current(connection) == {
        (VILLAGES[0], "2022-01"): 1.0,
        (VILLAGES[0], "2022-02"): 3.5,
    }


@pytest.mark.parametrize(
    ("months", "march"),
    [((("2022-01", 1.0), ("2022-02", 2.5)), 8.5), ((("2022-01", 1.0),), None)],
)
def test_the_months_of_a_merged_village_count_for_its_successor(months, march: float | None):
    merged, heir = VILLAGES[:2]
    areas = tuple(
        replace(area, valid_to="2022-02", merged_into=heir) if area.area_code == merged else area
        for area in CATALOG.areas
    )
    catalog = replace(CATALOG, areas=areas)
    connection = warehouse()
    for period, value in months:
        received, one = month_only(period, value, merged)
        load(connection, [received], [one], period, catalog)
    for period, value in (("2022-01", 1.5), ("2022-02", 0.5), ("2022-03", 3.0)):
        received, one = month_only(period, value, heir)
        load(connection, [received], [one], period, catalog)

    assert current(connection).get((heir, "2022-02")) == 2.0
    assert current(connection).get((heir, "2022-03")) == march


def test_a_town_that_owes_a_form_and_sent_none_is_told():
    connection = warehouse()
    load(connection, [FILES["1.xlsx"]], [FIRST])
    rows = connection.execute(
        "select form, count(*) from findings where code = 'submission_missing' group by all"
    ).fetchall()

    assert rows == [("T1", 10)]


def test_loading_a_batch_twice_is_loading_it_once():
    connection = warehouse()
    tables = ("received", "cells", "submissions", "observations", "findings", "reporting_rates")
    states = []
    for _ in range(2):
        load(connection, [FILES["1.xlsx"], FILES["4.xlsx"]], [FIRST, HELD])
        states.append([connection.table(name).order("all").fetchall() for name in tables])

    assert states[0] == states[1]


def test_a_batch_that_cannot_be_stored_changes_nothing():
    connection = warehouse()
    load(connection, [FILES["1.xlsx"]], [FIRST])
    before = current(connection)
    files = [FILES["2.xlsx"]]
    batch = make_batch(
        read_known_receipts(connection, "2022-06"), "2022-06", files, [SECOND], RECEIVED, CATALOG
    )

    with pytest.raises(DeclarationError, match="table findings has no column colour"):
        load_batch(
            connection,
            replace(batch, findings=batch.findings.assign(colour="red")),
            "2022-06",
            CATALOG,
        )

    assert current(connection) == before


def missed(frequency: str, *periods: str) -> list[str]:
    """The months in which the other towns are told that they owe a form that one town sent."""
    form = replace(CATALOG.form_by_code["T1"], frequency=frequency)
    catalog = replace(
        CATALOG, forms=tuple(form if one.form == "T1" else one for one in CATALOG.forms)
    )
    connection = warehouse()
    first = reading(cell(NATURAL, 5.0, "C4", period=periods[0]), period=periods[0])
    for period, readings in ((periods[0], [first]), *((later, []) for later in periods[1:])):
        received = [file(one.file_name, one.sha256) for one in readings]
        batch = make_batch(
            read_known_receipts(connection, period), period, received, readings, RECEIVED, catalog
        )
        load_batch(connection, batch, period, catalog)
    rows = connection.execute(
        "select distinct period from findings "
        "where code = 'submission_missing' and form = 'T1' and area_code <> $1 order by all",
        [TOWN],
    ).fetchall()
    return [period for (period,) in rows]


@pytest.mark.parametrize(
    ("frequency", "months"),
    [
        ("monthly", ["2022-06", "2022-07", "2022-09", "2022-12"]),
        ("quarterly", ["2022-06", "2022-09", "2022-12"]),
        ("half_yearly", ["2022-06", "2022-12"]),
        ("annual", ["2022-12"]),
    ],
)
def test_a_form_is_missed_in_the_months_in_which_it_is_due(frequency, months):
    assert missed(frequency, "2022-06", "2022-07", "2022-09", "2022-12") == months


UNREAD = FileReading(
    "1.xlsx", "1" * 64, findings=(refuse_closed("1.xlsx", PermissionError(errno.EACCES, "")),)
)


def rows_of(connection) -> tuple[list[tuple[str, str]], list[str], int]:
    """Return the submissions of 1.xlsx, the codes of findings about it, its current values."""
    query = "select {} from {} where file_name = '1.xlsx' order by all"
    submissions = connection.execute(query.format("area_code, status", "submissions")).fetchall()
    codes = connection.execute(query.format("code", "findings")).fetchall()
    [(values,)] = connection.execute(query.format("count(*)", "observations")).fetchall()
    return submissions, [code for (code,) in codes], values


def test_a_file_that_could_not_be_opened_at_first_leaves_no_refusal_behind():
    connection = warehouse()
    files = [FILES["1.xlsx"]]
    load(connection, files, [UNREAD])
    assert rows_of(connection) == ([("", "rejected")], ["file_unreadable"], 0)

    load(connection, files, [FIRST])
    assert rows_of(connection) == ([(TOWN, "accepted")], [], 2)


def test_a_file_that_cannot_be_opened_any_more_keeps_what_it_gave():
    connection = warehouse()
    files = [FILES["1.xlsx"]]
    load(connection, files, [FIRST])
    load(connection, files, [UNREAD])

    assert rows_of(connection) == (
        [("", "rejected"), (TOWN, "accepted")],
        ["file_unreadable"],
        2,
    )


def test_a_file_that_is_taken_for_another_towns_counts_for_that_one_alone():
    connection = warehouse()
    files, other = [FILES["1.xlsx"]], CATALOG.towns[1].area_code
    load(connection, files, [FIRST])
    [submission] = FIRST.submissions
    load(connection, files, [replace(FIRST, submissions=(replace(submission, area_code=other),))])

    assert rows_of(connection) == ([(other, "accepted")], [], 2)
