"""Values of which as many areas meet an indicator's condition as were promised."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from flows.simulate.hand_out import hand_out, whole_down, whole_up

Values = npt.NDArray[np.float64]
Places = npt.NDArray[np.int_]
_BOUND = re.compile(r"(?:>=|==)?(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?")
#: By how much a value exceeds its lower bound, at least and more by chance.
_ABOVE = (1.03, 0.35)
#: How near a value that misses the lowest bound comes to it, at least and more by chance.
_BELOW = (0.45, 0.4)
#: The part of a range that values within it fill.
_WITHIN = (0.15, 0.7)


@dataclass(frozen=True)
class Class:
    """Areas that meet one condition: `counts` of the county each month, or `shares` of each town.

    `chosen` marks the areas that may be in it; `fill` is how large open classes are, where known.
    """

    low: float
    high: float | None
    fill: tuple[float, float] | None
    counts: Values | None
    shares: Values | None
    chosen: npt.NDArray[np.bool_]


def bounds_of(condition: str) -> tuple[float, float | None]:
    """Return a condition's lower bound and, of a range, the upper one."""
    found = _BOUND.fullmatch(condition)
    if found is None:
        raise ValueError(f"{condition!r} is no condition that the simulation knows")
    return float(found[1]), float(found[2]) if found[2] else None


def meet_conditions(
    classes: list[Class], towns: Places, draws: Values, *, is_whole: bool
) -> Values:
    """Return areas x months; `draws` (0 to 1 an area) decide who meets first and by how much.

    Classes are filled from the highest bound down; an area belongs to the first that takes it.
    """
    ordered = sorted(classes, key=lambda one: -one.low)
    lowest = ordered[-1].low
    rank_in_town = _ranks(draws, towns)
    below = lowest * (_BELOW[0] + _BELOW[1] * draws)
    months = _months_of(ordered[0])
    values = np.repeat((whole_down(below) if is_whole else below)[:, None], months, axis=1)
    taken = np.zeros((len(draws), months), dtype=bool)
    for one in ordered:
        if one.shares is not None:
            members = _members_of_towns(one, towns, rank_in_town)
        else:
            members = _members_of_county(one, rank_in_town, draws, taken)
        level = _level(one, draws, is_whole=is_whole)
        values = np.where(members & ~taken, level[:, None], values)
        taken |= members
    return values


def _months_of(one: Class) -> int:
    figures = one.shares if one.shares is not None else one.counts
    return 0 if figures is None else figures.shape[-1]


def _ranks(draws: Values, towns: Places) -> Places:
    """Return each area's place within its town, from 0."""
    order = np.lexsort((draws, towns))
    ranks = np.empty(len(draws), dtype=int)
    sizes = np.bincount(towns)
    ranks[order] = np.concatenate([np.arange(size) for size in sizes])
    return ranks


def _members_of_towns(one: Class, towns: Places, ranks: Places) -> npt.NDArray[np.bool_]:
    """Return who meets a share: the promised number over all, no town left behind."""
    assert one.shares is not None
    sizes = np.bincount(towns, weights=one.chosen.astype(float))
    by_town = np.array([one.shares[towns == town].mean(axis=0) for town in range(len(sizes))])
    quotas = sizes[:, None] * np.clip(by_town, 0, 1)
    counts = hand_out(whole_up(quotas.sum(axis=0)), quotas)
    return (ranks[:, None] < counts[towns]) & one.chosen[:, None]


def _members_of_county(
    one: Class, ranks: Places, draws: Values, taken: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Return who meets a count: the first in the towns' own order that no higher class took."""
    assert one.counts is not None
    order = np.lexsort((draws, ranks, ~one.chosen))
    free = ~taken[order] & one.chosen[order][:, None]
    is_member = free & (np.cumsum(free, axis=0) <= whole_down(one.counts)[None, :])
    members = np.zeros_like(taken)
    members[order] = is_member
    return members


def _level(one: Class, draws: Values, *, is_whole: bool) -> Values:
    if one.high is not None:
        return one.low + (one.high - one.low) * (_WITHIN[0] + _WITHIN[1] * draws)
    if is_whole:
        return np.full(len(draws), one.low)
    if one.fill is not None:
        return one.fill[0] + (one.fill[1] - one.fill[0]) * draws
    return one.low * (_ABOVE[0] + _ABOVE[1] * draws)
