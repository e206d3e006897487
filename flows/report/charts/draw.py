"""All charts of a month in one pass: what to draw, drawn side by side, unchanged ones kept."""

import hashlib
import json
import logging
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from flows.report.charts.bullet import bullet_title, draw_bullet
from flows.report.charts.calendar import calendar_title, draw_calendar
from flows.report.charts.canvas import png_metadata, styled, svg_metadata
from flows.report.charts.contribution import (
    contribution_title,
    draw_contribution,
    town_gaps,
)
from flows.report.charts.matrix import draw_matrix, draw_plans, matrix_title
from flows.report.charts.slope import draw_slope, rank_pairs, slope_title
from flows.report.charts.sums import draw_sums, sums_title
from flows.report.charts.trajectory import draw_trajectory, trajectory_title
from flows.report.charts.variance import draw_variance, variance_title
from flows.report.facts import Facts

log = logging.getLogger(__name__)
_MANIFEST = "charts.json"
_ROWS_A_PAGE = 24
_FEWEST_FOR_PROCESSES = 12
_VERSION = "1"
_AT_LARGE = ("slope", "calendar")


@dataclass(frozen=True)
class ChartFile:
    """A drawn chart: its files and what it says, for those who cannot see it."""

    name: str
    kind: str
    indicator_code: str
    title: str
    alt: str
    png: Path
    svg: Path


@dataclass(frozen=True)
class Plan:
    """A chart to draw: name, kind, title, and how."""

    name: str
    kind: str
    indicator_code: str
    title: str
    draw: Callable[[Facts], Figure]
    codes: tuple[str, ...]
    measure: str = ""


def draw_charts(facts: Facts, folder: Path, workers: int) -> list[ChartFile]:
    """Draw the month's charts into `charts/` below the folder and return them.

    A chart whose figures are those of its file in the folder is not drawn again.
    """
    target = folder / "charts"
    target.mkdir(parents=True, exist_ok=True)
    plans = plan_charts(facts)
    digests = {plan.name: _digest(plan, facts) for plan in plans}
    known = _read_manifest(target)
    due = [plan for plan in plans if not _is_current(plan, digests, known, target)]
    if len(due) < _FEWEST_FOR_PROCESSES or workers < 2:
        for plan in due:
            save_chart(plan, facts, target)
    else:
        _draw_side_by_side(due, facts, target, workers)
    (target / _MANIFEST).write_text(json.dumps(digests, indent=0, sort_keys=True), "utf-8")
    log.info("charts: %d planned, %d drawn", len(plans), len(due))
    return [_chart_file(plan, target) for plan in plans]


def plan_charts(facts: Facts) -> list[Plan]:
    """Return every chart that the month has figures for."""
    month, catalog = facts.month, facts.catalog
    due = set(month["indicator_code"])
    plans: list[Plan] = []
    for code in catalog.policy.headlines:
        if code in due:
            plans += _headline(facts, code)
    for measure in catalog.policy.headline_sums:
        if (facts.observations["measure_code"] == measure).any():
            title = sums_title(facts, measure)
            draw = partial(draw_sums, measure_code=measure)
            plans.append(Plan(f"sums-{measure}", "sums", "", title, draw, (), measure))
    for plan_name in dict.fromkeys(row.plan for row in catalog.indicators):
        codes = [
            row.indicator_code
            for row in catalog.indicators
            if row.plan == plan_name and row.indicator_code in due
        ]
        plans += _matrices(facts, plan_name, codes)
    if len(month):
        plans.append(Plan("plans", "plans", "", "各方案各月状态", draw_plans, ()))
    plans += _towns_at_large(facts)
    return plans + _by_indicator(facts)


def _by_indicator(facts: Facts) -> list[Plan]:
    """Return variance bars, and for sums the towns behind the gap, of every due indicator."""
    catalog = facts.catalog
    plans: list[Plan] = []
    judged = facts.month.dropna(subset=["variance"])
    towns = judged[judged["area_code"] != catalog.county.area_code]
    for code in sorted(set(towns["indicator_code"])):
        plans.append(
            Plan(
                f"variance-{code}",
                "variance",
                code,
                variance_title(facts, code),
                partial(draw_variance, code=code),
                (code,),
            )
        )
        indicator = catalog.indicator_by_code[code]
        is_sum = indicator.aggregation == "sum" and indicator.direction == "at_least"
        if is_sum and not town_gaps(facts, code).empty:
            title = contribution_title(facts, code)
            draw = partial(draw_contribution, code=code)
            plans.append(Plan(f"contribution-{code}", "contribution", code, title, draw, (code,)))
    return plans


