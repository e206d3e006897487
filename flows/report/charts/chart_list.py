"""Which charts a month gets, and which can be drawn of any indicator."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from flows.report.charts.bullet import Bullet, prepare_bullet
from flows.report.charts.contribution_bars import ContributionBars
from flows.report.charts.plan_status import PlanStatus, prepare_plan_status
from flows.report.charts.slope import Slope, prepare_slope
from flows.report.charts.town_gaps import county_row, town_gaps, town_rows
from flows.report.charts.trajectory import Trajectory, prepare_trajectory
from flows.report.charts.variance import Variance, prepare_variance
from flows.report.month.review import Review

ChartData = Bullet | ContributionBars | PlanStatus | Slope | Trajectory | Variance
#: A month's folder holds no more pictures than somebody looks at.
MOST_CHARTS = 12
_MOST_MATTERS = 5


@dataclass(frozen=True)
class Chart:
    """A chart to draw: its file name, kind, indicator (or nothing) and all that it shows."""

    name: str
    kind: str
    indicator_code: str
    data: ChartData

    @property
    def title(self) -> str:
        """Return the chart's finding."""
        return self.data.words.title


def charts_of_month(review: Review) -> list[Chart]:
    """Return the month's charts, at most MOST_CHARTS, those that matter most first.

    Headline themes, plans, ranks, then the first matters that towns explain.
    """
    charts: list[Chart] = []
    for code in review.facts.catalog.policy.headlines:
        charts += _bullet(review, code)
        charts += _trajectory(review, code)
    charts += _at_large(review)
    for matter in review.asked[:_MOST_MATTERS]:
        if matter.towns:
            charts += _variance(review, matter.code)
    return charts[:MOST_CHARTS]


def charts_of(review: Review, codes: Iterable[str]) -> list[Chart]:
    """Return every chart that indicators have figures for this month, and those at large."""
    charts = _at_large(review)
    for code in codes:
        charts += [*_bullet(review, code), *_trajectory(review, code), *_variance(review, code)]
    return charts


def _at_large(review: Review) -> list[Chart]:
    charts = []
    plans = prepare_plan_status(review)
    if plans.plans:
        charts.append(Chart("plans", "plans", "", plans))
    slope = prepare_slope(review)
    if any(town.before != town.now for town in slope.towns):  # else the table says it all
        charts.append(Chart("slope", "slope", "", slope))
    return charts


def _bullet(review: Review, code: str) -> list[Chart]:
    if not any(row.status not in ("missing", "not_due") for row in town_rows(review, code)):
        return []
    return [Chart(f"bullet-{code}", "bullet", code, prepare_bullet(review, code))]


def _trajectory(review: Review, code: str) -> list[Chart]:
    if county_row(review, code) is None:
        return []
    county = review.facts.catalog.county.area_code
    data = prepare_trajectory(review, code, county)
    return [Chart(f"trajectory-{code}", "trajectory", code, data)]


def _variance(review: Review, code: str) -> list[Chart]:
    if all(math.isnan(town.gap) for town in town_gaps(review, code)):
        return []
    return [Chart(f"variance-{code}", "variance", code, prepare_variance(review, code))]
