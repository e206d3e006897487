"""What is asked of an area at the end of a year, and when a value satisfies it."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.same_figure import ALLOWANCE


@dataclass(frozen=True, slots=True)
class Goal:
    """The target of one indicator, area and year, unrounded (rules.md section 3).

    `line_start`: where the line of a `from_observed` target stands at the end of the year before.
    `is_own`: the area's own figure, not one taken over from the county. `county_share`: an
    allocated town's part of the county's path, absent for every other basis.
    """

    value: float
    upper: float | None
    basis: str
    line_start: float | None = None
    is_own: bool = True
    county_share: float | None = None


def is_reference(goal: Goal, indicator: Indicator, bases: Collection[str]) -> bool:
    """Return whether a target was only derived from one that somebody set."""
    if goal.basis == "local" and goal.is_own:
        return False
    return goal.basis in bases or (indicator.level == "county" and not goal.is_own)


def publish_goal(
    goal: Goal, indicator: Indicator, *, is_derived: bool
) -> tuple[float, float | None]:
    """Return target and upper value as published: a derived whole number in the area's favour."""
    if not (is_derived and indicator.integer):
        return goal.value, goal.upper
    if indicator.direction == "at_most":
        return _up(goal.value), goal.upper
    return _down(goal.value), None if goal.upper is None else _up(goal.upper)


def _down(value: float) -> float:
    return float(math.floor(value + ALLOWANCE))


def _up(value: float) -> float:
    return float(math.ceil(value - ALLOWANCE))


def satisfies(indicator: Indicator, value: float, target: float, upper: float | None) -> bool:
    """Return whether a value meets a target (rules.md section 5)."""
    if indicator.direction == "at_least":
        return value >= target - ALLOWANCE
    if indicator.direction == "at_most":
        return value <= target + ALLOWANCE
    if indicator.direction == "equal":
        around = (indicator.tolerance or 0.0) * abs(target)
        return abs(value - target) <= around + ALLOWANCE
    return target - ALLOWANCE <= value <= (math.inf if upper is None else upper) + ALLOWANCE
