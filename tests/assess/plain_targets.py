"""Sections 3 and 4 of rules.md once more, from the text alone: targets and expected figures.

Every figure is a pair (lower, upper); for any direction but `between` upper is None.
"""

import math
from fractions import Fraction

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import periods_between, year_of
from tests.assess.plain_values import NEAR, PlainValues

Pair = tuple[float, float | None]


class PlainTargets:
    """Answers T(Y) and E(Y, m) for one indicator, area and year at a time."""

    def __init__(self, catalog: Catalog, values: PlainValues, periods: list[str]):
        self.catalog = catalog
        self.answers = values
        self.periods = periods
        self.county = catalog.county.area_code
        self.explicit: dict[tuple[str, int], tuple[Pair, str]] = {}
        self.without_baseline: set[tuple[str, int]] = set()
        self.baseline = {
            (row.indicator_code, self.county): row.value
            for row in catalog.targets
            if row.basis == "baseline"
        }
        self.baseline |= {(b.indicator_code, b.area_code): b.value for b in catalog.baselines}
        self.local = {
            (row.indicator_code, row.area_code, row.year): (row.value, row.value_upper)
            for row in catalog.targets_local
        }
        for row in catalog.targets:
            key = (row.indicator_code, row.year)
            if row.basis == "relative_2020":
                if (row.indicator_code, self.county) in self.baseline:
                    figure = self.baseline[row.indicator_code, self.county]
                    self.explicit[key] = (figure, None), "baseline"
                else:
                    self.without_baseline.add(key)
            elif row.basis != "baseline":
                self.explicit[key] = (row.value, row.value_upper), row.basis

    # --- the county ---

    def county_target(self, indicator: Indicator, year: int) -> tuple[Pair, str] | None:
        code = indicator.indicator_code
        if (code, self.county, year) in self.local:
            return self.local[code, self.county, year], "local"
        if (code, year) in self.explicit:
            return self.explicit[code, year]
        if (code, year) in self.without_baseline:
            return None
        return self._derived_target(indicator, year)

    def _derived_target(self, indicator: Indicator, year: int) -> tuple[Pair, str] | None:
        code = indicator.indicator_code
        years = sorted(y for c, y in self.explicit if c == code)
        before = [y for y in years if y < year]
        after = [y for y in years if y > year]
        if not years:
            return None
        if not after:
            return self._carried(indicator, years)
        next_figure = self.explicit[code, after[0]][0]
        if indicator.kind == "cumulative":
            if before:
                start, first = self.explicit[code, before[-1]][0], before[-1]
            else:
                start, first = (0.0, 0.0), 2020
            return line(first, start, after[0], next_figure, year), "prorated"
        if before:
            start = self.explicit[code, before[-1]][0]
            return line(before[-1], start, after[0], next_figure, year), "interpolated"
        if (code, self.county) in self.baseline:
            start = (self.baseline[code, self.county], None)
            return line(2020, start, after[0], next_figure, year), "interpolated"
        observed = self.observed_line(indicator, year, year)
        return None if observed is None else (observed, "from_observed")

    def _carried(self, indicator: Indicator, years: list[int]) -> tuple[Pair, str] | None:
        figure, basis = self.explicit[indicator.indicator_code, years[-1]]
        if indicator.kind == "flow" and len(years) == 1 and basis != "baseline":
            return None
        return figure, "carried"

    def observed_line(self, indicator: Indicator, year: int, at: int) -> Pair | None:
        """The line that gives the from_observed target of `year`, at the end of year `at`."""
        code = indicator.indicator_code
        first = min(y for c, y in self.explicit if c == code and y > year)
        goal = self.explicit[code, first][0]
        for earlier in range(year - 1, year - 20, -1):
            period = f"{earlier}-12"
            if period not in self.periods:
                continue
            actual = self.answers.value(indicator, self.county, period)
            if actual is not None:
                if satisfies(indicator.direction, actual, goal):
                    return goal
                return line(earlier, (actual, None), first, goal, at)
        return None

    # --- the towns ---

    def target(self, indicator: Indicator, area: str, year: int) -> tuple[Pair, str] | None:
        if not 2021 <= year <= 2025:
            return None
        if area == self.county:
            return self.county_target(indicator, year)
        key = (indicator.indicator_code, area, year)
        if key in self.local:
            return self.local[key], "local"
        of_county = self.county_target(indicator, year)
        if of_county is None:
            return None
        if indicator.kind == "rate":
            return of_county
        if indicator.allocate_by:
            share = self.allocation(indicator, year, of_county[0]).get(area)
            return None if share is None else (share, "allocated")
        return None

    def allocation(self, indicator: Indicator, year: int, county: Pair) -> dict[str, Pair]:
        towns = self.towns_to_share(indicator, year)
        weights = {town: self.weight(indicator.allocate_by, town, year) for town in towns}
        if not towns or None in weights.values() or abs(sum(weights.values())) <= NEAR:
            return {}
        given = [
            self.local[indicator.indicator_code, town, year]
            for town in self.answers.judged_areas(indicator)[1:]
            if town not in towns
        ]
        lower = share_out(remainder(county[0], [low for low, _ in given]), weights, indicator)
        if county[1] is None:
            return {town: (lower[town], None) for town in towns}
        rest = remainder(county[1], [up for _, up in given])
        upper = share_out(rest, weights, indicator)
        return {town: (lower[town], upper[town]) for town in towns}

    def towns_to_share(self, indicator: Indicator, year: int) -> list[str]:
        towns = self.answers.judged_areas(indicator)[1:]
        return [t for t in towns if (indicator.indicator_code, t, year) not in self.local]

    def weight(self, measure: str, town: str, year: int) -> float | None:
        before = reversed(periods_between(f"{year - 2}-01", f"{year - 1}-12"))
        within = periods_between(f"{year}-01", f"{year}-12")
        for period in [*before, *within]:
            if period in self.periods and self.answers.has_own(measure, town, period):
                return self.answers.roll_up(measure, town, period)
        return None

    # --- expected ---

    def expected(self, indicator: Indicator, area: str, period: str) -> Pair | None:
        year = year_of(period)
        found = self.target(indicator, area, year)
        if found is None:
            return None
        figure, basis = found
        share = self.answers.share(indicator, period)
        if basis == "allocated":
            return self._allocated(indicator, area, period, figure)
        if indicator.kind == "flow" or indicator.path == "from_zero":
            return scale(figure, share)
        start = self._start(indicator, area, year, figure, basis)
        low = start[0] + (figure[0] - start[0]) * share
        if figure[1] is None:
            return low, None
        upper_start = start[0] if start[1] is None else start[1]
        return low, upper_start + (figure[1] - upper_start) * share

    def _start(self, indicator: Indicator, area: str, year: int, figure: Pair, basis: str) -> Pair:
        previous = self.target(indicator, area, year - 1)
        if indicator.kind == "cumulative":
            return previous[0] if previous else (0.0, 0.0)
        if basis == "from_observed":
            before = self.observed_line(indicator, year, year - 1)
            assert before is not None
            return before
        if previous:
            return previous[0]
        holder = self.county if indicator.kind == "rate" else area
        if year == 2021 and (indicator.indicator_code, holder) in self.baseline:
            return self.baseline[indicator.indicator_code, holder], None
        return figure

    def _allocated(self, indicator: Indicator, town: str, period: str, figure: Pair) -> Pair:
        of_county = self.expected(indicator, self.county, period)
        target = self.county_target(indicator, year_of(period))
        assert of_county is not None and target is not None
        towns = self.towns_to_share(indicator, year_of(period))
        weights = {t: self.weight(indicator.allocate_by, t, year_of(period)) for t in towns}
        by_weight = weights[town] / sum(weights.values())

        def part(expected, county, own):
            return expected * (by_weight if abs(county) <= NEAR else own / county)

        low = part(of_county[0], target[0][0], figure[0])
        if figure[1] is None:
            return low, None
        return low, part(of_county[1], target[0][1], figure[1])


