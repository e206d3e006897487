"""How well areas keep what they promise: perfectly, or with chosen measures that stop."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
#: What a stopped measure still reaches of its path (rules.md section 11).
STOPPED = 0.6


class Course(Protocol):
    """How far areas get with a measure, as a factor on what a perfect county reaches."""

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return areas x months; 1 keeps the promise."""
        ...

    def shift(self, measure_code: str) -> int:
        """Return by how many months the measure's season is late (early when negative)."""
        ...


@dataclass(frozen=True)
class Perfect:
    """Every promise kept in every area, on natural dates or `off_season` months around them."""

    seed: int = 0
    off_season: int = 0

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return ones."""
        return np.ones((len(areas), len(months)))

    def shift(self, measure_code: str) -> int:
        """Return a whole number of months within the bounds, by the seed and the measure."""
        if self.off_season == 0:
            return 0
        generator = random_numbers(self.seed, f"{measure_code} shift")
        return int(generator.integers(-self.off_season, self.off_season + 1))


@dataclass(frozen=True)
class Troubled:
    """Measures that from some month on reach only 60 % of their path; all others as in `rest`."""

    stops: Mapping[str, str]
    rest: Course = field(default_factory=Perfect)

    def factors(self, measure_code: str, areas: tuple[str, ...], months: tuple[str, ...]) -> Values:
        """Return the rest's factors, lowered from the month of the stop on."""
        factors = self.rest.factors(measure_code, areas, months)
        stop = self.stops.get(measure_code)
        if stop is None:
            return factors
        return factors * np.where(np.array(months) >= stop, STOPPED, 1.0)

    def shift(self, measure_code: str) -> int:
        """Return the rest's shift."""
        return self.rest.shift(measure_code)


def random_numbers(seed: int, name: str) -> np.random.Generator:
    """Return a generator that depends on the seed and the name alone."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
