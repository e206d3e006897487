"""The latest submission that has a cell decides (rules.md section 2), whatever the order."""

import datetime as dt
import itertools

import duckdb
import pytest

from flows.ingest.inbox import ReceivedFile
from flows.ingest.receipt_list import Receipt
from flows.paths import PROJECT
from flows.receive.make_batch import make_batch
from flows.warehouse.load_batch import load_batch
from flows.warehouse.migrate import make_schema
from flows.warehouse.read import held_cells
from flows.warehouse.receipts import read_known_receipts
from tests.quality.example import CATALOG, RECEIVED, VILLAGES, cell, file, reading

NATURAL, INCOME = "natural_villages", "collective_operating_income_ytd"


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def load(connection, files, readings, period: str = "2022-06") -> None:
    batch = make_batch(
        read_known_receipts(connection, period), period, files, readings, RECEIVED, CATALOG
    )
    load_batch(connection, batch, period, CATALOG)


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


def month_only(period: str, value: float) -> tuple[ReceivedFile, object]:
    name, sha = f"{period}.xlsx", period[-2:] * 32
    one = cell(INCOME, value, "B4", period=period, span="month")
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


def test_a_town_that_owes_a_form_and_sent_none_is_told():
    connection = warehouse()
    load(connection, [FILES["1.xlsx"]], [FIRST])
    rows = connection.execute(
        "select form, count(*) from findings where code = 'submission_missing' group by all"
    ).fetchall()

    assert rows == [("T1", 10)]


def test_every_table_and_column_has_a_chinese_comment():
    connection = warehouse()
    tables = connection.execute("select table_name from duckdb_tables() where comment is null")
    columns = connection.execute(
        "select table_name, column_name from duckdb_columns() "
        "where comment is null and not internal"
    )

    assert tables.fetchall() == []
    assert columns.fetchall() == []


PUBLISHED = {
    "areas": "area_code, name, level, parent_code",
    "indicators": "indicator_code, name, plan, section, lead_unit, unit, kind, direction, level, "
    "aggregation, frequency, tolerance",
    "measures": "measure_code, name, unit, accumulation, row_level, form",
    "targets": "indicator_code, area_code, year, target, target_upper, basis",
    "submissions": "submission_id, period, form, area_code, file_name, sha256, received_at, "
    "version, status",
    "observations": "measure_code, area_code, period, value, submission_id, file_name, sheet, cell",
    "observation_history": "measure_code, area_code, period, value, submission_id, file_name, "
    "sheet, cell, superseded_by",
    "findings": "finding_id, submission_id, period, form, area_code, code, severity, file_name, "
    "sheet, cell, measure_code, found, expected, message",
    "indicator_values": "indicator_code, area_code, period, value, numerator, denominator, "
    "coverage",
    "assessments": "indicator_code, area_code, period, actual, target, target_upper, basis, "
    "expected, expected_upper, variance, variance_pct, completion, shortfall, status, met, "
    "coverage, streak, forecast, forecast_met, needed_per_month",
    "warnings": "warning_id, indicator_code, form, area_code, opened, last_period, level, state, "
    "resolved",
    "town_scores": "area_code, period, score, rank, green, yellow, red, missing",
    "alerts_sent": "period, recipient, kind, content_hash, message_id, sent_at",
    "runs": "run_id, period, started_at, finished_at, status, files, observations, findings",
    "assessments_published": "run_id, published_at, indicator_code, actual, status",
    "status_changes": "period, indicator_code, area_code, from_status, to_status, cause",
    "resubmission_changes": "cell, old_value, new_value",
    "reporting_rates": "period, form, area_code",
}


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_published_tables_keep_their_names(table: str):
    columns = set(warehouse().table(table).columns)

    assert set(PUBLISHED[table].split(", ")) <= columns
