"""True values of every measure, area and month of a simulated county; all of them invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from flows.catalog.model import Catalog
from flows.period import is_due, periods_between
from flows.simulate.courses import Course
from flows.simulate.make_measures import MeasureMaker
from flows.simulate.promises import FIRST_YEAR

Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Truth:
    """Values by measure: one row per reporting area, one column per month."""

    months: tuple[str, ...]
    areas: dict[str, tuple[str, ...]]
    by_measure: dict[str, Values]

    def at(self, measure_code: str, area_code: str, period: str) -> float:
        """Return one true value."""
        row = self._rows[measure_code][area_code]
        return float(self.by_measure[measure_code][row, self._columns[period]])

    @cached_property
    def _rows(self) -> dict[str, dict[str, int]]:
        return {
            code: {area: row for row, area in enumerate(areas)}
            for code, areas in self.areas.items()
        }

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {period: column for column, period in enumerate(self.months)}


def make_truth(catalog: Catalog, months: Sequence[str], seed: int, course: Course) -> Truth:
    """Return true values; the same arguments give the same ones.

    What indicators promise is kept as far as the course says; the rest is of plausible size.
    """
    known = tuple(periods_between(min(f"{FIRST_YEAR}-01", months[0]), months[-1]))
    maker = MeasureMaker(catalog, known, seed, course)
    for measure in catalog.measures:
        maker.make(measure)
    return Truth(known, maker.areas, maker.values)


def sent_observations(catalog: Catalog, truth: Truth) -> pd.DataFrame:
    """Return what is sent when every form comes in: a row per measure, area and due month."""
    parts = []
    for measure in catalog.measures:
        frequency = catalog.form_by_code[measure.form].frequency
        due = [place for place, period in enumerate(truth.months) if is_due(frequency, period)]
        areas, periods = truth.areas[measure.measure_code], [truth.months[place] for place in due]
        parts.append(
            pd.DataFrame(
                {
                    "measure_code": measure.measure_code,
                    "area_code": np.repeat(areas, len(due)),
                    "period": np.tile(periods, len(areas)),
                    "value": truth.by_measure[measure.measure_code][:, due].ravel(),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
