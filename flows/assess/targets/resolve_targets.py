"""Every indicator's targets and lines as one frame, from what is stated and what was observed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import duckdb
import pandas as pd

from flows.assess.inputs import read_sql
from flows.assess.targets.allocation import Weights
from flows.assess.targets.county_targets import county_goals
from flows.assess.targets.goals import Goal, is_reference, publish_goal
from flows.assess.targets.merged_towns import merged_towns
from flows.assess.targets.stated_targets import Stated
from flows.assess.targets.target_lines import Firsts, TargetLine, lines_of, share_of_line
from flows.assess.targets.town_targets import JudgedTown, TownGoals, town_goals
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator

LINE_COLUMNS = [
    "indicator_code",
    "area_code",
    "year",
    "target",
    "target_upper",
    "basis",
    "is_reference",
    "goal",
    "start",
    "is_from_first",
    "first_month",
    "is_met_at_first",
]
_NUMBERS = ["target", "target_upper", "goal", "start", "first_month"]
#: Columns of the published table of targets.
TARGET_COLUMNS = LINE_COLUMNS[:7]
_Row = tuple[object, ...]


def resolve_targets(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, stated: Mapping[str, Stated]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the target lines and where a town of weight 0 has nothing to do.

    Lines: one row per indicator, area and year with a target (LINE_COLUMNS), in this order:
    `target` as published, `goal` unrounded. Idle: one row per indicator, town and year.
    """
    seen = _Observed(connection)
    rows: list[_Row] = []
    idle: list[_Row] = []
    for indicator in catalog.indicators:
        code = indicator.indicator_code
        if not (stated[code].years or stated[code].local):
            continue
        for_county, for_towns = _goals(indicator, stated[code], catalog, seen)
        lines = _all_lines(indicator, stated[code], catalog, seen, for_county, for_towns)
        rows += [_row(indicator, catalog, place, line) for place, line in lines]
        idle += [(code, town, year) for town, year in sorted(for_towns.idle)]
    rows.sort(key=itemgetter(0, 1, 2))
    frame = pd.DataFrame(rows, columns=LINE_COLUMNS)
    frame = frame.astype(dict.fromkeys(_NUMBERS, "float64"))
    return frame, pd.DataFrame(idle, columns=LINE_COLUMNS[:3])


class _Observed:
    """What was observed that targets depend on: Decembers, weights, first values, towns."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.decembers: dict[str, dict[int, float]] = defaultdict(dict)
        for code, year, value in _read(connection, "county_decembers"):
            self.decembers[code][year] = value
        self.weights: dict[str, dict[str, dict[int, float]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        for measure, town, month, value in _read(connection, "weights"):
            self.weights[measure][town][month] = value
        self.firsts: dict[tuple[str, str], dict[int, tuple[int, float]]] = defaultdict(dict)
        for code, area, year, month, value in _read(connection, "first_values"):
            self.firsts[code, area][year] = (month, value)
        self.towns: dict[str, list[JudgedTown]] = defaultdict(list)
        for code, *town in _read(connection, "judged_towns"):
            self.towns[code].append(JudgedTown(*town))

    def first(self, code: str, area: str) -> Firsts:
        return self.firsts.get((code, area), {})

    def weights_of(self, measure: str) -> Weights:
        return self.weights.get(measure, {})


def _read(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute(read_sql(name)).fetchall()


def _goals(
    indicator: Indicator, stated: Stated, catalog: Catalog, seen: _Observed
) -> tuple[dict[int, Goal], TownGoals]:
    code, county = indicator.indicator_code, catalog.county.area_code
    for_county = county_goals(indicator, stated, county, seen.decembers.get(code, {}))
    weights = seen.weights_of(indicator.allocate_by)
    towns: Sequence[JudgedTown] = seen.towns.get(code, ())
    merged = merged_towns(catalog)
    return for_county, town_goals(indicator, stated, for_county, towns, weights, merged)


def _all_lines(
    indicator: Indicator,
    stated: Stated,
    catalog: Catalog,
    seen: _Observed,
    for_county: dict[int, Goal],
    for_towns: TownGoals,
) -> Iterator[tuple[tuple[str, int], TargetLine]]:
    code, county = indicator.indicator_code, catalog.county.area_code
    base = stated.baselines.get(county)
    of_county = lines_of(indicator, stated, for_county, base, seen.first(code, county))
    yield from (((county, year), line) for year, line in of_county.items())
    by_town: dict[str, dict[int, Goal]] = defaultdict(dict)
    for (town, year), goal in for_towns.goals.items():
        by_town[town][year] = goal
    for town, goals in by_town.items():
        own_base = stated.baselines.get(town, base if indicator.kind == "rate" else None)
        lines = lines_of(indicator, stated, goals, own_base, seen.first(code, town))
        lines |= {
            year: share_of_line(of_county[year], goal)
            for year, goal in goals.items()
            if goal.county_share is not None
        }
        yield from (((town, year), line) for year, line in lines.items())


def _row(indicator: Indicator, catalog: Catalog, place: tuple[str, int], line: TargetLine) -> _Row:
    goal = line.goal
    is_derived = is_reference(goal, indicator, catalog.policy.reference_bases)
    target, upper = publish_goal(goal, indicator, is_derived=is_derived)
    return (
        indicator.indicator_code,
        *place,
        target,
        upper,
        goal.basis,
        is_derived,
        goal.value,
        line.start,
        line.is_from_first,
        line.first_month,
        line.is_met_at_first,
    )
