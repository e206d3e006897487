"""Sections 3 and 4 of rules.md once more, from the text alone: targets and paths.

A target is (lower, upper, basis); for any direction but `between` upper is None.
"""

import math
from fractions import Fraction
from functools import cache

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import month_of, periods_between, year_of
from tests.assess.plain_values import NEAR, PlainValues

Target = tuple[float, float | None, str]
NOTHING_ASKED = "nothing asked"


class PlainTargets:
    """Answers T(Y) and E⁰(Y, m) for one indicator, area and month at a time."""

    def __init__(self, catalog: Catalog, values: PlainValues, periods: list[str]):
        self.catalog = catalog
        self.answers = values
        self.periods = periods
        self.county = catalog.county.area_code
        self.local = {
            (row.indicator_code, row.area_code, row.year): row for row in catalog.targets_local
        }
        self.baseline = self._baselines()
        self.explicit: dict[str, dict[int, Target]] = {}
        self.unknown: set[tuple[str, int]] = set()
        for row in catalog.targets:
            if row.basis != "baseline":
                self._note(row)
        self.target = cache(self._target)

    def _baselines(self) -> dict[tuple[str, str], float]:
        """By indicator and area; the file goes before the plan, a cumulative one has none."""
        rows = {
            (row.indicator_code, self.county): row.value
            for row in self.catalog.targets
            if row.basis == "baseline"
        } | {(row.indicator_code, row.area_code): row.value for row in self.catalog.baselines}
        known = self.catalog.indicator_by_code
        return {key: row for key, row in rows.items() if known[key[0]].kind != "cumulative"}

    def _note(self, row) -> None:
        years = self.explicit.setdefault(row.indicator_code, {})
        base = self.baseline.get((row.indicator_code, self.county))
        if row.basis != "relative_2020":
            years[row.year] = (row.value, row.value_upper, row.basis)
        elif base is None:
            self.unknown.add((row.indicator_code, row.year))
        else:
            years[row.year] = (base, None, "baseline")

    # --- the county ---

    def _county_target(self, indicator: Indicator, year: int) -> Target | None:
        code, plan = indicator.indicator_code, self.catalog.plan_of(indicator)
        local = self.local.get((code, self.county, year))
        if local is not None:
            upper = self._upper(code, year) if local.value_upper is None else local.value_upper
            return local.value, upper, "local"
        years = self.explicit.get(code, {})
        if year in years:
            return years[year][0], self._upper(code, year), years[year][2]
        is_within = plan.first_year <= year <= plan.last_year
        if not is_within or not years or (code, year) in self.unknown:
            return None
        if max(years) < year:
            return self._carried(indicator, years[max(years)], year)
        return self._derived(indicator, years, year)

    def _carried(self, indicator: Indicator, last: Target, year: int) -> Target | None:
        code = indicator.indicator_code
        is_single_task = indicator.kind == "flow" and len(self.explicit[code]) == 1
        if is_single_task and last[2] != "baseline":
            return None
        return last[0], self._upper(code, year), "carried"

    def _derived(self, indicator: Indicator, years: dict[int, Target], year: int) -> Target | None:
        code, plan = indicator.indicator_code, self.catalog.plan_of(indicator)
        before = [y for y in years if y < year]
        after = [y for y in years if y > year]
        goal = (min(after), years[min(after)][0])
        known = None
        if before:
            known = (max(before), years[max(before)][0])
        elif indicator.kind == "cumulative":
            known = (plan.base_year, 0.0)
        elif (code, self.county) in self.baseline:
            known = (plan.base_year, self.baseline[code, self.county])
        upper = self._upper(code, year)
        if known is not None:
            basis = "prorated" if indicator.kind == "cumulative" else "interpolated"
            return on_line(known, goal, year), upper, basis
        observed = self.observed_line(indicator, year, year)
        return None if observed is None else (observed, upper, "from_observed")

    def _upper(self, code: str, year: int) -> float | None:
        uppers = {y: t[1] for y, t in self.explicit.get(code, {}).items() if t[1] is not None}
        later = [y for y in uppers if y >= year]
        if later:
            return uppers[min(later)]
        return uppers[max(uppers)] if uppers else None

    def observed_line(self, indicator: Indicator, year: int, at: int) -> float | None:
        """The line that gives the from_observed target of `year`, at the end of year `at`."""
        years = self.explicit[indicator.indicator_code]
        goal = min(y for y in years if y > year)
        for earlier in range(year - 1, year - 20, -1):
            actual = self.half_covered(indicator, self.county, f"{earlier}-12")
            if actual is not None:
                upper = self._upper(indicator.indicator_code, year)
                if satisfies(indicator, actual, (years[goal][0], upper)):
                    return years[goal][0]
                return on_line((earlier, actual), (goal, years[goal][0]), at)
        return None

    def half_covered(self, indicator: Indicator, area: str, period: str) -> float | None:
        if period not in self.periods:
            return None
        if self.answers.coverage(indicator, area, period) < 0.5 - NEAR:
            return None
        return self.answers.value(indicator, area, period)

    # --- the towns ---

    def _target(self, indicator: Indicator, area: str, year: int) -> Target | None:
        of_county = self._county_target(indicator, year)
        if area == self.county:
            return of_county
        if not self.answers.is_valid_in_year(area, year):
            return None
        local = self.local.get((indicator.indicator_code, area, year))
        if local is not None:
            upper = local.value_upper
            if upper is None and indicator.kind == "rate" and of_county:
                upper = of_county[1]
            return local.value, upper, "local"
        if of_county is None or indicator.kind == "rate":
            return of_county
        return self._allocated(indicator, area, year, of_county)

    def _allocated(
        self, indicator: Indicator, area: str, year: int, of_county: Target
    ) -> Target | None:
        weights = self.weights(indicator, year)
        if area not in weights or not self.known(indicator, area, year):
            return None
        if self.weight(indicator.allocate_by, area, year) <= NEAR:
            return None
        given = [
            self.local[indicator.indicator_code, town, year]
            for town in self.concerned(indicator)
            if (indicator.indicator_code, town, year) in self.local
            and self.answers.is_valid_in_year(town, year)
        ]
        lower = share_out(of_county[0], [row.value for row in given], weights, indicator)
        if of_county[1] is None:
            return lower[area], None, "allocated"
        above = [row.value_upper for row in given if row.value_upper is not None]
        upper = share_out(of_county[1], above, weights, indicator)
        return lower[area], upper[area], "allocated"

    def concerned(self, indicator: Indicator) -> list[str]:
        towns = self.answers.judged_areas(indicator)[1:]
        return [town for town in towns if self.answers.is_concerned(indicator, town)]

    def sharing(self, indicator: Indicator, year: int) -> list[str]:
        if indicator.kind == "rate" or not indicator.allocate_by:
            return []
        code = indicator.indicator_code
        return [
            town
            for town in self.concerned(indicator)
            if (code, town, year) not in self.local and self.answers.is_valid(town, f"{year}-01")
        ]

    def weights(self, indicator: Indicator, year: int) -> dict[str, float]:
        """The weight of every town that shares; empty when nothing can be shared out."""
        towns = self.sharing(indicator, year)
        known = [
            self.weight(indicator.allocate_by, town, year)
            for town in towns
            if self.known(indicator, town, year)
        ]
        if not any(weight > NEAR for weight in known):
            return {}
        mean = sum(known) / len(known)
        return {
            town: self.weight(indicator.allocate_by, town, year)
            if self.known(indicator, town, year)
            else mean
            for town in towns
        }

    def known(self, indicator: Indicator, town: str, year: int) -> bool:
        return self.weight(indicator.allocate_by, town, year) is not None

    def weight(self, measure: str, town: str, year: int) -> float | None:
        """The town's weight before the year, else its first one in it."""
        period, own = self.own_weight(measure, town, year)
        before = self.weight_before(measure, town, year)
        return own if before is None and period >= f"{year}-01" else before

    def weight_before(self, measure: str, town: str, year: int) -> float | None:
        """Its latest weight, with those of towns merged into it after that was reported."""
        period, own = self.own_weight(measure, town, year)
        parts = [own] if own is not None and period < f"{year}-01" else []
        for closed in self.answers.catalog.towns:
            is_over = closed.valid_to < f"{year}-01" and (not parts or period <= closed.valid_to)
            if closed.merged_into == town and is_over:
                parts.append(self.weight_before(measure, closed.area_code, year))
        known = [part for part in parts if part is not None]
        return sum(known) if known else None

    def own_weight(self, measure: str, town: str, year: int) -> tuple[str, float | None]:
        leaves = self.answers.leaves(measure, town)
        before = reversed(periods_between(f"{year - 2}-01", f"{year - 1}-12"))
        for period in [*before, *periods_between(f"{year}-01", f"{year}-12")]:
            coverage = self.answers.measure_coverage(measure, leaves, period)
            if period in self.periods and coverage >= 0.5 - NEAR:
                return period, max(0.0, self.answers.roll_up(measure, town, period))
        return "", None

    def is_idle(self, indicator: Indicator, town: str, year: int) -> bool:
        """Whether a town of weight 0 has nothing to do."""
        if town == self.county or self._county_target(indicator, year) is None:
            return False
        if not self.weights(indicator, year).get(town, 1) <= NEAR:
            return False
        return self.known(indicator, town, year)

    # --- plan target or reference ---

    def is_reference(self, indicator: Indicator, area: str, year: int) -> bool:
        if (indicator.indicator_code, area, year) in self.local:
            return False
        basis = self.target(indicator, area, year)[2]
        if basis in self.catalog.policy.reference_bases:
            return True
        is_countys_own = area != self.county and indicator.kind == "rate"
        return is_countys_own and indicator.level == "county"

    def published(self, indicator: Indicator, area: str, year: int) -> Target | None:
        found = self.target(indicator, area, year)
        if found is None:
            return None
        if not (indicator.integer and self.is_reference(indicator, area, year)):
            return found
        low, upper, basis = found
        if indicator.direction == "at_most":
            return math.ceil(low - NEAR), upper, basis
        return math.floor(low + NEAR), None if upper is None else math.ceil(upper - NEAR), basis

    # --- the path ---

    def path(self, indicator: Indicator, area: str, period: str):
        """E⁰: a number, or NOTHING_ASKED."""
        year, share = year_of(period), self.answers.share(indicator, period)
        goal, _, basis = self.target(indicator, area, year)
        if basis == "allocated":
            of_county = self.path(indicator, self.county, period)
            if of_county == NOTHING_ASKED:
                return of_county
            whole = self.target(indicator, self.county, year)[0]
            if abs(whole) <= NEAR:
                weights = self.weights(indicator, year)
                return of_county * weights[area] / sum(weights.values())
            return of_county * goal / whole
        if indicator.kind == "flow" or indicator.path in ("from_zero", "at_due"):
            return goal * share
        if indicator.kind == "cumulative":
            return self._from(self._before(indicator, area, year), goal, share)
        if basis == "from_observed":
            return self._from(self.observed_line(indicator, year, year - 1), goal, share)
        previous = self._previous(indicator, area, year)
        if previous is not None:
            return self._from(previous, goal, share)
        due = self.answers.due_month(indicator, year)
        return goal if due is None else self._from_first(indicator, area, period, goal, due)

    def _from(self, start: float, goal: float, share: float) -> float:
        return start + (goal - start) * share

    def _before(self, indicator: Indicator, area: str, year: int) -> float:
        for earlier in range(year - 1, self.catalog.plan_of(indicator).base_year, -1):
            found = self.target(indicator, area, earlier)
            if found is not None:
                return found[0]
        return 0.0

    def _previous(self, indicator: Indicator, area: str, year: int) -> float | None:
        found = self.target(indicator, area, year - 1)
        if found is not None:
            return found[0]
        if year - 1 != self.catalog.plan_of(indicator).base_year:
            return None
        own = self.baseline.get((indicator.indicator_code, area))
        if own is None and indicator.kind == "rate":
            return self.baseline.get((indicator.indicator_code, self.county))
        return own

    def _from_first(self, indicator, area, period, goal, due):
        year, month = year_of(period), month_of(period)
        if month >= due:
            return goal
        for first in range(1, month + 1):
            value = self.half_covered(indicator, area, f"{year}-{first:02d}")
            if value is None:
                continue
            if satisfies(indicator, value, self.target(indicator, area, year)):
                return goal
            if first == month:
                return NOTHING_ASKED
            return value + (goal - value) * (month - first) / (due - first)
        return NOTHING_ASKED


