"""The slope of a series for its outlook (rules.md section 6)."""

import itertools

import numpy as np
import numpy.typing as npt
import pandas as pd

_POINTS = 6
_FEWEST = 3


def theil_sen_slopes(recent: pd.DataFrame) -> pd.DataFrame:
    """Return one row per series and month: indicator_code, area_code, month_index, slope.

    `recent` has `value_0 … value_5` and `month_0 … month_5`, newest first; the slope is the median
    of the pairwise slopes per month, absent with fewer than three points.
    """
    values = recent[[f"value_{i}" for i in range(_POINTS)]].to_numpy(dtype=float)
    months = recent[[f"month_{i}" for i in range(_POINTS)]].to_numpy(dtype=float)
    pairs = list(itertools.combinations(range(_POINTS), 2))
    slopes = np.full((len(recent), len(pairs)), np.nan)
    for number, (later, earlier) in enumerate(pairs):
        slopes[:, number] = (values[:, later] - values[:, earlier]) / (
            months[:, later] - months[:, earlier]
        )
    points = np.isfinite(values).sum(axis=1)
    median = _median_of_rows(slopes)
    keys = recent[["indicator_code", "area_code", "month_index"]]
    return keys.assign(slope=np.where(points >= _FEWEST, median, np.nan))


def _median_of_rows(table: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return each row's median of its finite numbers, NaN where there are none."""
    ordered = np.sort(table, axis=1)
    counts = np.isfinite(table).sum(axis=1)
    low = np.clip((counts - 1) // 2, 0, None)
    high = np.clip(counts // 2, 0, table.shape[1] - 1)
    rows = np.arange(len(table))
    median: npt.NDArray[np.float64] = (ordered[rows, low] + ordered[rows, high]) / 2
    return median
