"""How large a quantity is that no target speaks of, from `sizes.csv` beside this file."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from flows.catalog.records import Measure
from flows.period import month_of, year_of
from flows.simulate.promises import FIRST_YEAR
from flows.simulate.seasons import MONTHS

Values = npt.NDArray[np.float64]
#: Over how many years figures add up that no target speaks of.
_PLAN_YEARS = 5
_FILE = Path(__file__).with_name("sizes.csv")


@dataclass(frozen=True)
class Size:
    """Lowest and highest per reporting area, in a full year for year-to-date figures.

    With `of` they are shares: of the first measure, less the others. A yes/no measure is yes in
    the share `low` of the areas. `is_constant`: the same in every month of the year.
    """

    low: float
    high: float
    of: tuple[str, ...] = ()
    is_constant: bool = False


_USUAL: dict[str, dict[str, Size]] = {
    "village": {"户": Size(5, 60), "人": Size(4, 30), "个": Size(1, 4), "万元": Size(2, 9)},
    "town": {"户": Size(300, 1500), "人": Size(40, 400), "个": Size(3, 12), "万亩": Size(0.1, 2)},
    "county": {"户": Size(2000, 20000), "人": Size(300, 5000), "个": Size(20, 130)},
}


@cache
def read_sizes() -> dict[str, Size]:
    """Return the sizes by measure."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return {
            row["measure_code"]: Size(
                float(row["low"]),
                float(row["high"]),
                tuple(row["of"].split("-")) if row["of"] else (),
                row["pace"] == "constant",
            )
            for row in csv.DictReader(stream)
        }


def usual_size(measure: Measure) -> Size:
    """Return what is usual for a measure: a part of its whole, or by its unit and row level."""
    if measure.subset_of:
        return Size(0.4, 0.8, (measure.subset_of,))
    if measure.unit == "%":
        return Size(75, 99)
    return _USUAL[measure.row_level].get(measure.unit, Size(5, 60))


def reached_by_month(measure: Measure, size: Size, months: Sequence[str]) -> Values:
    """Return the part of the year's or the plan years' figure reached by each month."""
    if size.is_constant or measure.accumulation == "stock":
        return np.ones((1, len(months)))
    month = np.array([month_of(period) for period in months], dtype=float)
    if measure.accumulation == "ytd":
        return (month / MONTHS)[None, :]
    years = np.array([year_of(period) - FIRST_YEAR for period in months])
    elapsed: Values = (years + month / MONTHS) / _PLAN_YEARS
    return elapsed[None, :]


def decimal_scale(measure: Measure) -> float:
    """Return by what figures are multiplied before they are rounded: large units are fine ones."""
    is_large = measure.unit[:1] in "万亿" and measure.unit != "万元"
    return 10.0 ** (4 if is_large else 2)
