"""What people receive from a judged month: reports, letters, mails."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from flows.alert.compose import Enclosures, compose_mails, unreached_recipients
from flows.alert.ledger import sent_ids
from flows.alert.outbox import write_outbox
from flows.alert.robots.month_notices import month_notices
from flows.alert.robots.post_notices import post_notices, write_notices
from flows.alert.send import send_mails
from flows.ingest.collector import collector_paused
from flows.paths import Home
from flows.period import due_date
from flows.report.bulletin.bulletin import write_bulletin
from flows.report.charts.chart_work import Draw, draw_at_once
from flows.report.charts.draw_charts import ChartFile, begin_charts
from flows.report.ledgers.write_ledgers import write_ledgers
from flows.report.letters.issue_letters import issue_letters, write_documents
from flows.report.letters.letter_counts import draft_numbers
from flows.report.letters.letter_ledger import Letter, all_letter_matters, all_letters
from flows.report.month.amounts import gap
from flows.report.month.facts import load_facts
from flows.report.month.plan_endings import ended_sentence
from flows.report.month.review import Review, review_month
from flows.report.office.pdf import write_pdf
from flows.report.page.write_page import write_page
from flows.report.returned.returned import ReturnedWorkbook, write_returned
from flows.report.warning_list.warning_files import write_warning_list
from flows.report.why.chain import load_chains
from flows.report.why.explanation import explanation_lines
from flows.running.summary import RunSummary, lock_notice, where_to_look
from flows.steps import Loaded, Month, county_now, prepare_month
from flows.warehouse.decisions.month_locks import MonthLock, find_lock
from flows.warehouse.journal import MAILS, Journal
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.wording import LEVEL_NAMES
from flows.words.sentence import Sentence, sentence

#: A run names what comes first; the rest is in its papers.
_MOST_MATTERS = 5


@dataclass(frozen=True)
class Reported:
    """What was written for a month and what mails are made from."""

    review: Review
    charts: list[ChartFile]
    letters: list[Letter]
    overdue: list[Letter]
    returned: list[ReturnedWorkbook]
    bulletin: Path
    lock: MonthLock | None = None


@dataclass(frozen=True)
class Mailed:
    """How many mails were written and sent, and what did not go out."""

    written: int
    sent: int
    failures: tuple[str, ...]
    unreached: tuple[str, ...]


def issue_date(month: Month) -> dt.date:
    """Return the day the month's papers bear: today, or the scheduled day of simulated months."""
    if not month.settings.is_synthetic:
        return month.started_at.date()
    return scheduled_date(month)


def scheduled_date(month: Month) -> dt.date:
    """Return the scheduled day of the month's run: what is overdue then, however late it runs."""
    return due_date(month.period, month.settings.schedule.day)


@collector_paused()  # it would walk a month's rows again and again, a tenth of the month's time
def report_month(month: Month, draw: Draw = draw_at_once) -> Reported:
    """Write the month's folder and return what was written; `draw` may be another process."""
    folder = month.home.reports(month.period)
    with open_working(month.home) as connection:
        review = _review(month, connection)
        charts, wait_for_charts = begin_charts(review, folder, draw)
        letters = issue_letters(review, connection, folder)
        chains = load_chains(connection, month.catalog, month.period, ("yellow", "red"))
        issued, written = all_letters(connection), all_letter_matters(connection)
        lock = find_lock(connection, month.period)
    on = scheduled_date(month)
    overdue = [one for one in issued if one.period < month.period and one.is_overdue(on)]
    write_warning_list(review, folder)
    write_ledgers(review, issued, written, folder)
    write_page(review, charts, folder, {key: explanation_lines(one) for key, one in chains.items()})
    raw, limits = month.home.raw(month.period), month.settings.limits
    returned = write_returned(review.facts, raw, folder / "returned", limits=limits)
    wait_for_charts()
    bulletin = write_bulletin(review, charts, issued, folder)
    if month.settings.pdf:
        write_pdf(bulletin)
    return Reported(review, charts, letters, overdue, returned, bulletin, lock)


def rewrite_letters(home: Home, period: str) -> None:
    """Write a month's letters anew after a release; the caller holds no lock."""
    month = prepare_month(home, period)
    with run_lock(home), open_working(home) as connection:
        write_letters_again(month, connection)


def write_letters_again(month: Month, connection: duckdb.DuckDBPyConnection) -> None:
    """Write a month's letters as they stand now; the caller holds the lock."""
    review = _review(month, connection)
    letters = [one for one in all_letters(connection) if one.period == month.period]
    write_documents(review, letters, month.home.reports(month.period) / "letters")


def _review(month: Month, connection: duckdb.DuckDBPyConnection) -> Review:
    office, is_synthetic = month.settings.office, month.settings.is_synthetic
    facts = load_facts(
        connection, month.catalog, month.period, office=office, is_synthetic=is_synthetic
    )
    return review_month(facts, issue_date(month))


def mail_month(month: Month, reported: Reported, send: bool) -> Mailed:
    """Write the month's mails to the outbox and, when asked, send what was not sent yet."""
    folder = month.home.reports(month.period)
    with open_working(month.home) as connection:
        enclosures = Enclosures(
            charts=reported.charts,
            returned=reported.returned,
            letters=reported.letters,
            overdue=reported.overdue,
            for_county=[reported.bulletin, folder / "warnings.xlsx"],
        )
        smtp = month.settings.smtp
        mails = compose_mails(reported.review, enclosures, smtp, folder=folder)
        unreached = tuple(unreached_recipients(reported.review))
        sent = sent_ids(connection, month.period)
        write_outbox(mails, month.home.outbox(month.period), sent)
        robots = month.settings.robots
        notices = month_notices(reported.review, reported.overdue, robots)
        write_notices(notices, month.home.outbox(month.period) / "robots")
        if not send:
            return Mailed(len(mails), 0, (), unreached)
        journal = Journal(month.home.journal)
        keep = partial(journal.note, connection, MAILS)
        result = send_mails(mails, connection, smtp, sent_at=county_now(), keep=keep)
        posted = post_notices(notices, robots, connection, sent_at=county_now(), keep=keep)
    failures = (*result.sentences, *posted.failures)
    return Mailed(len(mails), len(result.sent), failures, unreached)


def first_matters(review: Review) -> tuple[str, ...]:
    """Return the first matters to act on, a line each: level, name, what is missing."""
    return tuple(
        f"{LEVEL_NAMES[one.level]} {one.full_name}：{gap(one.indicator, one.row, one.missing)}"
        for one in review.asked[:_MOST_MATTERS]
    )


def summarise(
    month: Month,
    loaded: Loaded,
    judged: tuple[dict[str, int], dict[str, int]],
    reported: Reported,
    mailed: Mailed,
    is_published: bool,
    seconds: dict[str, float],
) -> RunSummary:
    """Return the run in numbers, with where to look."""
    failures: tuple[str | Sentence, ...] = mailed.failures
    if not is_published:
        failures += (sentence("run.held_open"),)
    return RunSummary(
        run_id=month.run_id,
        period=month.period,
        files=loaded.files,
        submissions=loaded.submissions,
        observations=loaded.observations,
        findings=loaded.findings,
        statuses=judged[0],
        warnings=judged[1],
        mails_written=mailed.written,
        mails_sent=mailed.sent,
        unreached=mailed.unreached,
        drafts=len(draft_numbers(reported.letters)),
        lock=lock_notice(reported.lock),
        matters=first_matters(reported.review),
        ended=ended_sentence(reported.review.facts),
        failures=failures,
        paths=where_to_look(month.home, month.period),
        seconds=seconds,
    )
