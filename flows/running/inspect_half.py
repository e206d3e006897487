"""A half-year's inspection (半年抽查) as plain functions: draw, issue the forms, report."""

import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.forms.check_books import CheckOrder, write_check_books
from flows.paths import Home
from flows.period import due_date, months_of_half
from flows.report.month.phrases import office_name
from flows.report.month.working_days import deadline
from flows.report.spot_checks.check_ledger import (
    draw_once,
    drawn_figures,
    read_results,
    refresh_results,
)
from flows.report.spot_checks.inspection import Inspection
from flows.report.spot_checks.result_document import write_result
from flows.settings import Settings, load_signed_settings
from flows.steps import county_now
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish

#: A seed nobody can foresee, short enough to be read out.
_MOST_SEED = 1_000_000


@dataclass(frozen=True)
class Drawn:
    """What a draw gave, counted, and the check forms' folder."""

    half: str
    seed: int
    is_new: bool
    areas: int
    figures: int
    folder: Path


@dataclass(frozen=True)
class InspectionResult:
    """What an inspection found so far, counted, and its paper."""

    half: str
    drawn: int
    checked: int
    wrong: int
    document: Path


def draw_half(home: Home, half: str, seed: int | None = None) -> Drawn:
    """Draw a half-year's figures, once, and write the check forms of the areas drawn.

    Without a seed a random one is taken; it is kept with the list. Drawing again writes the same
    forms again. Raises UsageError for another seed.
    """
    catalog, settings = load_catalog(home.catalog), load_signed_settings(home)
    with run_lock(home):
        with open_working(home) as connection:
            drawn, is_new = draw_once(
                connection,
                catalog,
                half,
                seed,
                _today(settings, half),
                new_seed=secrets.randbelow(_MOST_SEED),
            )
        publish(home, keep=settings.keep_published)
    folder = home.reports(half) / "check-forms"
    write_check_books(catalog, drawn, _order(catalog, settings, half, drawn), folder)
    return Drawn(
        half,
        int(drawn["seed"].iloc[0]),
        is_new,
        drawn["number"].nunique(),
        len(drawn),
        folder,
    )


def report_half(home: Home, half: str) -> InspectionResult | None:
    """Write the paper on what came back of a half-year's inspection; None when none was drawn."""
    catalog, settings = load_catalog(home.catalog), load_signed_settings(home)
    with run_lock(home):
        with open_working(home) as connection:
            drawn = drawn_figures(connection, half)
            if drawn.empty:
                return None
            refresh_results(connection, catalog)
            results = read_results(connection, half)
        publish(home, keep=settings.keep_published)
    inspection = Inspection(
        catalog,
        half,
        office_name(settings.office, catalog),
        _today(settings, half),
        settings.is_synthetic,
        drawn,
        results,
    )
    document = write_result(inspection, home.reports(half))
    whole = inspection.whole
    return InspectionResult(half, whole.drawn, whole.checked, whole.wrong, document)


def _today(settings: Settings, half: str) -> dt.date:
    """Return today; the scheduled day of the half's last month where figures are simulated."""
    if settings.is_synthetic:
        return due_date(months_of_half(half)[-1], settings.schedule.day)
    return county_now().date()


def _order(catalog: Catalog, settings: Settings, half: str, drawn: pd.DataFrame) -> CheckOrder:
    start = pd.Timestamp(drawn["drawn_on"].iloc[0]).date()
    due = deadline(start, catalog.policy.spot_checks.answer_days, catalog.own_days)
    return CheckOrder(half, office_name(settings.office, catalog), due.day, settings.is_synthetic)
