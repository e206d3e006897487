"""The slope of a series for its outlook (rules.md section 6)."""

import itertools

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
#: Points that a slope looks at, and the fewest that make one.
POINTS = 6
_FEWEST = 3


def theil_sen_slopes(values: Values, months: Values) -> Values:
    """Return the slope per month of each row's points, NaN with fewer than three.

    One row per slope and a column per point (POINTS of them), NaN where there is none; the slope is
    the median of the pairwise slopes.
    """
    pairs = itertools.combinations(range(POINTS), 2)
    with np.errstate(invalid="ignore"):
        slopes = np.stack(
            [
                (values[:, one] - values[:, other]) / (months[:, one] - months[:, other])
                for one, other in pairs
            ],
            axis=1,
        )
    points = np.isfinite(values).sum(axis=1)
    return np.where(points >= _FEWEST, _median_of_rows(slopes), np.nan)


def _median_of_rows(table: Values) -> Values:
    """Return each row's median of its finite numbers, NaN where there are none."""
    ordered = np.sort(table, axis=1)
    counts = np.isfinite(table).sum(axis=1)
    low = np.clip((counts - 1) // 2, 0, None)
    high = np.clip(counts // 2, 0, table.shape[1] - 1)
    rows = np.arange(len(table))
    median: Values = (ordered[rows, low] + ordered[rows, high]) / 2
    return median
