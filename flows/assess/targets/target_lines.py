"""The line that leads to a year's target (rules.md section 4, "Path").

E⁰(m) = start + (target − start) × pace, where the pace is the share s(m); or, from a first value
in month `first_month` to the due month, the part of that way (`is_from_first`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.assess.targets.goals import Goal, satisfies
from flows.assess.targets.stated_targets import Stated
from flows.catalog.records import Indicator

#: By year: the first month with a value of which at least half was reported, and that value.
Firsts = Mapping[int, tuple[int, float]]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A year's target with its line; what `is_from_first` says is asked from `first_month` on.

    `first_month` is absent while no value has come; `is_met_at_first`: that value already satisfied
    the target, so that the target itself is asked from then on.
    """

    goal: Goal
    start: float
    is_from_first: bool = False
    first_month: int | None = None
    is_met_at_first: bool = False


def lines_of(
    indicator: Indicator,
    stated: Stated,
    goals: Mapping[int, Goal],
    baseline: float | None,
    firsts: Firsts,
) -> dict[int, TargetLine]:
    """Return an area's line of every year; `goals` are its targets that no county path leads to."""
    return {
        year: _line(indicator, stated, goals, baseline, firsts, year)
        for year, goal in goals.items()
        if goal.county_share is None
    }


def _line(
    indicator: Indicator,
    stated: Stated,
    goals: Mapping[int, Goal],
    baseline: float | None,
    firsts: Firsts,
    year: int,
) -> TargetLine:
    goal = goals[year]
    if indicator.is_year_task:
        return TargetLine(goal, 0.0)
    if indicator.kind == "cumulative":
        earlier = [other for other in goals if other < year]
        return TargetLine(goal, goals[max(earlier)].value if earlier else 0.0)
    if goal.line_start is not None:
        return TargetLine(goal, goal.line_start)
    if year - 1 in goals:
        return TargetLine(goal, goals[year - 1].value)
    if year - 1 == stated.plan.base_year and baseline is not None:
        return TargetLine(goal, baseline)
    if year in stated.due_months:
        return _line_from_first(indicator, goal, firsts.get(year))
    return TargetLine(goal, goal.value)


def _line_from_first(
    indicator: Indicator, goal: Goal, first: tuple[int, float] | None
) -> TargetLine:
    if first is None:
        return TargetLine(goal, goal.value, is_from_first=True)
    month, value = first
    is_met = satisfies(indicator, value, goal.value, goal.upper)
    start = goal.value if is_met else value
    return TargetLine(goal, start, True, month, is_met)


def share_of_line(county: TargetLine, goal: Goal) -> TargetLine:
    """Return an allocated town's line: the county's, scaled to the town."""
    return TargetLine(
        goal,
        county.start * (goal.county_share or 0.0),
        county.is_from_first,
        county.first_month,
        county.is_met_at_first,
    )
