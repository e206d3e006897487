"""The papers of the plans' own cadence as plain functions: made from what runs have published.

Nothing is judged and nothing is stored: a paper of an old quarter or year is made again from the
published copy, and twice is once. Each file is written aside and renamed, so that a run that was
killed leaves the last good ones.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.assess.spot_checks.error_rates import sampling_results
from flows.catalog.load import load_catalog
from flows.errors import UsageError
from flows.paths import Home
from flows.period import Quarter, due_date
from flows.report.charts.draw_charts import replace_charts
from flows.report.letters.letter_ledger import all_letter_matters, all_letters
from flows.report.month.facts import load_facts
from flows.report.month.review import Review, review_month
from flows.report.office.pdf import write_pdf
from flows.report.quarter.quarter_book import write_quarter_book
from flows.report.quarter.quarter_charts import charts_of_quarter
from flows.report.quarter.quarter_notice import write_quarter_notice
from flows.report.quarter.quarter_review import review_quarter
from flows.report.spot_checks.check_ledger import drawn_figures
from flows.report.spot_checks.inspection import Inspection
from flows.report.year.year_book import write_year_book
from flows.report.year.year_charts import charts_of_year
from flows.report.year.year_notice import write_year_notice
from flows.report.year.year_review import review_year
from flows.settings import Settings, load_signed_settings
from flows.steps import county_now
from flows.warehouse.lock import run_lock
from flows.warehouse.query import open_published
from flows.words.sentence import sentence


@dataclass(frozen=True)
class Papers:
    """Where the papers of a quarter or year lie; `compared` counts what both spans judged."""

    folder: Path
    document: Path
    workbook: Path
    compared: int


def write_quarter(home: Home, quarter: Quarter) -> Papers:
    """Write the quarter's document, workbook and charts (季度研判) and return where they lie.

    Raises UsageError while the quarter's last month has not been run.
    """
    settings, folder = load_signed_settings(home), home.reports(quarter.code)
    with run_lock(home), open_published(home) as connection:
        month = _reviewed(home, connection, settings, quarter.last)
        review = review_quarter(month, all_letters(connection), all_letter_matters(connection))
        charts = replace_charts(charts_of_quarter(review), folder / "charts")
        workbook = write_quarter_book(review, folder)
        document = write_quarter_notice(review, charts, folder)
        if settings.pdf:
            write_pdf(document)
    return Papers(folder, document, workbook, review.compared.common)


def write_year(home: Home, year: int) -> Papers:
    """Write the year's document, workbook and charts (年底考核、年度总结), return where they lie.

    Raises UsageError while the year's December has not been run.
    """
    settings, folder = load_signed_settings(home), home.reports(f"{year:04d}")
    with run_lock(home), open_published(home) as connection:
        month = _reviewed(home, connection, settings, f"{year:04d}-12")
        review = review_year(month, _inspections(connection, month, year))
        charts = replace_charts(charts_of_year(review), folder / "charts")
        workbook = write_year_book(review, folder)
        document = write_year_notice(review, charts, folder)
        if settings.pdf:
            write_pdf(document)
    return Papers(folder, document, workbook, review.compared.common)


def _reviewed(
    home: Home, connection: duckdb.DuckDBPyConnection, settings: Settings, period: str
) -> Review:
    """Return a month that has been run, in review; UsageError for a copy of an older edition."""
    catalog = load_catalog(home.catalog)
    try:
        facts = load_facts(
            connection,
            catalog,
            period,
            office=settings.office,
            is_synthetic=settings.is_synthetic,
        )
    except duckdb.CatalogException:
        raise UsageError(sentence("error.older_edition")) from None
    if facts.month.empty:
        latest = max(facts.assessments["period"], default="—")
        raise UsageError(sentence("error.month_not_run", month=period, latest=latest))
    return review_month(facts, _paper_day(settings, period))


def _inspections(
    connection: duckdb.DuckDBPyConnection, month: Review, year: int
) -> list[Inspection]:
    """Return the inspections that were drawn for a year's half-years, by today's policy."""
    halves = ((half, drawn_figures(connection, half)) for half in (f"{year}H1", f"{year}H2"))
    facts = month.facts
    return [
        Inspection(
            catalog=facts.catalog,
            half=half,
            office=month.office,
            day=month.day,
            is_synthetic=facts.is_synthetic,
            drawn=drawn,
            results=sampling_results(facts.catalog, drawn),
        )
        for half, drawn in halves
        if len(drawn)
    ]


def _paper_day(settings: Settings, period: str) -> dt.date:
    """Return the day that papers bear: today, or the scheduled day of simulated months."""
    if settings.is_synthetic:
        return due_date(period, settings.schedule.day)
    return county_now().date()
