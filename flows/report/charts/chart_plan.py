"""Which charts a month has figures for, each with its title and how it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from matplotlib.figure import Figure

from flows.report.charts.bullet import bullet_title, draw_bullet
from flows.report.charts.contribution import (
    contribution_title,
    draw_contribution,
    town_gaps,
)
from flows.report.charts.headline_sums import draw_sums, sums_title
from flows.report.charts.reporting_calendar import calendar_title, draw_calendar
from flows.report.charts.slope import draw_slope, rank_pairs, slope_title
from flows.report.charts.status_matrix import draw_matrix, draw_plans, matrix_title, plans_title
from flows.report.charts.trajectory import draw_trajectory, trajectory_title
from flows.report.charts.variance import draw_variance, variance_title
from flows.report.month.facts import Facts

_ROWS_A_PAGE = 24


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
        plans.append(Plan("plans", "plans", "", plans_title(facts), draw_plans, ()))
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
