"""All charts of a month in one pass: what to draw, drawn side by side, unchanged ones kept."""

import hashlib
import json
import logging
import warnings
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import pandas as pd

from flows.report.charts.canvas import png_metadata, styled, svg_metadata
from flows.report.charts.chart_plan import Plan, plan_charts
from flows.report.month.facts import Facts

log = logging.getLogger(__name__)
_MANIFEST = "charts.json"
_FEWEST_FOR_PROCESSES = 12
_VERSION = "2"
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
