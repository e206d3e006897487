"""The picture of a trajectory: reported figures, the path, the targets and the outlook."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.numbers_text import show_figure, usual_decimals
from flows.period import month_of, year_of
from flows.report.charts.canvas import (
    LABEL_POINTS,
    LINE,
    POINTS_PER_INCH,
    SOFT,
    Dash,
    dot_key,
    line_key,
    make_figure,
    set_number_axis,
    styled,
)
from flows.report.charts.label_places import Label, place_labels
from flows.report.charts.line_breaks import text_width
from flows.report.charts.trajectory import Goal, Trajectory, parts_of
from flows.report.month.amounts import decimals_apart
from flows.wording import TARGET_NAMES

_WIDTH, _HEIGHT, _LEFT = 8.6, 3.1, 0.95
_TARGET_COLOUR = "#A3231C"
_PATH_DASH: Dash = "dashed"
_OUTLOOK_DASH: Dash = "dotted"
#: Points from a mark to the middle of its figure, and how high a figure is.
_RISE, _LINE_POINTS = 14.0, 11.0


@dataclass(frozen=True)
class _Figure:
    """A figure beside a mark: the mark's place in years and in the unit, the words, the colour."""

    x: float
    y: float
    text: str
    colour: str
    is_below: bool = False


@styled
def draw_trajectory(data: Trajectory) -> Figure:
    """Return the figure, from January of its first year to December of this one."""
    figure, axes = make_figure(data.words, _WIDTH, _HEIGHT, _keys(data), _LEFT)
    _draw_lines(axes, data)
    _set_months(axes, range(data.first_year, year_of(data.period) + 1))
    figures = [*_draw_last(axes, data), *_draw_goals(axes, data)]
    _write_figures(axes, [*figures, *_draw_outlook(axes, data)])
    return figure


def _draw_lines(axes: Axes, data: Trajectory) -> None:
    """Draw what was asked, dashed, and what was reported."""
    for part in parts_of(data.points, is_split=data.is_path_yearly):
        axes.plot(
            [_place(point.period) for point in part],
            [point.expected for point in part],
            color=SOFT,
            linewidth=1.6,
            linestyle=_PATH_DASH,
        )
    for part in parts_of(data.points, is_split=data.is_flow):
        axes.plot(
            [_place(point.period) for point in part],
            [point.actual for point in part],
            color=LINE,
            linewidth=2.2,
            marker="o",
            markersize=4.5,
        )


def _draw_goals(axes: Axes, data: Trajectory) -> list[_Figure]:
    """Draw each year's target at its end, a reference hollow; return their figures."""
    for goal in data.goals:
        axes.plot(
            goal.year + 1,
            goal.value,
            marker="D",
            markersize=7,
            color=_TARGET_COLOUR,
            markerfacecolor="white" if goal.is_reference else _TARGET_COLOUR,
            clip_on=False,
            zorder=4,
        )
    decimals = usual_decimals(data.unit)
    return [
        _Figure(
            goal.year + 1,
            goal.value,
            show_figure(goal.value, decimals),
            _TARGET_COLOUR,
            is_below=_is_below_outlook(goal, data),
        )
        for goal in data.goals
    ]


def _is_below_outlook(goal: Goal, data: Trajectory) -> bool:
    """Return whether a target stands at the outlook's end and lower: so does its figure then."""
    return goal.year == year_of(data.period) and goal.value < data.forecast


def _set_months(axes: Axes, years: range) -> None:
    """Let the axis run from January of the first year to December of the last."""
    axes.grid(visible=False, axis="x")
    axes.grid(visible=True, axis="y")
    axes.set_xlim(years[0] + 1 / 24, years[-1] + 1 + 1 / 12)
    ticks = [(one, month) for one in years for month in range(3, 13, 3)]
    axes.set_xticks(
        [one + month / 12 for one, month in ticks],
        [f"{month}月\n{one}年" if month == 3 else f"{month}月" for one, month in ticks],
    )
    axes.margins(y=0.18)
    set_number_axis(axes, "y")


def _draw_last(axes: Axes, data: Trajectory) -> list[_Figure]:
    """Return the latest figure; its point is drawn with the others."""
    if not data.latest:
        return []
    last = data.latest[-1]
    text = show_figure(last.actual, decimals_apart(last.actual, last.expected, data.unit))
    return [_Figure(_place(last.period), last.actual, text, LINE, is_below=data.is_falling)]


def _draw_outlook(axes: Axes, data: Trajectory) -> list[_Figure]:
    """Draw the outlook from the latest figure to the year's end and return its figure."""
    if not data.latest or math.isnan(data.forecast):
        return []
    last = data.latest[-1]
    end = year_of(last.period) + 1
    axes.plot(
        [_place(last.period), end],
        [last.actual, data.forecast],
        color=LINE,
        linewidth=1.6,
        linestyle=_OUTLOOK_DASH,
    )
    axes.plot(end, data.forecast, marker="o", markersize=6, color=LINE, markerfacecolor="white")
    text = show_figure(data.forecast, usual_decimals(data.unit))
    is_above = any(_is_below_outlook(goal, data) for goal in data.goals)
    return [_Figure(end, data.forecast, text, LINE, is_below=not is_above)]


def _write_figures(axes: Axes, figures: Sequence[_Figure]) -> None:
    """Write each mark's figure above or below it, over nothing else; the axes are final."""
    axes.autoscale_view()
    scale = POINTS_PER_INCH / axes.figure.dpi
    labels = []
    for one in figures:
        x, y = axes.transData.transform((one.x, one.y)) * scale
        width = text_width(one.text) * LABEL_POINTS
        labels.append(Label(x, (x, -y), width, 1 if one.is_below else -1))
    heights = place_labels(labels, rise=_RISE, height=_LINE_POINTS)
    for one, label, height in zip(figures, labels, heights, strict=True):
        axes.annotate(
            one.text,
            (one.x, one.y),
            xytext=(0, label.mark[1] - height),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=LABEL_POINTS,
            color=one.colour,
        )


def _place(period: str) -> float:
    return year_of(period) + month_of(period) / 12


def _keys(data: Trajectory) -> list[Artist]:
    keys: list[Artist] = [line_key(f"实际（{data.unit}）", LINE, 2.2)]
    if any(not math.isnan(point.expected) for point in data.points):
        keys.append(line_key("应达到", SOFT, 1.6, _PATH_DASH))
    if not math.isnan(data.forecast):
        keys.append(line_key("按现速到年末", LINE, 1.6, _OUTLOOK_DASH))
    keys += [
        dot_key(f"年末{TARGET_NAMES[one]}", _TARGET_COLOUR, "D", is_hollow=one)
        for one in (False, True)
        if any(goal.is_reference == one for goal in data.goals)
    ]
    return keys
