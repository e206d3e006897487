"""How a county figure is shared out among the towns (rules.md section 3, "Town targets")."""

import math
from collections.abc import Mapping, Sequence

from flows.same_figure import ALLOWANCE

#: Roll-up of the weighing measure by month index, for each town.
Weights = Mapping[str, Mapping[int, float]]
#: For each town those merged into it, with the index of their last month.
Merged = Mapping[str, Sequence[tuple[str, int]]]
_NONE: Merged = {}
_MONTHS_BACK = 24
_MONTHS_OF_YEAR = 12
#: Remainders are compared rounded to so many decimals.
_DIGITS = 9


def known_weights(
    weights: Weights, towns: Sequence[str], year: int, merged: Merged = _NONE
) -> dict[str, float]:
    """Return each town's weight: of the latest of 24 months before the year, else its earliest.

    The weight of a town that was merged into it before the year is added while its own is of a
    month before that. A weight below 0 is a mistake and counts as 0.
    """
    january = year * _MONTHS_OF_YEAR
    found: dict[str, float] = {}
    for town in towns:
        weight = _weight(weights, town, january, merged)
        weight = _earliest(weights, town, january) if weight is None else weight
        if weight is not None:
            found[town] = weight
    return found


def _weight(weights: Weights, town: str, january: int, merged: Merged) -> float | None:
    """Return a town's latest weight before January with those of the towns merged into it."""
    own = _latest(weights, town, january)
    parts = [] if own is None else [max(0.0, weights[town][own])]
    for closed, last in merged.get(town, ()):
        if last < january and (own is None or own <= last):
            part = _weight(weights, closed, january, merged)
            parts += [] if part is None else [part]
    return sum(parts) if parts else None


def _latest(weights: Weights, town: str, january: int) -> int | None:
    """Return the latest month before January that counts."""
    months = weights.get(town, {})
    return max((one for one in months if january - _MONTHS_BACK <= one < january), default=None)


def _earliest(weights: Weights, town: str, january: int) -> float | None:
    """Return the weight of the earliest month of the year."""
    months = weights.get(town, {})
    within = [month for month in months if january <= month < january + _MONTHS_OF_YEAR]
    return max(0.0, months[min(within)]) if within else None


def all_weights(known: Mapping[str, float], towns: Sequence[str]) -> dict[str, float]:
    """Return a weight for every town that shares: the mean of the known ones where none is known.

    Empty when no known weight is above 0: then nothing is shared out.
    """
    if not any(weight > ALLOWANCE for weight in known.values()):
        return {}
    mean = sum(known.values()) / len(known)
    return {town: known.get(town, mean) for town in towns}


def share_out(
    figure: float, given: Sequence[float], weights: Mapping[str, float], *, is_whole: bool
) -> dict[str, float]:
    """Return the towns' parts of what local figures (`given`) leave of a county figure.

    Parts of a whole figure are whole by largest remainder, ties by ascending area code.
    """
    rest = max(0.0, figure - sum(given)) if given else figure
    total = sum(weights.values())
    exact = {town: rest * weight / total for town, weight in weights.items()}
    if not is_whole or abs(rest - round(rest)) > ALLOWANCE:
        return exact
    parts = {town: math.floor(share + ALLOWANCE) for town, share in exact.items()}
    left = round(rest) - sum(parts.values())
    order = sorted(exact, key=lambda town: (-round(exact[town] - parts[town], _DIGITS), town))
    for town in order[:left]:
        parts[town] += 1
    return {town: float(part) for town, part in parts.items()}