def _towns_at_large(facts: Facts) -> list[Plan]:
    """Return the charts of ranks and of reporting."""
    plans = []
    if not rank_pairs(facts).empty:
        plans.append(Plan("slope", "slope", "", slope_title(facts), draw_slope, ()))
    if len(facts.reporting_rates):
        plans.append(Plan("calendar", "calendar", "", calendar_title(facts), draw_calendar, ()))
    return plans


def _headline(facts: Facts, code: str) -> list[Plan]:
    year = int(facts.period[:4])
    first = max(2021, year - 1)
    return [
        Plan(
            f"bullet-{code}",
            "bullet",
            code,
            bullet_title(facts, code),
            partial(draw_bullet, code=code),
            (code,),
        ),
        Plan(
            f"trajectory-{code}",
            "trajectory",
            code,
            trajectory_title(facts, code),
            partial(draw_trajectory, code=code, first_year=first, last_year=first + 1),
            (code,),
        ),
        Plan(
            f"outlook-{code}",
            "outlook",
            code,
            trajectory_title(facts, code),
            partial(draw_trajectory, code=code, first_year=2021, last_year=2025),
            (code,),
        ),
    ]


def _matrices(facts: Facts, plan_name: str, codes: Sequence[str]) -> list[Plan]:
    pages = [codes[at : at + _ROWS_A_PAGE] for at in range(0, len(codes), _ROWS_A_PAGE)]
    return [
        Plan(
            f"matrix-{plan_name}-{number}",
            "matrix",
            "",
            matrix_title(facts, plan_name, page),
            partial(
                draw_matrix,
                plan=plan_name,
                codes=tuple(page),
                page=f"（{number}/{len(pages)}）" if len(pages) > 1 else "",
            ),
            tuple(page),
        )
        for number, page in enumerate(pages, start=1)
    ]


def _digest(plan: Plan, facts: Facts) -> str:
    """Return what the chart depends on, in short."""
    rows = facts.assessments
    if plan.codes:
        rows = rows[rows["indicator_code"].isin(plan.codes)]
    targets = facts.targets[facts.targets["indicator_code"].isin(plan.codes)]
    digest = hashlib.sha256(f"{_VERSION}|{plan.name}|{plan.title}|{facts.period}".encode())
    digest.update(f"{facts.office}|{facts.is_synthetic}|{facts.catalog.version}".encode())
    sums = facts.observations[facts.observations["measure_code"] == plan.measure]
    for frame in (rows, targets, sums, *_shared_frames(plan, facts)):
        digest.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
    return digest.hexdigest()[:16]


def _shared_frames(plan: Plan, facts: Facts) -> list[pd.DataFrame]:
    return [facts.town_scores, facts.reporting_rates] if plan.kind in _AT_LARGE else []


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _is_current(plan: Plan, digests: dict[str, str], known: dict[str, str], folder: Path) -> bool:
    return known.get(plan.name) == digests[plan.name] and all(
        (folder / f"{plan.name}.{ending}").exists() for ending in ("png", "svg")
    )


def _draw_side_by_side(plans: Sequence[Plan], facts: Facts, folder: Path, workers: int) -> None:
    """Draw in processes; each gets the facts once and every n-th chart."""
    sums = facts.observations["measure_code"].isin(facts.catalog.policy.headline_sums)
    slim = replace(facts, observations=facts.observations[sums], findings=facts.findings.iloc[:0])
    parts = [plans[number::workers] for number in range(workers)]
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as executor:
        for future in [executor.submit(_draw_part, part, slim, folder) for part in parts]:
            future.result()


def _draw_part(plans: Sequence[Plan], facts: Facts, folder: Path) -> None:
    for plan in plans:
        save_chart(plan, facts, folder)


@styled
def save_chart(plan: Plan, facts: Facts, folder: Path) -> None:
    """Draw one chart and save it as PNG and SVG; a missing glyph is an error, never a box."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message=".*missing from font.*")
        figure = plan.draw(facts)
        figure.savefig(folder / f"{plan.name}.png", metadata=png_metadata())
        figure.savefig(folder / f"{plan.name}.svg", metadata=svg_metadata())


def _chart_file(plan: Plan, folder: Path) -> ChartFile:
    return ChartFile(
        plan.name,
        plan.kind,
        plan.indicator_code,
        plan.title,
        plan.title,
        folder / f"{plan.name}.png",
        folder / f"{plan.name}.svg",
    )
