"""Plausible true values for every measure, area and month of a catalogue; all of them invented."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator, Measure
from flows.period import month_of, periods_between, year_of

Values = npt.NDArray[np.float64]

#: Size of a quantity that no target speaks of, by unit: lowest and highest per reporting area.
_SIZES: dict[str, dict[str, tuple[float, float]]] = {
    "village": {"户": (60, 400), "人": (200, 760), "个": (1, 9), "万元": (2, 9)},
    "town": {"户": (400, 3000), "人": (300, 4000), "个": (3, 30), "万亩": (0.1, 2.0)},
    "county": {"户": (2000, 20000), "人": (500, 9000), "个": (20, 200), "%": (70, 99)},
}
_USUAL = (5.0, 60.0)
#: How far a town stands from where it should at the first and at the last month.
_TOWN_COURSES = (
    (1.02, 1.06),
    (0.97, 1.01),
    (0.86, 1.02),
    (1.04, 1.05),
    (0.92, 0.88),
    (0.99, 0.97),
    (0.80, 0.96),
    (1.01, 1.03),
    (0.95, 0.99),
    (0.90, 0.91),
    (1.00, 0.84),
)


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
    maker = _Maker(catalog, tuple(periods_between(min("2021-01", months[0]), months[-1])), seed)
    for measure in catalog.measures:
        maker.make(measure)
    return Truth(maker.months, maker.areas, maker.values)


class _Maker:
    """Makes a measure after the measures it depends on."""

    def __init__(self, catalog: Catalog, months: tuple[str, ...], seed: int) -> None:
        self.catalog, self.months, self.seed = catalog, months, seed
        self.areas: dict[str, tuple[str, ...]] = {}
        self.values: dict[str, Values] = {}
        self.leaves = {
            level: tuple(area.area_code for area in catalog.areas if area.level == level)
            for level in ("county", "town", "village")
        }
        self.ratio_of = {
            row.numerator: row for row in catalog.indicators if row.aggregation == "ratio"
        }
        self.indicator_of = {
            row.measure: row for row in reversed(catalog.indicators) if row.measure
        }
        self.targets: dict[str, dict[int, float]] = {}
        for target in catalog.targets:
            if target.value is not None:
                self.targets.setdefault(target.indicator_code, {})[target.year] = target.value

    def make(self, measure: Measure) -> Values:
        """Return the measure's values, making those of its whole first."""
        code = measure.measure_code
        if code in self.values:
            return self.values[code]
        self.areas[code] = self.leaves[measure.row_level]
        ratio = self.ratio_of.get(code)
        whole_code = ratio.denominator if ratio else measure.subset_of
        if whole_code and whole_code != code:
            whole = self.make(self.catalog.measure_by_code[whole_code])
            level = self._target_of(ratio, 90.0) / 100 if ratio else self._random(code, 0.3, 0.9)
            values = whole * np.clip(self._course(measure) * level, 0, None)
        else:
            values = self._own(measure)
        if measure.subset_of:
            bound = self.make(self.catalog.measure_by_code[measure.subset_of])
            values = np.minimum(values, bound)
        self.values[code] = self._finish(measure, values)
        return self.values[code]

    def _own(self, measure: Measure) -> Values:
        indicator = self.indicator_of.get(measure.measure_code)
        count = len(self.areas[measure.measure_code])
        size = self._target_of(indicator, 0.0) if indicator else 0.0
        if indicator is not None and indicator.condition:
            size = float(indicator.condition.removeprefix(">=").split("..")[0]) * 1.3
        elif indicator is not None and indicator.aggregation == "sum":
            size /= count
        spread = 0.5 + self._uniform(measure.measure_code, count)
        if size <= 0:
            low, high = _SIZES[measure.row_level].get(measure.unit, _USUAL)
            if indicator is not None and indicator.direction == "at_most":
                low, high = 0.0, 0.6
            sizes = low + (high - low) * self._uniform(measure.measure_code, count)
            return np.repeat(sizes[:, None], len(self.months), axis=1)
        sizes = size * spread[:, None] / spread.mean()
        values: Values = sizes * self._course(measure) * self._pace(measure)
        return values

    def _pace(self, measure: Measure) -> Values:
        """Return the part of the year's or the five years' figure that is done by each month."""
        month = np.array([month_of(period) for period in self.months], dtype=float)
        years = np.array([year_of(period) - 2021 for period in self.months], dtype=float)
        pace: Values = 0.94 + 0.06 * (years * 12 + month) / 60
        if measure.accumulation == "ytd":
            pace = month / 12
        if measure.accumulation == "cumulative":
            pace = (years * 12 + month) / 60
        return pace[None, :]

    def _course(self, measure: Measure) -> Values:
        """Return how far each area stands from its due at each month."""
        code = measure.measure_code
        areas = self.areas[code]
        towns = [town.area_code for town in self.catalog.towns]
        share = np.linspace(0, 1, len(self.months))
        rows = []
        for area in areas:
            parent = self.catalog.area_by_code[area].parent_code
            town = area if area in towns else parent
            place = towns.index(town) if town in towns else zlib.crc32(code.encode()) % 11
            start, end = _TOWN_COURSES[place % len(_TOWN_COURSES)]
            rows.append(start + (end - start) * share)
        noise = 0.94 + 0.1 * self._uniform(code + "course", len(areas))
        return np.array(rows) * noise[:, None]

    def _finish(self, measure: Measure, values: Values) -> Values:
        low = 0.0 if measure.min is None else measure.min
        high = np.inf if measure.max is None else measure.max
        values = np.clip(values, low, high)
        values = np.round(values) if measure.integer else np.round(values, 2)
        if measure.subset_of:
            values = np.minimum(values, self.values[measure.subset_of])
        if measure.accumulation == "cumulative":
            values = np.maximum.accumulate(values, axis=1)
        if measure.accumulation == "ytd":
            years = np.array([year_of(period) for period in self.months])
            for year in np.unique(years):
                values[:, years == year] = np.maximum.accumulate(values[:, years == year], axis=1)
        if measure.subset_of:
            values = np.minimum(values, self.values[measure.subset_of])
        return values

    def _target_of(self, indicator: Indicator | None, default: float) -> float:
        if indicator is None:
            return default
        figures = self.targets.get(indicator.indicator_code, {})
        return figures[min(figures, key=lambda year: abs(year - 2022))] if figures else default

    def _uniform(self, name: str, count: int) -> Values:
        generator = np.random.default_rng([self.seed, zlib.crc32(name.encode())])
        return generator.random(count)

    def _random(self, name: str, low: float, high: float) -> float:
        return low + (high - low) * float(self._uniform(name + "level", 1)[0])
