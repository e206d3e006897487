"""What people receive of a judged month: written again it is the same, and sent only when asked."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from flows import deliver, steps
from flows.paths import Home
from flows.running import judge_steps
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from tests.starting.small_county import begin_county, send_month
from tests.story.months import load_only

PERIOD = "2026-03"


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory):
    """A small county's month, reported, with the mails in the outbox."""
    home = Home(tmp_path_factory.mktemp("county"))
    begin_county(home.root)
    send_month(home.root, PERIOD)
    with run_lock(home):
        month, loaded = load_only(home, PERIOD)
        judged = judge_steps.judge_month(month, loaded)
        reported = deliver.report_month(month)
        mailed = deliver.mail_month(month, reported, send=False)
        assert steps.publish_month(month)
    return month, loaded, judged, reported, mailed


def written(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file() and "data-docs" not in one.parts)
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def test_reporting_a_month_again_writes_the_same_files(delivered):
    month = delivered[0]
    folder = month.home.reports(PERIOD)
    before = written(folder)

    deliver.report_month(month)

    assert written(folder) == before
    assert {"bulletin.docx", "index.html", "warnings.xlsx"} <= set(before)


def test_mails_that_are_not_to_be_sent_are_in_the_outbox_and_in_no_ledger(delivered):
    month, _, _, _, mailed = delivered
    with open_working(month.home) as connection:
        sent = connection.execute("select count(*) from alerts_sent").fetchall()

    assert mailed.written == len(list(month.home.outbox(PERIOD).rglob("*.eml"))) > 0
    assert (mailed.sent, sent) == (0, [(0,)])


def test_letters_written_again_after_a_release_are_the_same(delivered):
    month = delivered[0]
    letters = month.home.reports(PERIOD) / "letters"
    before = written(letters)

    deliver.rewrite_letters(month.home, PERIOD)

    assert written(letters) == before


def test_the_summary_counts_what_was_done_and_where_it_is(delivered):
    month, loaded, judged, reported, mailed = delivered

    done = deliver.summarise(month, loaded, judged, reported, mailed, True, {"load": 1.5})

    assert (done.period, done.files, done.observations) == (PERIOD, 4, 26)
    assert (done.mails_written, done.mails_sent, done.failures) == (mailed.written, 0, ())
    assert done.paths["bulletin"] == f"reports/{PERIOD}/bulletin.docx"
    assert all((month.home.root / path).exists() for path in done.paths.values())
    assert len(done.matters) == min(5, len(reported.review.asked))


def test_a_warehouse_that_could_not_be_put_in_place_is_a_failure(delivered):
    month, loaded, judged, reported, mailed = delivered

    held = deliver.summarise(month, loaded, judged, reported, mailed, False, {})

    assert len(held.failures) == 1
    assert held.exit_code == 5


def test_papers_of_a_simulated_month_bear_its_scheduled_day(delivered):
    month = delivered[0]
    simulated = replace(month, settings=month.settings.model_copy(update={"is_synthetic": True}))

    assert deliver.issue_date(month) == month.started_at.date()
    assert deliver.issue_date(simulated) == deliver.scheduled_date(month)
    assert deliver.scheduled_date(month).replace(day=1) == dt.date(2026, 4, 1)
    assert deliver.scheduled_date(month).day == month.settings.schedule.day


def test_a_month_without_any_file_is_reported_too(tmp_path: Path):
    begin_county(tmp_path)
    home = Home(tmp_path)
    with run_lock(home):
        month, loaded = load_only(home, PERIOD)
        judge_steps.judge_month(month, loaded)
        reported = deliver.report_month(month)

    assert reported.bulletin.exists()
    assert reported.letters == []
    assert steps.publish_month(month)
