"""Trajectory: an area's figure month by month, its own path, its own target, and the outlook."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.numbers_text import show_figure, show_value
from flows.period import month_of, year_of
from flows.report.charts.canvas import (
    LABEL_POINTS,
    LINE,
    SOFT,
    Dash,
    Words,
    dot_key,
    line_key,
    make_figure,
    set_number_axis,
    styled,
)
from flows.report.charts.outlook_text import outlook_text, whole_forecast
from flows.report.charts.source_line import carried_notes, source_line
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review
from flows.wording import TARGET_NAMES

_WIDTH, _HEIGHT, _LEFT = 8.6, 3.1, 0.95
_TARGET_COLOUR = "#A3231C"
_PATH_DASH: Dash = "dashed"
_OUTLOOK_DASH: Dash = "dotted"
#: Paths on which progress counts from nothing each January (rules.md section 1).
_YEARLY_PATHS = ("from_zero", "at_due")


@dataclass(frozen=True)
class Point:
    """One due month: what was reached and asked; NaN where there is nothing."""

    period: str
    actual: float
    expected: float


@dataclass(frozen=True)
class Goal:
    """The area's own target of a year."""

    year: int
    value: float
    is_reference: bool


@dataclass(frozen=True)
class Trajectory:
    """All that a trajectory draws: two years of an indicator in one area.

    `is_flow`: the figure itself begins anew each January; `is_path_yearly`: what is asked does.
    """

    words: Words
    unit: str
    period: str
    points: tuple[Point, ...]
    goals: tuple[Goal, ...]
    forecast: float
    is_flow: bool
    is_path_yearly: bool

    @property
    def alt(self) -> str:
        """Return the chart in words."""
        points = "；".join(
            f"{point.period} {show_value(point.actual, self.unit)}" for point in self.points
        )
        return f"{self.words.title}。{points}。"


def prepare_trajectory(review: Review, code: str, area_code: str) -> Trajectory:
    """Return last year's and this year's trajectory of an indicator in an area."""
    catalog = review.facts.catalog
    indicator = catalog.indicator_by_code[code]
    rows = own_rows(review, code, area_code)
    last = rows[-1] if rows else None
    year = year_of(review.period)
    notes = carried_notes(rows[-1:], indicator, catalog)
    return Trajectory(
        words=Words(trajectory_title(review, code, area_code), notes, source_line(review)),
        unit=indicator.unit,
        period=review.period,
        points=tuple(
            Point(row.period, row.actual, row.expected)
            for row in rows
            if year_of(row.period) >= year - 1
        ),
        goals=_goals(review, code, area_code),
        forecast=whole_forecast(last, indicator)
        if last and month_of(last.period) < _LAST_MONTH
        else math.nan,
        is_flow=indicator.kind == "flow",
        is_path_yearly=indicator.kind == "flow" or indicator.path in _YEARLY_PATHS,
    )


def own_rows(review: Review, code: str, area_code: str) -> tuple[JudgedRow, ...]:
    """Return an area's rows of an indicator up to the month, by period."""
    return tuple(
        row for row in review.rows if row.indicator_code == code and row.area_code == area_code
    )


def _goals(review: Review, code: str, area_code: str) -> tuple[Goal, ...]:
    targets = review.facts.targets
    year = year_of(review.period)
    own = targets[(targets["indicator_code"] == code) & (targets["area_code"] == area_code)]
    own = own[own["year"].isin([year - 1, year])].sort_values("year")
    columns = (own[name] for name in ("year", "target", "is_reference"))
    return tuple(
        Goal(int(one), float(target), bool(is_reference))
        for one, target, is_reference in zip(*columns, strict=True)
    )


def trajectory_title(review: Review, code: str, area_code: str) -> str:
    """Return the finding: the present figure and what the year's end will lack at this pace."""
    catalog = review.facts.catalog
    indicator = catalog.indicator_by_code[code]
    is_county = area_code == catalog.county.area_code
    area = "全县" if is_county else catalog.area_name(area_code)
    rows = [row for row in own_rows(review, code, area_code) if not math.isnan(row.actual)]
    if not rows:
        return f"{indicator.name}：{area}尚无数据"
    last = rows[-1]
    text = f"{indicator.name}：{area}{show_value(last.actual, indicator.unit)}"
    return text + outlook_text(last, indicator)


@styled
def draw_trajectory(data: Trajectory) -> Figure:
    """Return the figure, from January of last year to December of this one."""
    figure, axes = make_figure(data.words, _WIDTH, _HEIGHT, _keys(data), _LEFT)
    year = year_of(data.period)
    axes.grid(visible=False, axis="x")
    axes.grid(visible=True, axis="y")
    for part in _parts(data.points, is_split=data.is_path_yearly):
        axes.plot(
            [_place(point.period) for point in part],
            [point.expected for point in part],
            color=SOFT,
            linewidth=1.6,
            linestyle=_PATH_DASH,
        )
    for part in _parts(data.points, is_split=data.is_flow):
        axes.plot(
            [_place(point.period) for point in part],
            [point.actual for point in part],
            color=LINE,
            linewidth=2.2,
            marker="o",
            markersize=4.5,
        )
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
        _label(axes, goal.year + 1, goal.value, show_figure(goal.value), _TARGET_COLOUR, 9)
    _draw_last(axes, data)
    axes.set_xlim(year - 1 + 1 / 24, year + 1 + 1 / 12)
    ticks = [(one, month) for one in (year - 1, year) for month in range(3, 13, 3)]
    axes.set_xticks(
        [one + month / 12 for one, month in ticks],
        [f"{month}月\n{one}年" if month == 3 else f"{month}月" for one, month in ticks],
    )
    axes.margins(y=0.18)
    set_number_axis(axes, "y")
    return figure


def _parts(points: Sequence[Point], *, is_split: bool) -> list[list[Point]]:
    """Return the points in one part, or in one a year where each January begins from nothing."""
    if not is_split:
        return [list(points)]
    years = dict.fromkeys(year_of(point.period) for point in points)
    return [[point for point in points if year_of(point.period) == year] for year in years]


def _draw_last(axes: Axes, data: Trajectory) -> None:
    """Label the latest figure and draw the outlook from it to the year's end."""
    known = [point for point in data.points if not math.isnan(point.actual)]
    if not known:
        return
    last = known[-1]
    _label(axes, _place(last.period), last.actual, show_figure(last.actual), LINE, 9)
    if math.isnan(data.forecast):
        return
    end = year_of(last.period) + 1
    axes.plot(
        [_place(last.period), end],
        [last.actual, data.forecast],
        color=LINE,
        linewidth=1.6,
        linestyle=_OUTLOOK_DASH,
    )
    axes.plot(end, data.forecast, marker="o", markersize=6, color=LINE, markerfacecolor="white")
    _label(axes, end, data.forecast, show_figure(data.forecast), LINE, -15)


def _label(axes: Axes, x: float, y: float, text: str, colour: str, rise: float) -> None:
    axes.annotate(
        text,
        (x, y),
        xytext=(0, rise),
        textcoords="offset points",
        ha="center",
        fontsize=LABEL_POINTS,
        color=colour,
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
