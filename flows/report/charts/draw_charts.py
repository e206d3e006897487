"""Charts as files: drawn, or kept where nothing that they show has changed."""

import hashlib
import json
import logging
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from matplotlib.figure import Figure

from flows.report.charts.bullet import Bullet, draw_bullet
from flows.report.charts.canvas import styled
from flows.report.charts.chart_list import Chart, ChartData, charts_of_month
from flows.report.charts.draw_trajectory import draw_trajectory
from flows.report.charts.plan_status import PlanStatus, draw_plan_status
from flows.report.charts.slope import Slope, draw_slope
from flows.report.charts.trajectory import Trajectory
from flows.report.charts.variance import Variance, draw_variance
from flows.report.month.review import Review

log = logging.getLogger(__name__)
_MANIFEST = "charts.json"
#: Raised when charts are drawn differently, so that all are drawn again.
_VERSION = "3"
_SVG_METADATA = {"Date": None, "Creator": None}


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


def draw_charts(review: Review, folder: Path) -> list[ChartFile]:
    """Draw the month's charts into `charts/` below the folder and return them.

    A chart whose content is that of its file is kept; a file that is no chart of the month goes.
    """
    target = folder / "charts"
    charts = charts_of_month(review)
    files = save_charts(charts, target, with_svg=False)
    names = {file.png.name for file in files} | {_MANIFEST}
    for stale in sorted(path for path in target.iterdir() if path.name not in names):
        stale.unlink()
    return files


def save_charts(charts: Sequence[Chart], folder: Path, *, with_svg: bool) -> list[ChartFile]:
    """Draw those charts whose content has changed; return all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    digests = {chart.name: digest(chart) for chart in charts}
    known = _read_manifest(folder)
    files = [_chart_file(chart, folder, with_svg) for chart in charts]
    drawn = 0
    for chart, file in zip(charts, files, strict=True):
        paths = [file.png, *([file.svg] if file.svg else [])]
        if known.get(chart.name) != digests[chart.name] or not all(p.exists() for p in paths):
            save_chart(chart.data, paths)
            drawn += 1
    manifest = json.dumps(known | digests if with_svg else digests, indent=0, sort_keys=True)
    (folder / _MANIFEST).write_text(manifest, "utf-8")
    log.info("charts: %d planned, %d drawn", len(charts), drawn)
    return files


def digest(chart: Chart) -> str:
    """Return what the chart shows, in short."""
    return hashlib.sha256(f"{_VERSION}|{chart.data!r}".encode()).hexdigest()[:16]


@styled
def save_chart(data: ChartData, files: Sequence[Path]) -> None:
    """Draw one chart and save it in the format of each file; a missing glyph is an error."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message=".*missing from font.*")
        figure = draw(data)
        for file in files:
            draft = file.with_name(f"{file.stem}.new{file.suffix}")
            metadata = _SVG_METADATA if file.suffix == ".svg" else {"Software": None}
            figure.savefig(draft, metadata=metadata)
            draft.replace(file)


def draw(data: ChartData) -> Figure:
    """Return the figure of any kind of chart."""
    match data:
        case Bullet():
            return draw_bullet(data)
        case Trajectory():
            return draw_trajectory(data)
        case Variance():
            return draw_variance(data)
        case PlanStatus():
            return draw_plan_status(data)
        case Slope():
            return draw_slope(data)
        case _:
            assert_never(data)


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        known = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _chart_file(chart: Chart, folder: Path, with_svg: bool) -> ChartFile:
    svg = folder / f"{chart.name}.svg" if with_svg else None
    png = folder / f"{chart.name}.png"
    return ChartFile(
        chart.name, chart.kind, chart.indicator_code, chart.title, chart.data.alt, png, svg
    )
