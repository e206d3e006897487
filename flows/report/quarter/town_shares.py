"""How much each town made of a county figure's change: from parts and wholes, never from rates."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from flows.catalog.records import Area, Indicator
from flows.period import year_of

#: What the parts of a change may miss of the whole before the division is not shown.
_NOISE = 1e-6
_PERCENT = 100.0


@dataclass(frozen=True)
class Figure:
    """One stored value with its parts (NaN where it has none)."""

    value: float
    numerator: float
    denominator: float


@dataclass(frozen=True)
class TownShare:
    """One town's amount in the change, in the indicator's unit (rates: percentage points).

    `before` and `now` are its own figures, NaN where it had none.
    """

    area_code: str
    town: str
    before: Figure
    now: Figure
    amount: float


@dataclass(frozen=True)
class SharedChange:
    """A county figure's change between two months and the towns' amounts, which add up to it.

    `is_from_zero`: a year task in a new year; the change is what was done since January.
    """

    indicator: Indicator
    before: Figure
    now: Figure
    change: float
    is_from_zero: bool
    towns: tuple[TownShare, ...]


_NONE = Figure(math.nan, math.nan, math.nan)
Key = tuple[str, str, str]


def stored_figures(indicator_values: pd.DataFrame) -> dict[Key, Figure]:
    """Return the figures of `indicator_values` by indicator, area and period."""
    names = ("indicator_code", "area_code", "period")
    keys = zip(*(indicator_values[name].astype(str) for name in names), strict=True)
    numbers = (
        pd.to_numeric(indicator_values[name]).astype("float64")
        for name in ("value", "numerator", "denominator")
    )
    rows = zip(keys, zip(*numbers, strict=True), strict=True)
    return {key: Figure(*(float(value) for value in figures)) for key, figures in rows}


def shared_change(
    indicator: Indicator,
    figures: Mapping[Key, Figure],
    periods: tuple[str, str],
    county: str,
    towns: Sequence[Area],
) -> SharedChange | None:
    """Return who made how much of a change from the first period to the second.

    None where the county has no figure, where nothing moved, or where the towns' parts do not add
    up to it (a figure of the county alone).
    """
    code = indicator.indicator_code
    is_from_zero = indicator.is_year_task and year_of(periods[0]) < year_of(periods[1])
    before = _NONE if is_from_zero else figures.get((code, county, periods[0]), _NONE)
    now = figures.get((code, county, periods[1]), _NONE)
    start = 0.0 if is_from_zero else before.value
    change = now.value - start
    if math.isnan(change) or abs(change) <= _NOISE:
        return None
    found = []
    for town in towns:
        then = _NONE if is_from_zero else figures.get((code, town.area_code, periods[0]), _NONE)
        last = figures.get((code, town.area_code, periods[1]), _NONE)
        if not (math.isnan(then.value) and math.isnan(last.value)):
            amount = _amount(then, last, before, now, is_from_zero=is_from_zero)
            found.append(TownShare(town.area_code, town.name, then, last, amount))
    if not found or abs(sum(one.amount for one in found) - change) > _NOISE * (1 + abs(change)):
        return None
    ordered = sorted(found, key=lambda one: (-abs(round(one.amount, 9)), one.area_code))
    return SharedChange(indicator, before, now, change, is_from_zero, tuple(ordered))


def _amount(
    then: Figure, last: Figure, before: Figure, now: Figure, *, is_from_zero: bool
) -> float:
    """Return a town's amount: of sums its own change, of rates what it moved the whole.

    A rate's change is divided exactly: each town counts with the distance of its numerator from
    what the mean of both county rates would give its denominator.
    """
    if math.isnan(now.denominator):
        return _or_zero(last.value) - _or_zero(then.value)
    if is_from_zero:
        return _PERCENT * _or_zero(last.numerator) / now.denominator
    middle = (before.value + now.value) / 2 / _PERCENT
    return _PERCENT * (_pull(last, now, middle) - _pull(then, before, middle))


def _pull(town: Figure, county: Figure, rate: float) -> float:
    above = _or_zero(town.numerator) - rate * _or_zero(town.denominator)
    return above / county.denominator if county.denominator else 0.0


def _or_zero(value: float) -> float:
    return 0.0 if math.isnan(value) else value