def on_line(start: tuple[int, float], goal: tuple[int, float], year: int) -> float:
    return start[1] + (goal[1] - start[1]) * (year - start[0]) / (goal[0] - start[0])


def share_out(
    figure: float, given: list[float], weights: dict[str, float], indicator: Indicator
) -> dict[str, float]:
    rest = max(0.0, figure - sum(given)) if given else figure
    total = sum(Fraction(weight) for weight in weights.values())
    exact = {
        town: Fraction(rest).limit_denominator(10**9) * Fraction(weight) / total
        for town, weight in weights.items()
    }
    if not indicator.integer or abs(rest - round(rest)) > NEAR:
        return {town: float(share) for town, share in exact.items()}
    whole = {town: math.floor(share + Fraction(1, 10**9)) for town, share in exact.items()}
    left = round(rest) - sum(whole.values())
    order = sorted(exact, key=lambda town: (round(float(whole[town] - exact[town]), 9), town))
    for town in order[:left]:
        whole[town] += 1
    return {town: float(count) for town, count in whole.items()}


def satisfies(indicator: Indicator, value: float, figure) -> bool:
    low, upper = figure[0], figure[1]
    if indicator.direction == "at_least":
        return value >= low - NEAR
    if indicator.direction == "at_most":
        return value <= low + NEAR
    if indicator.direction == "equal":
        return abs(value - low) <= (indicator.tolerance or 0) * abs(low) + NEAR
    return low - NEAR <= value <= (math.inf if upper is None else upper) + NEAR
