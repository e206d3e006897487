"""What is to be drawn of a month's charts, and drawing it: here or in another process."""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from matplotlib.figure import Figure

from flows.report.charts.bullet import Bullet, draw_bullet
from flows.report.charts.canvas import styled
from flows.report.charts.chart_list import ChartData
from flows.report.charts.contribution_bars import ContributionBars, draw_contribution_bars
from flows.report.charts.draw_trajectory import draw_trajectory
from flows.report.charts.plan_status import PlanStatus, draw_plan_status
from flows.report.charts.slope import Slope, draw_slope
from flows.report.charts.trajectory import Trajectory
from flows.report.charts.variance import Variance, draw_variance

_SVG_METADATA = {"Date": None, "Creator": None}
#: The record of what each file of a folder shows.
MANIFEST = "charts.json"


@dataclass(frozen=True)
class ChartWork:
    """The charts of a folder whose content has changed, each with its files.

    `manifest` is written when all are drawn; then files that are not in `kept` go, None keeps all.
    """

    folder: Path
    charts: tuple[tuple[ChartData, tuple[Path, ...]], ...]
    manifest: str
    kept: frozenset[str] | None = None


Finish = Callable[[], None]
#: Begins to draw and returns what waits for the end.
Draw = Callable[[ChartWork], Finish]


def draw_at_once(work: ChartWork) -> Finish:
    """Draw before anything else is done."""
    draw_work(work)
    return lambda: None


def draw_work(work: ChartWork) -> None:
    """Draw the charts and keep the folder in order; a missing glyph is an error."""
    if work.charts:
        # What a killed run has half drawn must not stand under what was known before.
        (work.folder / MANIFEST).unlink(missing_ok=True)
    for data, files in work.charts:
        save_chart(data, files)
    if work.kept is not None:
        for stale in sorted(path for path in work.folder.iterdir() if path.name not in work.kept):
            stale.unlink()
    (work.folder / MANIFEST).write_text(work.manifest, "utf-8")


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
        case ContributionBars():
            return draw_contribution_bars(data)
        case _:
            assert_never(data)
