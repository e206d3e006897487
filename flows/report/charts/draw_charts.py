"""Charts as files: drawn, or kept where nothing that they show has changed."""

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.report.charts.chart_list import Chart, ChartData, charts_of_month
from flows.report.charts.chart_work import (
    MANIFEST,
    ChartWork,
    Draw,
    Finish,
    draw_at_once,
    draw_work,
)
from flows.report.month.review import Review

log = logging.getLogger(__name__)
#: Raised when charts are drawn differently, so that all are drawn again.
_VERSION = "7"


@dataclass(frozen=True)
class ChartFile:
    """A drawn chart: its files and what it shows, for those who cannot see it."""

    name: str
    kind: str
    indicator_code: str
    title: str
    alt: str
    png: Path
    svg: Path | None = None
    data: ChartData | None = None


def draw_charts(review: Review, folder: Path) -> list[ChartFile]:
    """Draw the month's charts into `charts/` below the folder and return them.

    A chart whose content is that of its file is kept; a file that is no chart of the month goes.
    """
    files, finish = begin_charts(review, folder, draw_at_once)
    finish()
    return files


def begin_charts(review: Review, folder: Path, draw: Draw) -> tuple[list[ChartFile], Finish]:
    """Begin to draw the month's charts; their files are there when the second part has returned."""
    files, work = _plan_alone(charts_of_month(review), folder / "charts")
    return files, draw(work)


def replace_charts(charts: Sequence[Chart], folder: Path) -> list[ChartFile]:
    """Draw charts into a folder that holds nothing else afterwards; return them."""
    files, work = _plan_alone(charts, folder)
    draw_work(work)
    return files


def _plan_alone(charts: Sequence[Chart], folder: Path) -> tuple[list[ChartFile], ChartWork]:
    files, work = _plan(charts, folder, with_svg=False)
    names = frozenset({MANIFEST, *(file.png.name for file in files)})
    return files, replace(work, kept=names)


def save_charts(charts: Sequence[Chart], folder: Path, *, with_svg: bool) -> list[ChartFile]:
    """Draw those charts whose content has changed; return all of them."""
    files, work = _plan(charts, folder, with_svg=with_svg)
    draw_work(work)
    return files


def _plan(
    charts: Sequence[Chart], folder: Path, *, with_svg: bool
) -> tuple[list[ChartFile], ChartWork]:
    folder.mkdir(parents=True, exist_ok=True)
    digests = {chart.name: digest(chart) for chart in charts}
    known = _read_manifest(folder)
    files = [_chart_file(chart, folder, with_svg) for chart in charts]
    changed = []
    for chart, file in zip(charts, files, strict=True):
        paths = (file.png, *([file.svg] if file.svg else []))
        if known.get(chart.name) != digests[chart.name] or not all(p.exists() for p in paths):
            changed.append((chart.data, paths))
    manifest = json.dumps(known | digests if with_svg else digests, indent=0, sort_keys=True)
    log.info("charts: %d planned, %d to draw", len(charts), len(changed))
    return files, ChartWork(folder, tuple(changed), manifest)


def digest(chart: Chart) -> str:
    """Return what the chart shows, in short."""
    return hashlib.sha256(f"{_VERSION}|{chart.data!r}".encode()).hexdigest()[:16]


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _chart_file(chart: Chart, folder: Path, with_svg: bool) -> ChartFile:
    svg = folder / f"{chart.name}.svg" if with_svg else None
    png = folder / f"{chart.name}.png"
    return ChartFile(
        chart.name,
        chart.kind,
        chart.indicator_code,
        chart.title,
        chart.data.alt,
        png,
        svg,
        chart.data,
    )
