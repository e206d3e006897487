"""The county's target of every year, by the first rule of rules.md section 3 that applies."""

from collections.abc import Mapping

from flows.assess.targets.goals import Goal, satisfies
from flows.assess.targets.stated_targets import Stated
from flows.catalog.records import Indicator

#: A year and the value of a straight line at its end.
_Point = tuple[int, float]


def county_goals(
    indicator: Indicator, stated: Stated, county: str, decembers: Mapping[int, float]
) -> dict[int, Goal]:
    """Return the county's target by year, for every year that has one.

    `decembers`: the county's December values of which at least half was reported, by year. Figures
    are derived within the plan's years only; stated and local ones count wherever they lie.
    """
    goals: dict[int, Goal] = {}
    within = range(stated.plan.first_year, stated.plan.last_year + 1)
    own = {year: figure for (area, year), figure in stated.local.items() if area == county}
    for year in sorted({*within, *stated.years, *own}):
        goal: Goal | None = None
        if year in own:
            upper = own[year].upper
            upper = _upper_of(stated, year) if upper is None else upper
            goal = Goal(own[year].value, upper, "local")
        elif year in stated.years:
            figure = stated.years[year]
            goal = Goal(figure.value, _upper_of(stated, year), figure.basis)
        elif year in within and year not in stated.unknown_years and stated.years:
            goal = _derive(indicator, stated, county, year, decembers)
        if goal is not None:
            goals[year] = goal
    return goals


def _upper_of(stated: Stated, year: int) -> float | None:
    """Return the upper value of the year: of the next explicit year that has one, else the last."""
    uppers = {other: f.upper for other, f in stated.years.items() if f.upper is not None}
    later = [other for other in uppers if other >= year]
    if later:
        return uppers[min(later)]
    return uppers[max(uppers)] if uppers else None


def _derive(
    indicator: Indicator, stated: Stated, county: str, year: int, decembers: Mapping[int, float]
) -> Goal | None:
    earlier = [other for other in stated.years if other < year]
    later = [other for other in stated.years if other > year]
    upper = _upper_of(stated, year)
    if not later:
        return _carry(indicator, stated, max(earlier), upper)
    goal = (min(later), stated.years[min(later)].value)
    start = (max(earlier), stated.years[max(earlier)].value) if earlier else None
    if indicator.kind == "cumulative":
        start = start or (stated.plan.base_year, 0.0)
        return Goal(_point(start, goal, year), upper, "prorated")
    if start is None and county in stated.baselines:
        start = (stated.plan.base_year, stated.baselines[county])
    if start is not None:
        return Goal(_point(start, goal, year), upper, "interpolated")
    return _from_observed(indicator, goal, upper, year, decembers)


def _carry(indicator: Indicator, stated: Stated, last: int, upper: float | None) -> Goal | None:
    """Return the last figure; a flow stated for one year is that year's task and ends with it."""
    figure = stated.years[last]
    if indicator.kind == "flow" and len(stated.years) == 1 and figure.basis != "baseline":
        return None
    return Goal(figure.value, upper, "carried")


def _from_observed(
    indicator: Indicator,
    goal: _Point,
    upper: float | None,
    year: int,
    decembers: Mapping[int, float],
) -> Goal | None:
    observed = [other for other in decembers if other < year]
    if not observed:
        return None
    start = (max(observed), decembers[max(observed)])
    if satisfies(indicator, start[1], goal[1], upper):
        return Goal(goal[1], upper, "from_observed", line_start=goal[1])
    return Goal(
        _point(start, goal, year), upper, "from_observed", line_start=_point(start, goal, year - 1)
    )


def _point(start: _Point, goal: _Point, year: int) -> float:
    """Return where the straight line between two years stands at the end of a year."""
    part = (year - start[0]) / (goal[0] - start[0])
    return start[1] + (goal[1] - start[1]) * part
