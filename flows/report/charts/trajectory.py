"""Trajectory: an area's figure month by month, its own path, its own target, and the outlook."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from flows.numbers_text import show_value
from flows.period import month_of, year_of
from flows.report.charts.canvas import (
    Words,
)
from flows.report.charts.outlook_text import outlook_text, whole_forecast
from flows.report.charts.source_line import carried_notes, source_line
from flows.report.month.amounts import actual
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review

_LAST_MONTH = 12
#: Paths on which progress counts from nothing each January (rules.md section 1).
YEARLY_PATHS = ("from_zero", "at_due")


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
    def first_year(self) -> int:
        """Return where the axis begins: last year, or this one where nothing is known of last."""
        year = year_of(self.period)
        years = [year_of(point.period) for point in self.points]
        return year - 1 if year - 1 in (*years, *(goal.year for goal in self.goals)) else year

    @property
    def latest(self) -> tuple[Point, ...]:
        """Return the last two points with a figure, or as many as there are."""
        return tuple(point for point in self.points if not math.isnan(point.actual))[-2:]

    @property
    def is_falling(self) -> bool:
        """Return whether the latest figure is below the one before: then its words stand below."""
        return len(self.latest) > 1 and self.latest[-1].actual < self.latest[0].actual

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
        is_path_yearly=indicator.kind == "flow" or indicator.path in YEARLY_PATHS,
    )


def own_rows(review: Review, code: str, area_code: str) -> tuple[JudgedRow, ...]:
    """Return an area's rows of an indicator up to the month, by period."""
    return tuple(
        row for row in review.rows if row.indicator_code == code and row.area_code == area_code
    )


def parts_of(points: Sequence[Point], *, is_split: bool) -> list[list[Point]]:
    """Return the points in one part, or in one a year where each January begins from nothing."""
    if not is_split:
        return [list(points)]
    years = dict.fromkeys(year_of(point.period) for point in points)
    return [[point for point in points if year_of(point.period) == year] for year in years]


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
    area = catalog.places.whole if is_county else catalog.area_name(area_code)
    rows = [row for row in own_rows(review, code, area_code) if not math.isnan(row.actual)]
    if not rows:
        return f"{indicator.name}：{area}尚无数据"
    last = rows[-1]
    text = f"{indicator.name}：{area}{actual(indicator, last)}"
    return text + outlook_text(last, indicator)
