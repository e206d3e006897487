"""How a county figure is shared out among the towns (rules.md section 3, "Town targets")."""

import math
from collections.abc import Mapping, Sequence

from flows.same_figure import ALLOWANCE

#: Roll-up of the weighing measure by month index, for each town.
Weights = Mapping[str, Mapping[int, float]]
_MONTHS_BACK = 24
_MONTHS_OF_YEAR = 12
#: Remainders are compared rounded to so many decimals.
_DIGITS = 9


def known_weights(weights: Weights, towns: Sequence[str], year: int) -> dict[str, float]:
    """Return each town's weight: of the latest of 24 months before the year, else its earliest.

    A weight below 0 is a mistake and counts as 0.
    """
    january = year * _MONTHS_OF_YEAR
    found: dict[str, float] = {}
    for town in towns:
        months = weights.get(town, {})
        before = [month for month in months if january - _MONTHS_BACK <= month < january]
        within = [month for month in months if january <= month < january + _MONTHS_OF_YEAR]
        if before:
            found[town] = max(0.0, months[max(before)])
        elif within:
            found[town] = max(0.0, months[min(within)])
    return found


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
