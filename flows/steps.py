"""The steps of a month as plain functions; flows/monthly.py puts them in order.

Each step opens the working warehouse for itself and leaves it consistent, so that a run killed
between two steps is simply run again.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.errors import UsageError
from flows.ingest.inbox import ReceivedFile, find_files
from flows.ingest.processes.readers import Readers
from flows.ingest.reading import FileReading
from flows.ingest.receipt_list import COUNTY_TIME
from flows.paths import Home
from flows.quality.check_batch import judge_batch
from flows.quality.corrections import apply_corrections
from flows.quality.expectations import DocsSite
from flows.quality.explanations import explain_findings
from flows.receive.make_batch import make_batch
from flows.receive.old_files import received_on_time
from flows.receive.overwrites import flag_overwrites
from flows.report.letters.replies import record_replies
from flows.report.quality_page.write_quality_page import write_quality_page
from flows.report.sources.compare_sources import compare_sources
from flows.report.spot_checks.record_checks import record_checks
from flows.settings import Settings, load_signed_settings
from flows.warehouse import read
from flows.warehouse.load_batch import load_batch
from flows.warehouse.lost_codes import refuse_lost_codes
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.warehouse.receipts import read_known_receipts
from flows.warehouse.sql_texts import read_sql
from flows.words.sentence import sentence

PercentHistory = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Month:
    """What a run works on: the home folder, the month, the declarations, and its own id."""

    home: Home
    period: str
    catalog: Catalog
    settings: Settings
    started_at: dt.datetime
    #: Whether its files are older than the first run, so that none of them is late.
    is_history: bool = False

    @property
    def run_id(self) -> str:
        """Return the run's id: the month and the moment it began."""
        return f"{self.period}-{self.started_at:%Y%m%d%H%M%S%f}"[:26]


@dataclass(frozen=True)
class Loaded:
    """What was loaded, counted."""

    files: int
    submissions: dict[str, int]
    findings: dict[str, int]
    observations: int


def county_now() -> dt.datetime:
    """Return the present moment in county time, without zone."""
    return dt.datetime.now(COUNTY_TIME).replace(tzinfo=None)


def refuse_future(home: Home, period: str) -> None:
    """Raise UsageError for a month that has not begun and of which nothing has come.

    A mistyped year would judge all months up to it as missing, and remind everybody of them.
    """
    folder = home.raw(period)
    has_come = folder.is_dir() and any(folder.iterdir())
    if period > f"{county_now():%Y-%m}" and not has_come:
        raise UsageError(sentence("error.future_month", period=period, folder=folder))


def prepare_month(home: Home, period: str, *, is_history: bool = False) -> Month:
    """Return the month with its declarations and settings, or raise DeclarationError."""
    catalog, settings = load_catalog(home.catalog), load_signed_settings(home)
    return Month(home, period, catalog, settings, county_now(), is_history)


def begin_month(home: Home, period: str, *, is_history: bool = False) -> Month:
    """Return the month to run; also DeclarationError where the catalogue has lost a used code."""
    month = prepare_month(home, period, is_history=is_history)
    with open_working(home) as connection:
        refuse_lost_codes(connection, month.catalog)
    return month


def find_month(month: Month) -> tuple[list[ReceivedFile], PercentHistory]:
    """Return the month's files and the last percent values before it."""
    with open_working(month.home) as connection:
        history = read.last_percent_values(connection, month.catalog, month.period)
    files = find_files(month.home.raw(month.period), month.started_at)
    if month.is_history:
        files = received_on_time(files, month.catalog, month.period)
    return files, history


def read_portion(
    files: Sequence[ReceivedFile], month: Month, history: PercentHistory, readers: Readers
) -> list[FileReading]:
    """Return the readings of a few files, read in a process of their own."""
    return readers.read_portion(files, month.period, history)


def load_month(
    month: Month, files: Sequence[ReceivedFile], readings: Sequence[FileReading]
) -> Loaded:
    """Check the readings and load them; return what came in."""
    with open_working(month.home) as connection:
        history = read.history_before(connection, month.period)
        to_load = record_replies(connection, readings, files, month.started_at)
        to_load = record_checks(connection, to_load, files, month.started_at, month.catalog)
        batch = make_batch(
            read_known_receipts(connection, month.period),
            month.period,
            files,
            to_load,
            month.started_at,
            month.catalog,
        )
        batch = flag_overwrites(batch, read.reported_by(connection, batch), month.catalog)
        batch = apply_corrections(batch, month.catalog)
        folder = month.home.reports(month.period)
        # Great Expectations takes a moment without a zone for the machine's own time.
        moment = month.started_at.replace(tzinfo=COUNTY_TIME)
        docs = DocsSite(folder / "data-docs", month.period, moment)
        batch = judge_batch(batch, history, month.catalog, docs=docs)
        batch = explain_findings(batch, month.catalog)
        write_quality_page(batch, month.catalog, month.period, folder)
        load_batch(connection, batch, month.period, month.catalog)
        compare_sources(connection, batch, to_load, month.period, month.catalog)
        findings = connection.execute(
            read_sql("month_findings_by_severity"), {"period": month.period}
        ).fetchall()
    return Loaded(
        files=len(files),
        submissions=dict(sorted(Counter(batch.submissions["status"]).items())),
        findings=dict(sorted(findings)),
        observations=int((batch.cells["state"] == "value").sum()),
    )


def publish_month(month: Month) -> bool:
    """Swap the working state in for analysts; return whether it is in place."""
    return publish(month.home, keep=month.settings.keep_published)
