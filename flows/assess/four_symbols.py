"""Long-run progress as one of four symbols (docs/progress.md).

The mean and the last yearly change of the last six values say whether the target will be met if
things go on so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SUN, PART, CLOUD, STORM = "sun", "part", "cloud", "storm"
#: The symbols from best to worst: of several targets the worst counts.
SYMBOLS = (SUN, PART, CLOUD, STORM)
_MOST_VALUES, _FEWEST_VALUES = 6, 4
#: Shares of the way still to go by which the target may be missed.
_ON_TARGET, _NEAR_TARGET = 0.05, 0.20
#: What carrying a mean on may miss: 5 % is 5 %, not a trifle less.
_NOISE = 1e-9


@dataclass(frozen=True)
class SymbolTarget:
    """What is aimed at; `direction` 1 more is better, -1 less.

    `kind`: `point` (a value in a year), `const` (a bound every year) or `direction` (no value).
    """

    kind: str
    direction: int
    target: float | None = None
    target_year: int | None = None


def four_symbol(values: Mapping[int, float], aim: SymbolTarget) -> str | None:
    """Return the symbol of a series of yearly values; None with fewer than four values.

    Changes count by year: a gap of two years is two changes of half the size.
    """
    years = sorted(values)[-_MOST_VALUES:]
    if len(years) < _FEWEST_VALUES:
        return None
    last_year, before = years[-1], years[-2]
    current = values[last_year]
    mean = (current - values[years[0]]) / (last_year - years[0])
    last = (current - values[before]) / (last_year - before)
    if aim.kind == "direction" or aim.target is None:
        return _by_direction(aim.direction * mean, aim.direction * last)
    is_reached = aim.direction * (current - aim.target) >= 0
    if aim.kind == "const" or is_reached or aim.target_year is None:
        return _constant(is_reached, aim.direction * mean)
    return _point(current, mean, aim.target, aim.target_year - last_year, aim.direction)


def worst_symbol(symbols: list[str | None]) -> str | None:
    """Return the worst of several symbols; None when one of them is unknown."""
    known = [symbol for symbol in symbols if symbol is not None]
    return max(known, key=SYMBOLS.index) if known and len(known) == len(symbols) else None


def _by_direction(mean: float, last: float) -> str:
    if mean > 0:
        return SUN if last > 0 else PART
    return CLOUD if last > 0 else STORM


def _constant(is_reached: bool, mean: float) -> str:
    if is_reached:
        return SUN if mean >= 0 else PART
    return CLOUD if mean > 0 else STORM


def _point(current: float, mean: float, target: float, years: int, direction: int) -> str:
    if direction * mean <= 0:
        return STORM
    missed = (target - (current + mean * years)) / (target - current)
    if missed < _ON_TARGET - _NOISE:
        return SUN
    return PART if missed <= _NEAR_TARGET + _NOISE else CLOUD
