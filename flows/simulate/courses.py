"""How well areas keep what they promise: perfectly, or with chosen measures that stop."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from flows.simulate.seasons import IN_SEASON, Shifts

Values = npt.NDArray[np.float64]
#: What a stopped measure still reaches of its path (rules.md section 11).
STOPPED = 0.6


class Course(Protocol):
    """How far areas get with a measure, as a factor on what a perfect county reaches."""

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return areas x months; 1 keeps the promise."""
        ...

    def shifts(self, measure_code: str) -> Shifts:
        """Return by how many months each event of the measure's year is late (or early)."""
        ...

    def stop(self, measure_code: str) -> str | None:
        """Return the month in which work on the measure ends for good."""
        ...


@dataclass(frozen=True)
class Perfect:
    """Every promise kept in every area, on natural dates or up to `off_season` months off them."""

    seed: int = 0
    off_season: int = 0

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return ones."""
        return np.ones((len(areas), len(months)))

    def shifts(self, measure_code: str) -> Shifts:
        """Return whole numbers of months within the bounds, by the seed and the measure."""
        if self.off_season == 0:
            return IN_SEASON
        generator = random_numbers(self.seed, f"{measure_code} shift")
        drawn = generator.integers(-self.off_season, self.off_season + 1, size=len(IN_SEASON))
        return tuple(int(one) for one in drawn)

    def stop(self, measure_code: str) -> str | None:
        """Return nothing: a perfect county stops nowhere."""
        return None


@dataclass(frozen=True)
class Troubled:
    """Measures that stop in some month at 60 % of their path; all others as in `rest`."""

    stops: Mapping[str, str]
    rest: Course = field(default_factory=Perfect)

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return the rest's factors, lowered from the month of the stop on."""
        factors = self.rest.factors(measure_code, areas, months)
        stop = self.stops.get(measure_code)
        if stop is None:
            return factors
        return factors * np.where(np.array(months) >= stop, STOPPED, 1.0)

    def shifts(self, measure_code: str) -> Shifts:
        """Return the rest's shifts."""
        return self.rest.shifts(measure_code)

    def stop(self, measure_code: str) -> str | None:
        """Return the month of the stop."""
        return self.stops.get(measure_code)


def random_numbers(seed: int, name: str) -> np.random.Generator:
    """Return a generator that depends on the seed and the name alone."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
