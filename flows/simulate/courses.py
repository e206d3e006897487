"""How towns fare in the simulation, and how far a figure is at each month."""

import zlib

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.catalog.records import Measure
from flows.period import month_of, year_of

Values = npt.NDArray[np.float64]

#: How far a town stands from where it should at the first and at the last month.
_TOWN_COURSES = (
    (1.03, 1.06),
    (0.98, 1.02),
    (0.84, 1.04),
    (1.05, 1.06),
    (0.94, 0.90),
    (1.00, 0.99),
    (0.78, 0.99),
    (1.02, 1.04),
    (0.96, 1.00),
    (0.92, 0.94),
    (1.01, 0.86),
)
#: Figures of one month scatter so much around the course.
_WOBBLE = 0.012


class Courses:
    """Random numbers and courses of one simulation; the same seed gives the same ones."""

    def __init__(self, catalog: Catalog, months: tuple[str, ...], seed: int) -> None:
        self._catalog, self._months, self._seed = catalog, months, seed
        self._towns = [town.area_code for town in catalog.towns]
        month = np.array([month_of(period) for period in months], dtype=float)
        years = np.array([year_of(period) - 2021 for period in months], dtype=float)
        self._elapsed: Values = ((years * 12 + month) / 60)[None, :]
        self.year_share: Values = (month / 12)[None, :]

    def uniform(self, name: str, count: int) -> Values:
        """Return numbers in 0…1 that depend on the seed and the name alone."""
        generator = np.random.default_rng([self._seed, zlib.crc32(name.encode())])
        numbers: Values = generator.random(count)
        return numbers

    def pace(self, measure: Measure) -> Values:
        """Return the part of the year's or the five years' figure that is done by each month."""
        if measure.accumulation == "ytd":
            return self.year_share
        if measure.accumulation == "cumulative":
            return self._elapsed
        slope = 0.0 if measure.unit == "%" else 0.05
        pace: Values = 1 - 0.8 * slope + slope * self._elapsed
        return pace

    def of(self, code: str, areas: tuple[str, ...], *, is_smooth: bool) -> Values:
        """Return how far each area stands from its due at each month: 1 is on course."""
        share = np.linspace(0, 1, len(self._months))
        ends = np.array([self._ends(code, area) for area in areas])
        course: Values = ends[:, :1] + (ends[:, 1:] - ends[:, :1]) * share[None, :]
        lean = 0.97 + 0.06 * self.uniform(code + " course", len(areas))
        course = course * lean[:, None]
        if not is_smooth:
            scatter = self.uniform(code + " wobble", course.size).reshape(course.shape)
            course = course * (1 + _WOBBLE * (2 * scatter - 1))
        return course

    def _ends(self, code: str, area: str) -> tuple[float, float]:
        """Return first and last stand of an area: its town's; by chance for the county."""
        town = area if area in self._towns else self._catalog.area_by_code[area].parent_code
        by_chance = zlib.crc32(code.encode())
        place = self._towns.index(town) if town in self._towns else by_chance
        return _TOWN_COURSES[place % len(_TOWN_COURSES)]