def line(first: int, start: Pair, last: int, goal: Pair, year: int) -> Pair:
    part = (year - first) / (last - first)
    low = start[0] + (goal[0] - start[0]) * part
    if goal[1] is None:
        return low, None
    upper = start[0] if start[1] is None else start[1]
    return low, upper + (goal[1] - upper) * part


def scale(figure: Pair, share: float) -> Pair:
    return figure[0] * share, None if figure[1] is None else figure[1] * share


def remainder(figure: float, given: list[float]) -> float:
    return max(0.0, figure - sum(given)) if given else figure


def share_out(figure: float, weights: dict[str, float], indicator: Indicator) -> dict[str, float]:
    total = sum(Fraction(weight) for weight in weights.values())
    exact = {
        town: Fraction(figure).limit_denominator(10**9) * Fraction(weight) / total
        for town, weight in weights.items()
    }
    if not indicator.integer or abs(figure - round(figure)) > NEAR:
        return {town: float(share) for town, share in exact.items()}
    whole = {town: math.floor(share) for town, share in exact.items()}
    left = round(figure) - sum(whole.values())
    for town in sorted(exact, key=lambda town: (whole[town] - exact[town], town))[:left]:
        whole[town] += 1
    return {town: float(count) for town, count in whole.items()}


def satisfies(direction: str, value: float, figure: Pair) -> bool:
    low, upper = figure
    return {
        "at_least": value >= low - NEAR,
        "at_most": value <= low + NEAR,
        "equal": abs(value - low) <= NEAR,
        "between": low - NEAR <= value <= (low if upper is None else upper) + NEAR,
    }[direction]
