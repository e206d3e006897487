"""What is missing on either side, which version counts, what is allowed: as a truth table."""

from dataclasses import replace

import duckdb
import pytest

from flows.batch import Batch
from flows.catalog.load import load_catalog
from flows.catalog.office_records import Source
from flows.catalog.record_frames import records_frame
from flows.finding import findings_frame
from flows.report.sources.compare_sources import compare_sources
from flows.warehouse.frames import append_frame
from flows.warehouse.migrate import make_schema
from tests.starting.small_county import begin_county

TOWN, FIRST, SECOND = "530999201000", "530999201200", "530999201201"
LINE = Source("系统", "toilets", "town", "乡镇", "", "数", "户", 0.05, 0.0, "各镇")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    begin_county(folder)
    return load_catalog(folder / "catalog")


def compare(catalog, line, own, outside, versions=("s1",)):
    """Return own, outside, difference, allowed, state of the town, or of the first village."""
    with duckdb.connect() as connection:
        make_schema(connection)
        for table in ("areas", "measures"):
            frame = records_frame(getattr(catalog, table))
            append_frame(connection, table, frame[connection.table(table).columns])
        for number, one in enumerate(versions, start=1):
            connection.execute(
                "insert into submissions (submission_id, period, form, area_code, version, status) "
                "values ($1, '2026-05', '系统', '530999000000', $2, 'accepted')",
                [one, number],
            )
        for area, value in own.items():
            connection.execute(
                "insert into observations (measure_code, area_code, period, value) "
                "values ('toilets', $1, '2026-05', $2)",
                [area, value],
            )
        batch = empty_batch(connection)
        for (submission, area), value in outside.items():
            connection.execute(
                "insert into outside_figures values ($1, '系统', 'toilets', $2, '2026-05', $3, "
                "'a.csv', '', 'D5')",
                [submission, area, value],
            )
        declared = replace(catalog, sources=(line,))
        compare_sources(connection, batch, [], "2026-05", declared)
        code = TOWN if line.level == "town" else FIRST
        return connection.execute(
            "select own, outside, difference, allowed, state from source_differences "
            "where area_code = $1",
            [code],
        ).fetchall()


def empty_batch(connection) -> Batch:
    submissions = connection.table("submissions").df().head(0)
    return Batch(submissions, connection.table("cells").df(), findings_frame([]))


BOTH = {FIRST: 100.0, SECOND: 100.0}


@pytest.mark.parametrize(
    ("own", "outside", "row"),
    [
        (BOTH, 200.0, (200, 200, 0, 10, "agrees")),
        (BOTH, 210.0, (200, 210, -10, 10, "agrees")),
        (BOTH, 211.0, (200, 211, -11, 10, "differs")),
        (BOTH, 189.0, (200, 189, 11, 10, "differs")),
        ({FIRST: 100.0}, 200.0, (100, 200, None, 5, "own_incomplete")),
        ({}, 200.0, (None, 200, None, None, "own_missing")),
        (BOTH, None, (200, None, None, 10, "outside_missing")),
        ({FIRST: 0.0, SECOND: 0.0}, 0.0, (0, 0, 0, 0, "agrees")),
        ({FIRST: 0.0, SECOND: 0.0}, 1.0, (0, 1, -1, 0, "differs")),
    ],
)
def test_a_town_is_the_sum_of_its_villages_once_all_have_reported(catalog, own, outside, row):
    figures = {} if outside is None else {("s1", TOWN): outside}

    assert compare(catalog, LINE, own, figures) == [row]


def test_the_larger_of_share_and_amount_is_allowed(catalog):
    line = replace(LINE, tolerance_amount=12.0)

    assert compare(catalog, line, BOTH, {("s1", TOWN): 212.0}) == [(200, 212, -12, 12, "agrees")]
    assert compare(catalog, line, BOTH, {("s1", TOWN): 213.0})[0][4] == "differs"


def test_the_latest_version_of_a_table_counts_alone(catalog):
    figures = {("s1", TOWN): 500.0, ("s2", TOWN): 200.0}

    assert compare(catalog, LINE, BOTH, figures, ("s1", "s2"))[0][4] == "agrees"


def test_in_a_table_that_is_counted_an_area_without_rows_has_none(catalog):
    counted = replace(LINE, value_column="")

    assert compare(catalog, counted, BOTH, {("s1", "530999202000"): 5.0}) == [
        (200, 0, 200, 10, "differs")
    ]


def test_a_counted_table_in_which_nothing_was_read_says_nothing(catalog):
    assert compare(catalog, replace(LINE, value_column=""), BOTH, {}) == []


def test_a_village_is_compared_with_itself(catalog):
    line = replace(LINE, level="village", town_column="乡镇")

    assert compare(catalog, line, BOTH, {("s1", FIRST): 90.0}) == [(100, 90, 10, 5, "differs")]
