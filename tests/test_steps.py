"""Each step leaves the working warehouse consistent, and taken twice it is taken once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows import steps
from flows.errors import DeclarationError
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.readers import Readers
from flows.ingest.reading import FileReading
from flows.paths import Home
from flows.warehouse.contents import sum_tables
from flows.warehouse.open import open_working
from tests.starting.small_county import begin_county, send_month

PERIOD = "2026-03"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    begin_county(tmp_path)
    return Home(tmp_path)


def take_in(month: steps.Month) -> tuple[Sequence[ReceivedFile], list[FileReading], steps.Loaded]:
    files, history = steps.find_month(month)
    with Readers(month.catalog, month.settings.limits, 1) as readers:
        readings = steps.read_portion(files, month, history, readers)
    return files, readings, steps.load_month(month, files, readings)


def test_a_month_without_files_loads_nothing_and_still_says_so(home: Home):
    _, _, loaded = take_in(steps.begin_month(home, PERIOD))

    assert (loaded.files, loaded.submissions, loaded.observations) == (0, {}, 0)


def test_loading_a_month_twice_is_loading_it_once(home: Home):
    send_month(home.root, PERIOD)
    month = steps.begin_month(home, PERIOD)
    files, readings, first = take_in(month)
    before = sum_tables(home.working_warehouse)

    second = steps.load_month(month, files, readings)

    assert first.submissions == {"accepted": 4}
    assert first.observations == 3 * 2 * 4 + 2
    assert second.findings == first.findings
    assert sum_tables(home.working_warehouse) == before


def days(month: steps.Month) -> set[dt.date]:
    """The days on which the month's files came in, where that is not the day of the run."""
    files, _ = steps.find_month(month)
    return {receipt.received_at.date() for file in files for receipt in file.receipts}


def test_a_month_of_history_has_no_late_file(home: Home):
    send_month(home.root, PERIOD)
    now = steps.begin_month(home, PERIOD)
    history = steps.begin_month(home, PERIOD, is_history=True)

    assert days(now) == set()
    assert max(days(history)) <= dt.date(2026, 4, 5)


def test_a_code_that_is_used_and_no_longer_declared_stops_the_month(home: Home):
    send_month(home.root, PERIOD)
    take_in(steps.begin_month(home, PERIOD))
    for name in ("measures", "indicators", "targets"):
        table = home.catalog / f"{name}.csv"
        lines = table.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "tea_mu" not in line and "TEA-01" not in line]
        table.write_text("".join(kept), "utf-8")

    steps.prepare_month(home, PERIOD)
    with pytest.raises(DeclarationError, match="tea_mu"):
        steps.begin_month(home, PERIOD)


def test_every_run_has_an_id_of_its_own(home: Home):
    first, second = steps.prepare_month(home, PERIOD), steps.prepare_month(home, PERIOD)

    assert first.run_id != second.run_id
    assert first.run_id.startswith(f"{PERIOD}-")


def test_what_is_published_is_the_working_state(home: Home):
    send_month(home.root, PERIOD)
    month = steps.begin_month(home, PERIOD)
    take_in(month)

    assert steps.publish_month(month)
    with open_working(home) as connection:
        working = connection.execute("select count(*) from observations").fetchall()
    assert working == [(26,)]
    assert (
        sum_tables(home.warehouse)["observations"]
        == (sum_tables(home.working_warehouse)["observations"])
    )


def test_the_data_docs_bear_the_moment_in_universal_time(home: Home):
    """Eight in the morning in the county is midnight there, whatever the machine's own zone."""
    send_month(home.root, PERIOD)
    month = replace(steps.begin_month(home, PERIOD), started_at=dt.datetime(2026, 4, 6, 8))
    take_in(month)
    pages = list((home.reports(PERIOD) / "data-docs").rglob("received-*.html"))

    assert [page.parent.name[:15] for page in pages] == ["20260406T000000"]
