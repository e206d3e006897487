"""What a judged row takes from the months before it: streak, last report, slope of its values."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from flows.assess.theil_sen import POINTS, theil_sen_slopes

Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
KEYS = ["series", "month_index"]
_MONTHS = 12


def judged_histories(rows: pd.DataFrame) -> pd.DataFrame:
    """Return KEYS, streak, reported_index and slope of every judged row (rules.md sections 5, 6).

    `rows`, one per series and due month in this order, have is_year_task, status, value, coverage.
    `reported_index`: the latest due month with coverage; it and the slope may be absent.
    """
    months = rows["month_index"].to_numpy()
    firsts = _starts(rows["series"].to_numpy())
    year_firsts = _starts(months // _MONTHS) & rows["is_year_task"].to_numpy(dtype=bool)
    status = rows["status"]
    return rows[KEYS].assign(
        streak=_streaks(
            (status == "red").to_numpy(dtype=bool),
            status.isin(("green", "yellow")).to_numpy(dtype=bool),
            firsts | year_firsts,
        ),
        reported_index=_last_months(months, rows["coverage"].to_numpy() > 0, firsts),
        slope=_slopes(rows["value"].to_numpy(dtype=float), months, firsts),
    )


def _starts(keys: npt.NDArray[np.int64]) -> Flags:
    """Return where a key differs from the one before it."""
    starts = np.ones(len(keys), dtype=bool)
    starts[1:] = keys[1:] != keys[:-1]
    return starts


def _streaks(is_red: Flags, is_break: Flags, is_start: Flags) -> Places:
    """Return how many reds stand since the last break or start; other statuses do not count."""
    reds = np.cumsum(is_red)
    settled = np.where(is_start, reds - is_red, 0)
    settled = np.where(is_break, reds, settled)
    streaks: Places = reds - np.maximum.accumulate(settled)
    return streaks


def _last_months(
    months: npt.NDArray[np.int64], is_reported: Flags, is_first: Flags
) -> npt.NDArray[np.float64]:
    """Return the latest month so far with a report, NaN before the first."""
    places = np.arange(len(months))
    last = np.maximum.accumulate(np.where(is_reported, places, -1))
    return np.where(last >= _first_places(is_first), months[last], np.nan)


def _slopes(
    values: npt.NDArray[np.float64], months: npt.NDArray[np.int64], is_first: Flags
) -> npt.NDArray[np.float64]:
    """Return the slope of the last values at every row with a value, NaN at others."""
    known = np.flatnonzero(np.isfinite(values))
    series = _first_places(is_first)[known]
    places = np.arange(len(known))[:, None] - np.arange(POINTS)
    back = np.maximum(places, 0)
    is_inside = (places >= 0) & (series[back] == series[:, None])
    recent = known[back]
    slopes = np.full(len(values), np.nan)
    slopes[known] = theil_sen_slopes(
        np.where(is_inside, values[recent], np.nan), np.where(is_inside, months[recent], np.nan)
    )
    return slopes


def _first_places(is_first: Flags) -> Places:
    """Return of every row where its series begins."""
    places: Places = np.maximum.accumulate(np.where(is_first, np.arange(len(is_first)), 0))
    return places
