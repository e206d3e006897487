"""Makes a measure's values from what its indicators promise, or from a plausible size."""

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator, Measure
from flows.period import year_of
from flows.simulate.conditions import Class, bounds_of, meet_conditions
from flows.simulate.courses import Course, random_numbers
from flows.simulate.hand_out import hand_out, hand_out_in_towns, whole_down, whole_up
from flows.simulate.measure_areas import areas_of, asked_of, concerned_by, towns_of
from flows.simulate.promises import FEW_CASES, FIRST_YEAR, Promise, make_promises
from flows.simulate.sizes import decimal_scale, reached_by_month, read_sizes, usual_size

Values = npt.NDArray[np.float64]
#: How unlike areas are in size: from and up to, around 1.
_SPREAD = (0.6, 0.8)
#: How many years beyond the last month promises are known for.
_YEARS_AHEAD = 6


class MeasureMaker:
    """Makes measures after those they depend on; `values` fills up: areas x months each."""

    def __init__(
        self, catalog: Catalog, months: tuple[str, ...], seed: int, course: Course
    ) -> None:
        self.catalog, self.months, self.seed, self.course = catalog, months, seed, course
        self.values: dict[str, Values] = {}
        self.sizes = read_sizes()
        self.areas = {row.measure_code: areas_of(catalog, row) for row in catalog.measures}
        chances = {
            code: float(random_numbers(seed, f"{code} start").random())
            for code in catalog.indicator_by_code
        }
        # Before the plans' first year a county stands where it begins.
        years = range(min(FIRST_YEAR, year_of(months[0])), year_of(months[-1]) + _YEARS_AHEAD)
        self.promises = make_promises(catalog, years, chances)
        self.served: dict[str, list[Promise]] = defaultdict(list)
        for promise in self.promises.values():
            code = promise.indicator.measure or promise.indicator.numerator
            self.served[code].append(promise)

    def make(self, measure: Measure) -> Values:
        """Return the measure's values, making those that it depends on first."""
        code = measure.measure_code
        if code not in self.values:
            values = self._raw(measure, self.served[code])
            self.values[code] = self._finish(measure, values)
        return self.values[code]

    def _raw(self, measure: Measure, promises: list[Promise]) -> Values:
        ratios = [one for one in promises if one.indicator.aggregation == "ratio"]
        totals = [one for one in promises if one.indicator.aggregation in ("sum", "none")]
        if ratios:
            return self._numerator(measure, ratios)
        if totals:
            return self._shared_out(measure, totals)
        if promises:
            return self._meeting(measure, promises)
        return self._sized(measure)

    def _numerator(self, measure: Measure, promises: list[Promise]) -> Values:
        indicator = promises[0].indicator
        whole = self.make(self.catalog.measure_by_code[indicator.denominator])
        quotas = whole * self._figures(measure, promises) / 100 * self._factors(measure)
        return self._rounded(measure, quotas, indicator, is_rate=True)

    def _shared_out(self, measure: Measure, promises: list[Promise]) -> Values:
        """Return each area's part of the county's figure."""
        figures = self._figures(measure, promises)
        leader = max(promises, key=lambda one: one.at_ends(self.months).sum())
        quotas = figures * self._shares(measure, leader)
        factors = self._factors(measure)
        if leader.indicator.direction == "at_most":
            left = max(leader.before, FEW_CASES, float(len(quotas))) / len(quotas)
            quotas = quotas + left * np.maximum(1 - factors, 0)
        else:
            quotas = quotas * factors
        return self._rounded(measure, quotas, leader.indicator, is_rate=False)

    def _figures(self, measure: Measure, promises: list[Promise]) -> Values:
        """Return what satisfies every indicator of the measure, by month."""
        figures = np.array([self._path(measure, promise) for promise in promises])
        is_at_most = promises[0].indicator.direction == "at_most"
        strictest: Values = figures.min(axis=0) if is_at_most else figures.max(axis=0)
        return strictest

    def _path(self, measure: Measure, promise: Promise) -> Values:
        code = measure.measure_code
        stop, shifts = self.course.stop(code), self.course.shifts(code)
        return promise.figures_until(stop, self.months, shifts)

    def _shares(self, measure: Measure, promise: Promise) -> Values:
        """Return the areas' shares of the county's figure by month, whole parts where asked."""
        weights = self._weights(measure, promise.indicator)
        columns = []
        for end in promise.at_ends(self.months):
            is_whole = measure.integer and float(end).is_integer() and end > 0
            parts = hand_out(np.array([end]), weights[:, None])[:, 0] if is_whole else weights
            columns.append(parts / parts.sum())
        return np.array(columns).T

    def _weights(self, measure: Measure, indicator: Indicator) -> Values:
        """Return how large each area's part is: by the allocation's measure, else by its size."""
        by = indicator.allocate_by
        source = by if by and by != measure.measure_code else measure.subset_of
        concerned = concerned_by(self.catalog, measure, indicator)
        if source and source in self.catalog.measure_by_code:
            other = self.make(self.catalog.measure_by_code[source])
            if self.areas[source] == self.areas[measure.measure_code]:
                return other[:, 0] * concerned
        spread = _SPREAD[0] + _SPREAD[1] * self._draws(measure.measure_code)
        return spread * concerned

    def _meeting(self, measure: Measure, promises: list[Promise]) -> Values:
        """Return values that meet conditions; a year's amount comes in with its season."""
        is_paced = measure.accumulation == "ytd" and not promises[0].is_year_task
        size = self.sizes.get(measure.measure_code)
        classes = []
        for promise in promises:
            indicator = promise.indicator
            figures = promise.at_ends(self.months) if is_paced else self._path(measure, promise)
            factors = self._factors(measure)
            is_share = indicator.aggregation == "share_where"
            classes.append(
                Class(
                    *bounds_of(indicator.condition),
                    fill=(size.low, size.high) if size else None,
                    counts=None if is_share else figures * factors.mean(axis=0),
                    shares=figures / 100 * factors if is_share else None,
                    chosen=concerned_by(self.catalog, measure, indicator) > 0,
                )
            )
        towns = towns_of(self.catalog, measure)
        draws = self._draws(measure.measure_code)
        values = meet_conditions(classes, towns, draws, is_whole=measure.integer)
        if is_paced:
            shifts = self.course.shifts(measure.measure_code)
            values = values * promises[0].seasons(self.months, shifts)
        scale = decimal_scale(measure)
        return whole_down(values) if measure.integer else whole_up(values * scale) / scale

    def _sized(self, measure: Measure) -> Values:
        """Return a size of its own per area, or a share of what is left of other measures."""
        code = measure.measure_code
        size = self.sizes.get(code) or usual_size(measure)
        shares = size.low + (size.high - size.low) * self._draws(code)
        if size.of:
            first, *others = [self.make(self.catalog.measure_by_code[name]) for name in size.of]
            values = shares[:, None] * (first - sum(others, np.zeros_like(first)))
        else:
            values = shares[:, None] * reached_by_month(measure, size, self.months)
        if measure.integer:
            values = whole_up(values) if measure.accumulation == "stock" else whole_down(values)
        return values * asked_of(self.catalog, measure)[:, None]

    def _rounded(
        self, measure: Measure, quotas: Values, indicator: Indicator, *, is_rate: bool
    ) -> Values:
        """Return whole things, or figures with the usual decimals on the right side."""
        is_at_most = indicator.direction == "at_most"
        if measure.integer:
            total = quotas.sum(axis=0)
            has_factor = is_rate and not is_at_most
            totals = whole_up(total) if has_factor else whole_down(total)
            return hand_out_in_towns(totals, quotas, towns_of(self.catalog, measure))
        scale = decimal_scale(measure)
        return (whole_down if is_at_most else whole_up)(quotas * scale) / scale

    def _finish(self, measure: Measure, values: Values) -> Values:
        """Return the values within limits, never falling where they add up, within their whole."""
        low = 0.0 if measure.min is None else measure.min
        values = np.clip(values, low, np.inf if measure.max is None else measure.max)
        if measure.accumulation == "cumulative":
            values = np.maximum.accumulate(values, axis=1)
        if measure.accumulation == "ytd":
            years = np.array([year_of(period) for period in self.months])
            parts = [values[:, years == year] for year in np.unique(years)]
            values = np.hstack([np.maximum.accumulate(part, axis=1) for part in parts])
        if not measure.subset_of:
            return values
        return np.minimum(values, self.make(self.catalog.measure_by_code[measure.subset_of]))

    def _factors(self, measure: Measure) -> Values:
        code = measure.measure_code
        return self.course.factors(code, self.areas[code], self.months)

    def _draws(self, name: str) -> Values:
        numbers: Values = random_numbers(self.seed, name).random(len(self.areas[name]))
        return numbers
