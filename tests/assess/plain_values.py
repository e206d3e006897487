"""Section 2 of rules.md once more, slowly and from the text alone: values of indicators."""

from functools import cached_property

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import DUE_EVERY, month_of, shift, year_of

NEAR = 1e-9


class PlainValues:
    """Answers one question at a time; nothing is judged as a column."""

    def __init__(self, catalog: Catalog, observations, due_months):
        self.catalog = catalog
        self.due_months = due_months
        self.own = {}
        for measure, area, period, value in observations:
            row_level = catalog.measure_by_code[measure].row_level
            if value is not None and catalog.area_by_code[area].level == row_level:
                self.own[measure, area, period] = value

    def leaf_value(self, measure: str, area: str, period: str) -> float | None:
        """Own value, else the last one at most so many months old (ytd: of the same year)."""
        is_ytd = self.catalog.measure_by_code[measure].accumulation == "ytd"
        for months in range(self.catalog.policy.carry_months + 1):
            earlier = shift(period, -months)
            if (measure, area, earlier) in self.own:
                if is_ytd and year_of(earlier) != year_of(period):
                    return None
                return self.own[measure, area, earlier]
        return None

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        below = {area.area_code: [area.area_code] for area in self.catalog.areas}
        for area in self.catalog.areas:
            above = area.parent_code
            while above:
                below[above].append(area.area_code)
                above = self.catalog.area_by_code[above].parent_code
        return below

    def leaves(self, measure: str, area: str) -> list[str]:
        level = self.catalog.measure_by_code[measure].row_level
        return [
            code for code in self._below[area] if self.catalog.area_by_code[code].level == level
        ]

    def has_own(self, measure: str, area: str, period: str) -> bool:
        return any((measure, leaf, period) in self.own for leaf in self.leaves(measure, area))

    def roll_up(self, measure: str, area: str, period: str) -> float | None:
        values = [self.leaf_value(measure, leaf, period) for leaf in self.leaves(measure, area)]
        values = [value for value in values if value is not None]
        return sum(values) if values else None

    def coverage(self, indicator: Indicator, area: str, period: str) -> float:
        if indicator.aggregation == "ratio":
            measures = [indicator.numerator, indicator.denominator]
        else:
            measures = [indicator.measure]
        shares = []
        for measure in measures:
            leaves = self.leaves(measure, area)
            own = [leaf for leaf in leaves if (measure, leaf, period) in self.own]
            shares.append(len(own) / len(leaves) if leaves else 0.0)
        return min(shares)

    def value(self, indicator: Indicator, area: str, period: str) -> float | None:
        """The indicator's value; None when nothing is reported or the denominator is 0."""
        if self.coverage(indicator, area, period) == 0:
            return None
        if indicator.aggregation in ("sum", "none"):
            return self.roll_up(indicator.measure, area, period)
        if indicator.aggregation == "ratio":
            return self._ratio(indicator, area, period)
        found = [
            self.leaf_value(indicator.measure, leaf, period)
            for leaf in self.leaves(indicator.measure, area)
        ]
        found = [value for value in found if value is not None]
        met = [value for value in found if self._meets(indicator, value, period)]
        return len(met) if indicator.aggregation == "count_where" else 100 * len(met) / len(found)

    def _ratio(self, indicator: Indicator, area: str, period: str) -> float | None:
        pairs = [
            (
                self.leaf_value(indicator.numerator, leaf, period),
                self.leaf_value(indicator.denominator, leaf, period),
            )
            for leaf in self.leaves(indicator.numerator, area)
        ]
        both = [(one, other) for one, other in pairs if one is not None and other is not None]
        whole = sum(other for _, other in both)
        if abs(whole) <= NEAR:
            return None
        return 100 * sum(one for one, _ in both) / whole

    def _meets(self, indicator: Indicator, value: float, period: str) -> bool:
        pace = 1.0
        if self.catalog.measure_by_code[indicator.measure].accumulation == "ytd":
            pace = self.share(indicator, period)
        if indicator.condition.startswith(">="):
            return value >= float(indicator.condition[2:]) * pace - NEAR
        lower, upper = (float(bound) * pace for bound in indicator.condition.split(".."))
        return lower - NEAR <= value <= upper + NEAR

    def share(self, indicator: Indicator, period: str) -> float:
        """s(m) of section 4."""
        month = month_of(period)
        if indicator.profile:
            return indicator.profile[month - 1]
        due = self.due_months.get((indicator.indicator_code, year_of(period)))
        return month / 12 if due is None else min(1.0, month / due)

    def is_due(self, indicator: Indicator, period: str) -> bool:
        return month_of(period) % DUE_EVERY[indicator.frequency] == 0

    def judged_areas(self, indicator: Indicator) -> list[str]:
        """The county, and each town with leaf areas; department figures the county only."""
        county = self.catalog.county.area_code
        measure = indicator.measure or indicator.numerator
        level = self.catalog.measure_by_code[measure].row_level
        if indicator.aggregation == "none" or level == "county":
            return [county]
        towns = [town.area_code for town in self.catalog.towns]
        return [county, *(town for town in towns if self.leaves(measure, town))]
