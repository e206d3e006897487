"""Plausible true values for every measure, area and month of a catalogue; all of them invented."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator, Measure
from flows.period import periods_between, year_of
from flows.simulate.courses import Courses
from flows.simulate.sizes import Size, read_sizes, usual_size

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Truth:
    """Values by measure: one row per reporting area, one column per month."""

    months: tuple[str, ...]
    areas: dict[str, tuple[str, ...]]
    values: dict[str, Values]

    def at(self, measure_code: str, area_code: str, period: str) -> float:
        """Return one true value."""
        row = self.areas[measure_code].index(area_code)
        return float(self.values[measure_code][row, self.months.index(period)])


def make_truth(catalog: Catalog, months: Sequence[str], seed: int) -> Truth:
    """Return true values; the same catalogue, months and seed give the same ones.

    Parts never exceed their wholes, year-to-date figures grow from January, cumulative ones never
    fall; towns keep to a course of their own, so that some are ahead and some fall behind.
    """
    maker = _Maker(catalog, months, seed)
    for measure in catalog.measures:
        maker.make(measure)
    return Truth(maker.months, maker.areas, maker.values)


class _Maker:
    """Makes a measure after the measures it depends on."""

    def __init__(self, catalog: Catalog, months: Sequence[str], seed: int) -> None:
        self.catalog, self.sizes = catalog, read_sizes()
        self.months = tuple(periods_between(min(catalog.first_period, months[0]), months[-1]))
        self.areas = {
            measure.measure_code: tuple(
                area.area_code for area in catalog.areas if area.level == measure.row_level
            )
            for measure in catalog.measures
        }
        self.values: dict[str, Values] = {}
        self.courses = Courses(catalog, self.months, seed)
        self.ratio_of = {
            row.numerator: row for row in catalog.indicators if row.aggregation == "ratio"
        }
        self.indicator_of = {
            row.measure: row for row in reversed(catalog.indicators) if row.measure
        }
        self.targets = _figures(catalog)

    def make(self, measure: Measure) -> Values:
        """Return the measure's values, making those that it depends on first."""
        code = measure.measure_code
        if code not in self.values:
            self.values[code] = self._finish(measure, self._raw(measure))
        return self.values[code]

    def _raw(self, measure: Measure) -> Values:
        """Return values before limits and rounding, by the first way that fits the measure."""
        code = measure.measure_code
        size, indicator = self.sizes.get(code), self.indicator_of.get(code)
        if size is not None:
            return self._sized(measure, size)
        if code in self.ratio_of:
            return self._numerator(measure, self.ratio_of[code])
        if indicator is not None and indicator.direction == "at_most":
            return self._few(measure, indicator)
        if indicator is not None and (indicator.condition or _is_yes_no(measure)):
            return self._meeting(measure, indicator)
        if measure.subset_of:
            return self._part(measure, indicator)
        if indicator is not None and self._target(indicator, 0.0) > 0:
            return self._towards(measure, indicator)
        return self._sized(measure, usual_size(measure))

    def _sized(self, measure: Measure, size: Size) -> Values:
        """Return a size of its own per area, or a share of what is left of other measures."""
        code = measure.measure_code
        shares = size.low + (size.high - size.low) * self._uniform(code)
        if size.of:
            first, *others = [self.make(self.catalog.measure_by_code[name]) for name in size.of]
            return shares[:, None] * (first - sum(others, np.zeros_like(first)))
        if _is_yes_no(measure):
            shares = (self._uniform(code + " yes") < size.low).astype(float)
        pace = np.ones((1, len(self.months))) if size.is_constant else self.courses.pace(measure)
        return shares[:, None] * pace

    def _numerator(self, measure: Measure, ratio: Indicator) -> Values:
        whole = self.make(self.catalog.measure_by_code[ratio.denominator])
        values = whole * self._course(measure) * self._target(ratio, 90.0) / 100
        return values * self.courses.year_share if ratio.path == "from_zero" else values

    def _meeting(self, measure: Measure, indicator: Indicator) -> Values:
        """Return values of which about the targeted share meets the indicator's condition."""
        code = measure.measure_code
        target = self._target(indicator, 90.0)
        is_share = indicator.unit == "%"
        share = target / 100 if is_share else target / len(self.areas[code])
        course = self._course(measure, is_smooth=True)
        meets = self._uniform(code + " meets")[:, None] < share * course
        if _is_yes_no(measure):
            return meets.astype(float)
        bound = float(indicator.condition.removeprefix(">=").split("..")[0])
        due = bound * (self.courses.year_share if measure.accumulation == "ytd" else 1.0)
        extra = self._uniform(code)[:, None]
        if measure.integer:
            due = np.ceil(due)
            return np.where(meets, due + (extra < 0.25), np.maximum(due - 1, 0))
        return np.where(meets, due * (1.02 + 0.6 * extra), due * (0.6 + 0.35 * extra))

    def _few(self, measure: Measure, indicator: Indicator) -> Values:
        """Return what should be rare: more of it where a town is behind its course."""
        usual = self._target(indicator, 0.0) / len(self.areas[measure.measure_code])
        behind = np.clip(1.0 - self._course(measure, is_smooth=True), 0, None)
        values: Values = usual * (1 + behind) + 0.5 * behind
        return values

    def _part(self, measure: Measure, indicator: Indicator | None) -> Values:
        """Return a part of its whole: what the target asks for, else a share by chance."""
        whole = self.make(self.catalog.measure_by_code[measure.subset_of])
        target = self._target(indicator, 0.0) if indicator else 0.0
        if target > 0 and whole.sum() > 0:
            share = self.courses.pace(measure) * target / float(whole[:, -1].sum())
            part: Values = whole * self._course(measure) * share
            return part
        low = 0.4 + 0.4 * float(self._uniform(measure.measure_code + " level")[0])
        return whole * np.clip(low * self._course(measure), 0, 1)

    def _towards(self, measure: Measure, indicator: Indicator) -> Values:
        """Return an area's part of the target, on its course at each month."""
        count = len(self.areas[measure.measure_code])
        size = self._target(indicator, 0.0) / (count if indicator.aggregation == "sum" else 1)
        spread = 0.6 + 0.8 * self._uniform(measure.measure_code)
        sizes = size * spread / (spread.mean() if count > 1 else spread)
        values: Values = sizes[:, None] * self._course(measure) * self.courses.pace(measure)
        return values

    def _finish(self, measure: Measure, values: Values) -> Values:
        """Return the values within limits, rounded, monotone in time, within their whole."""
        low = 0.0 if measure.min is None else measure.min
        high = np.inf if measure.max is None else measure.max
        if measure.integer:
            values = np.floor(values + self._uniform(measure.measure_code + " round")[:, None])
        values = np.clip(values if measure.integer else np.round(values, 2), low, high)
        values = self._within_whole(measure, values)
        if measure.accumulation == "cumulative":
            values = np.maximum.accumulate(values, axis=1)
        if measure.accumulation == "ytd":
            years = np.array([year_of(period) for period in self.months])
            parts = [values[:, years == year] for year in np.unique(years)]
            values = np.hstack([np.maximum.accumulate(part, axis=1) for part in parts])
        return self._within_whole(measure, values)

    def _within_whole(self, measure: Measure, values: Values) -> Values:
        if not measure.subset_of:
            return values
        whole = self.make(self.catalog.measure_by_code[measure.subset_of])
        return np.minimum(values, whole)

    def _course(self, measure: Measure, *, is_smooth: bool = False) -> Values:
        code = measure.measure_code
        return self.courses.of(code, self.areas[code], is_smooth=is_smooth)

    def _uniform(self, name: str) -> Values:
        code = name.split(" ")[0]
        return self.courses.uniform(name, len(self.areas[code]))

    def _target(self, indicator: Indicator, default: float) -> float:
        figures = self.targets.get(indicator.indicator_code, {})
        return figures[min(figures, key=lambda year: abs(year - 2022))] if figures else default


def _figures(catalog: Catalog) -> dict[str, dict[int, float]]:
    """Return each indicator's stated figures by year, baselines of 2020 among them."""
    figures: dict[str, dict[int, float]] = {}
    for target in catalog.targets:
        if target.value is not None:
            figures.setdefault(target.indicator_code, {})[target.year] = target.value
    for baseline in catalog.baselines:
        figures.setdefault(baseline.indicator_code, {}).setdefault(baseline.year, baseline.value)
    return figures


def _is_yes_no(measure: Measure) -> bool:
    return measure.integer and measure.max == 1
