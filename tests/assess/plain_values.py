"""Section 2 of rules.md once more, slowly and from the text alone: values of indicators."""

import math
from functools import cached_property

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import month_of, shift, year_of

NEAR = 1e-9
MONTHS = {
    "monthly": range(1, 13),
    "quarterly": (3, 6, 9, 12),
    "half_yearly": (6, 12),
    "annual": (12,),
}


class PlainValues:
    """Answers one question at a time; nothing is judged as a column."""

    def __init__(self, catalog: Catalog, observations, due_months):
        self.catalog = catalog
        self.due_months = due_months
        self.own = {}
        for measure, area, period, value in observations:
            row_level = catalog.measure_by_code[measure].row_level
            place = catalog.area_by_code[area]
            if value is not None and place.level == row_level and self.is_valid(area, period):
                self.own[measure, area, period] = value

    # --- areas ---

    def is_valid(self, area: str, period: str) -> bool:
        place = self.catalog.area_by_code[area]
        is_begun = not place.valid_from or place.valid_from <= period
        return is_begun and not (place.valid_to and period > place.valid_to)

    def is_valid_in_year(self, area: str, year: int) -> bool:
        return any(self.is_valid(area, f"{year}-{month:02d}") for month in range(1, 13))

    # --- measures ---

    def leaf_value(self, measure: str, area: str, period: str) -> float | None:
        """Own value, else the last ones of the area and of those merged into it, added up."""
        if not self.is_valid(area, period):
            return None
        if (measure, area, period) in self.own:
            return self.own[measure, area, period]
        values = [
            self._last_value(measure, one, period)
            for one in [area, *self._merged_before(area, period)]
            if not self._is_taken_over(measure, one, period)
        ]
        values = [value for value in values if value is not None]
        return sum(values) if values else None

    def _merged_before(self, area: str, period: str) -> list[str]:
        found = []
        for one in self.catalog.areas:
            if one.merged_into == area and one.valid_to < period:
                found += [one.area_code, *self._merged_before(one.area_code, period)]
        return found

    def _is_taken_over(self, measure: str, area: str, period: str) -> bool:
        """Whether a successor has reported since the area was closed."""
        place = self.catalog.area_by_code[area]
        if not place.valid_to or not place.merged_into or place.valid_to >= period:
            return False
        month = shift(place.valid_to, 1)
        while month <= period:
            if (measure, place.merged_into, month) in self.own:
                return True
            month = shift(month, 1)
        return self._is_taken_over(measure, place.merged_into, period)

    def _last_value(self, measure: str, area: str, period: str) -> float | None:
        """The last value at most so many months old (ytd: of the same year)."""
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

    def roll_up(self, measure: str, area: str, period: str) -> float | None:
        values = [self.leaf_value(measure, leaf, period) for leaf in self.leaves(measure, area)]
        values = [value for value in values if value is not None]
        return sum(values) if values else None

    def measure_coverage(self, measure: str, leaves: list[str], period: str) -> float:
        leaves = [leaf for leaf in leaves if self.is_valid(leaf, period)]
        own = [leaf for leaf in leaves if (measure, leaf, period) in self.own]
        return len(own) / len(leaves) if leaves else 0.0

    # --- indicators ---

    def parts(self, indicator: Indicator) -> list[str]:
        if indicator.aggregation == "ratio":
            return [indicator.numerator, indicator.denominator]
        return [indicator.measure]

    def towns(self, indicator: Indicator) -> set[str] | None:
        """The towns it concerns, None when that is not limited."""
        level = self.catalog.measure_by_code[self.parts(indicator)[0]].row_level
        if not indicator.applies_to or indicator.aggregation == "none" or level == "county":
            return None
        areas = [self.catalog.area_by_code[code] for code in indicator.applies_to]
        return {a.area_code if a.level == "town" else a.parent_code for a in areas}

    def is_concerned(self, indicator: Indicator, area: str) -> bool:
        towns = self.towns(indicator)
        return towns is None or area in towns or area == self.catalog.county.area_code

    def leaves_of(self, indicator: Indicator, area: str) -> list[str]:
        leaves = self.leaves(self.parts(indicator)[0], area)
        towns = self.towns(indicator)
        if towns is None or area != self.catalog.county.area_code:
            return leaves
        return [leaf for leaf in leaves if any(leaf in self._below[town] for town in towns)]

    def coverage(self, indicator: Indicator, area: str, period: str) -> float:
        leaves = self.leaves_of(indicator, area)
        return min(self.measure_coverage(m, leaves, period) for m in self.parts(indicator))

    def present(self, indicator: Indicator, area: str, period: str) -> list[tuple[str, list]]:
        """Every leaf area with all parts, and those parts."""
        found = []
        for leaf in self.leaves_of(indicator, area):
            values = [self.leaf_value(m, leaf, period) for m in self.parts(indicator)]
            if None not in values:
                found.append((leaf, values))
        return found

    def has_nothing_to_do(self, indicator: Indicator, area: str, period: str) -> bool:
        if indicator.aggregation != "ratio" or self.coverage(indicator, area, period) == 0:
            return False
        present = self.present(indicator, area, period)
        return bool(present) and abs(sum(values[1] for _, values in present)) <= NEAR

    def value(self, indicator: Indicator, area: str, period: str) -> float | None:
        if self.coverage(indicator, area, period) == 0:
            return None
        present = self.present(indicator, area, period)
        if not present:
            return None
        if indicator.aggregation in ("sum", "none"):
            return sum(values[0] for _, values in present)
        if indicator.aggregation == "ratio":
            whole = sum(values[1] for _, values in present)
            return None if abs(whole) <= NEAR else 100 * sum(v[0] for _, v in present) / whole
        met = [leaf for leaf, values in present if self._meets(indicator, values[0], period)]
        return len(met) if indicator.aggregation == "count_where" else 100 * len(met) / len(present)

    def denominator(self, indicator: Indicator, area: str, period: str) -> float | None:
        if self.coverage(indicator, area, period) == 0:
            return None
        present = self.present(indicator, area, period)
        if indicator.aggregation == "ratio":
            return sum(values[1] for _, values in present) if present else None
        return float(len(present)) if indicator.aggregation.endswith("_where") else None

    def carried(self, indicator: Indicator, area: str, period: str) -> int | None:
        if self.value(indicator, area, period) is None:
            return None
        return sum(
            any((part, leaf, period) not in self.own for part in self.parts(indicator))
            for leaf, _ in self.present(indicator, area, period)
        )

    # --- conditions ---

    def has_paced_bound(self, indicator: Indicator) -> bool:
        is_where = indicator.aggregation.endswith("_where")
        return (
            is_where
            and self.catalog.measure_by_code[indicator.measure].accumulation == "ytd"
            and indicator.path == ""
            and not indicator.condition.startswith(("==", "<="))
        )

    def is_bound_asked(self, indicator: Indicator, period: str) -> bool:
        return not self.has_paced_bound(indicator) or self.share(indicator, period) > NEAR

    def _meets(self, indicator: Indicator, value: float, period: str) -> bool:
        text = indicator.condition
        if text.startswith("=="):
            return abs(value - float(text[2:])) <= NEAR
        if text.startswith("<="):
            return value <= float(text[2:]) + NEAR
        low, high = (text[2:], math.inf) if text.startswith(">=") else text.split("..")
        return self._paced(indicator, float(low), period) - NEAR <= value <= float(high) + NEAR

    def _paced(self, indicator: Indicator, bound: float, period: str) -> float:
        share = self.share(indicator, period)
        if not self.has_paced_bound(indicator) or share <= NEAR:
            return bound
        paced = bound * share
        if self.catalog.measure_by_code[indicator.measure].integer and share < 1 - NEAR:
            return min(bound, max(1, math.floor(paced + NEAR)))
        return paced

    # --- time ---

    def due_month(self, indicator: Indicator, year: int) -> int | None:
        return self.due_months.get((indicator.indicator_code, year))

    def share(self, indicator: Indicator, period: str) -> float:
        """s(m) of section 4."""
        month = month_of(period)
        due = self.due_month(indicator, year_of(period))
        if indicator.path == "at_due":
            return 1.0 if month >= (due or 12) else 0.0
        if indicator.profile:
            return indicator.profile[month - 1]
        return month / 12 if due is None else min(1.0, month / due)

    def is_due(self, indicator: Indicator, period: str) -> bool:
        if indicator.due_years and year_of(period) not in indicator.due_years:
            return False
        return month_of(period) in MONTHS[indicator.frequency]

    def is_judged(self, indicator: Indicator, area: str, period: str) -> bool:
        """Whether the area has a row in a due month: a town needs a valid leaf area."""
        if area == self.catalog.county.area_code:
            return True
        leaves = self.leaves(self.parts(indicator)[0], area)
        return any(self.is_valid(leaf, period) for leaf in leaves)

    def judged_areas(self, indicator: Indicator) -> list[str]:
        """The county, and each town with leaf areas; department figures the county only."""
        county = self.catalog.county.area_code
        measure = self.parts(indicator)[0]
        level = self.catalog.measure_by_code[measure].row_level
        if indicator.aggregation == "none" or level == "county":
            return [county]
        towns = [town.area_code for town in self.catalog.towns]
        return [county, *(town for town in towns if self.leaves(measure, town))]
