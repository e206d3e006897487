"""The towns' targets: local figures, the county's rate, or a share of its sum (section 3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flows.assess.targets.allocation import (
    Merged,
    Weights,
    all_weights,
    known_weights,
    share_out,
)
from flows.assess.targets.goals import Goal
from flows.assess.targets.stated_targets import Figure, Stated
from flows.catalog.records import Indicator
from flows.same_figure import ALLOWANCE

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class JudgedTown:
    """A town that an indicator concerns, with the indexes of its first and last valid month."""

    code: str
    first_index: int
    last_index: int

    def is_valid_in(self, year: int) -> bool:
        """Return whether the town is valid in any month of the year."""
        return self.first_index < (year + 1) * _MONTHS and self.last_index >= year * _MONTHS

    def shares_in(self, year: int) -> bool:
        """Return whether the town is valid in January, and so shares in the year's figure."""
        return self.first_index <= year * _MONTHS <= self.last_index


@dataclass(frozen=True)
class TownGoals:
    """The towns' targets by town and year, and where a town of weight 0 has nothing to do."""

    goals: dict[tuple[str, int], Goal]
    idle: frozenset[tuple[str, int]]


def town_goals(
    indicator: Indicator,
    stated: Stated,
    county: Mapping[int, Goal],
    towns: Sequence[JudgedTown],
    weights: Weights,
    merged: Merged,
) -> TownGoals:
    """Return the targets of the towns that an indicator concerns, in the years they are valid."""
    goals: dict[tuple[str, int], Goal] = {}
    idle: set[tuple[str, int]] = set()
    for year in sorted({*county, *(year for _, year in stated.local)}):
        valid = [town for town in towns if town.is_valid_in(year)]
        local = {
            town.code: stated.local[town.code, year]
            for town in valid
            if (town.code, year) in stated.local
        }
        of_county = county.get(year)
        for town, figure in local.items():
            goals[town, year] = _own_goal(indicator, figure, of_county)
        others = [town for town in valid if town.code not in local]
        if of_county is None:
            continue
        if indicator.kind == "rate":
            taken_over = replace(of_county, is_own=False)
            goals |= {(town.code, year): taken_over for town in others}
        elif indicator.allocate_by:
            sharing = [town.code for town in others if town.shares_in(year)]
            known = known_weights(weights, sharing, year, merged)
            shares = _allocate(indicator, of_county, list(local.values()), known, sharing)
            nothing = {town for town, weight in known.items() if weight <= ALLOWANCE}
            idle |= {(town, year) for town in nothing if shares}
            goals |= {(town, year): goal for town, goal in shares.items() if town not in nothing}
    return TownGoals(goals, frozenset(idle))


def _own_goal(indicator: Indicator, figure: Figure, of_county: Goal | None) -> Goal:
    upper = figure.upper
    if upper is None and indicator.kind == "rate" and of_county is not None:
        upper = of_county.upper
    return Goal(figure.value, upper, "local")


def _allocate(
    indicator: Indicator,
    county: Goal,
    local: Sequence[Figure],
    known: Mapping[str, float],
    towns: Sequence[str],
) -> dict[str, Goal]:
    """Return the share of every town of known weight; nothing without a weight above 0."""
    weights = all_weights(known, towns)
    if not weights:
        return {}
    is_whole = indicator.integer
    lower = share_out(county.value, [one.value for one in local], weights, is_whole=is_whole)
    upper: dict[str, float] = {}
    if county.upper is not None:
        given = [one.upper for one in local if one.upper is not None]
        upper = share_out(county.upper, given, weights, is_whole=is_whole)
    total = sum(weights.values())
    is_zero = abs(county.value) <= ALLOWANCE
    return {
        town: Goal(
            lower[town],
            upper.get(town),
            "allocated",
            county_share=weights[town] / total if is_zero else lower[town] / county.value,
        )
        for town in known
    }
