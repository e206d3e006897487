"""Whole things shared out among areas, month by month."""

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
#: Differences below this are rounding errors of the computer, not parts of things.
_ALLOWED = 1e-9


def whole_up(values: Values) -> Values:
    """Return the next whole numbers."""
    rounded: Values = np.ceil(values - _ALLOWED)
    return rounded


def whole_down(values: Values) -> Values:
    """Return the whole numbers reached."""
    rounded: Values = np.floor(values + _ALLOWED)
    return rounded


def hand_out(totals: Values, quotas: Values) -> Values:
    """Return whole numbers near the quotas (areas x months) that sum to each month's total.

    By largest remainder; equal remainders go to the earlier area.
    """
    sums = quotas.sum(axis=0)
    scaled = quotas * np.divide(totals, sums, out=np.zeros_like(sums), where=sums > 0)
    parts = np.floor(scaled + _ALLOWED)
    left = np.where(sums > 0, totals, 0.0) - parts.sum(axis=0)
    rest = np.round(scaled - parts, 9)
    order = np.argsort(-rest, axis=0, kind="stable")
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(len(quotas))[:, None], axis=0)
    handed: Values = parts + (place < left)
    return handed


def hand_out_in_towns(totals: Values, quotas: Values, towns: npt.NDArray[np.int_]) -> Values:
    """Return whole numbers handed to towns first and in each town to its own areas.

    `towns` says in which town (counted from 0) each row of the quotas lies.
    """
    if len(towns) == len(np.unique(towns)):
        return hand_out(totals, quotas)
    by_town = np.array([quotas[towns == town].sum(axis=0) for town in range(towns.max() + 1)])
    of_towns = hand_out(totals, by_town)
    parts = np.zeros_like(quotas)
    for town, total in enumerate(of_towns):
        parts[towns == town] = hand_out(total, quotas[towns == town])
    return parts
