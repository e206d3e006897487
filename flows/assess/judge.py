"""Observations in, judgement out: values, targets, status, outlook, warnings, ranking."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path as FilePath

import duckdb
import pandas as pd

from flows.assess.county_targets import Path, county_paths
from flows.assess.inputs import make_relations, make_table, offer_observations, read_sql
from flows.assess.pace import month_index, share_rows
from flows.assess.slope import theil_sen_slopes
from flows.assess.stated_targets import collect_stated, targets_as_of
from flows.assess.town_targets import town_paths
from flows.assess.warnings import WARNING_COLUMNS, indicator_warnings, missing_warnings
from flows.catalog.model import Catalog
from flows.period import periods_between


@dataclass(frozen=True)
class Judgement:
    """The judged tables of contract.md, one frame each."""

    targets: pd.DataFrame
    indicator_values: pd.DataFrame
    assessments: pd.DataFrame
    warnings: pd.DataFrame
    town_scores: pd.DataFrame


def judge_county(
    catalog: Catalog,
    observations: pd.DataFrame | FilePath,
    held: pd.DataFrame,
    submissions: pd.DataFrame,
    through: str,
    *,
    as_of: str | None = None,
) -> Judgement:
    """Return everything the rules say up to the month `through` (rules.md sections 2 to 8).

    `observations`: current values, one row per measure, area and period (a frame or a Parquet
    file). `held`: measure, area and period of cells held in that period. `submissions`: the
    published table. `as_of`: judge with the targets as they were declared on that day.
    """
    with duckdb.connect() as connection:
        first = offer_observations(connection, observations, through)
        periods = periods_between(first, through) if first else []
        make_relations(connection, catalog, periods)
        _derive(connection, "shares", _share_frame(catalog, as_of, periods))
        last = month_index(periods[-1]) if periods else 0
        carry = catalog.policy.carry_months
        _run(connection, "leaf_values", {"carry": carry, "last_index": last})
        for relation in ("rollups", "fractions", "indicator_values"):
            _run(connection, relation)
        paths = _resolve_paths(connection, catalog, as_of)
        _derive(connection, "paths", paths)
        _run(connection, "judged_values")
        _run(connection, "runs")
        recent = connection.execute(read_sql("recent_values")).df()
        _derive(connection, "slopes", theil_sen_slopes(recent))
        _run(connection, "assessments")
        warnings = _find_warnings(connection, catalog, held, submissions, through)
        return _collect(connection, catalog, paths, warnings)


def _derive(connection: duckdb.DuckDBPyConnection, name: str, rows: pd.DataFrame) -> None:
    """Make a relation of rows that Python worked out."""
    make_table(connection, f"given_{name}", rows)
    _run(connection, name)


def _share_frame(catalog: Catalog, as_of: str | None, periods: list[str]) -> pd.DataFrame:
    rows = share_rows(catalog, targets_as_of(catalog, as_of), periods)
    return pd.DataFrame(rows, columns=["indicator_code", "month_index", "share"])


def _run(
    connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, object] | None = None
) -> None:
    connection.execute(read_sql(name), values or {})


def _resolve_paths(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, as_of: str | None
) -> pd.DataFrame:
    """Return one row per indicator, area and year with its target, basis and start."""
    stated = collect_stated(catalog, as_of)
    decembers = _read_decembers(connection)
    weights = _read_weights(connection)
    judged = _judged_towns(connection)
    county = catalog.county.area_code
    rows: list[tuple[object, ...]] = []
    for indicator in catalog.indicators:
        code = indicator.indicator_code
        of_county = county_paths(indicator, stated[code], county, decembers[code])
        rows += [_row(code, county, year, path) for year, path in of_county.items()]
        of_towns = town_paths(
            indicator, stated[code], of_county, judged[code], weights[indicator.allocate_by]
        )
        rows += [_row(code, town, year, path) for (town, year), path in of_towns.items()]
    frame = pd.DataFrame(rows, columns=_PATH_COLUMNS)
    numbers = ["target", "target_upper", "start", "start_upper"]
    return frame.astype(dict.fromkeys(numbers, "float64"))


_PATH_COLUMNS = [
    "indicator_code",
    "area_code",
    "year",
    "target",
    "target_upper",
    "basis",
    "start",
    "start_upper",
]


def _row(code: str, area: str, year: int, path: Path) -> tuple[object, ...]:
    return code, area, year, path.target, path.upper, path.basis, path.start, path.start_upper


def _read_decembers(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[int, float]]:
    decembers: dict[str, dict[int, float]] = defaultdict(dict)
    for code, year, value in connection.execute(read_sql("county_decembers")).fetchall():
        decembers[code][year] = value
    return decembers


def _read_weights(
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, dict[str, dict[int, float]]]:
    weights: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for measure, town, month, value in connection.execute(read_sql("weights")).fetchall():
        weights[measure][town][month] = value
    return weights


def _judged_towns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    towns: dict[str, list[str]] = defaultdict(list)
    for code, town in connection.execute(read_sql("judged_towns")).fetchall():
        towns[code].append(town)
    return towns


def _find_warnings(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    held: pd.DataFrame,
    submissions: pd.DataFrame,
    through: str,
) -> pd.DataFrame:
    series = connection.execute(read_sql("status_series")).fetchall()
    rows = [
        *indicator_warnings(series, held, catalog),
        *missing_warnings(submissions, catalog, through),
    ]
    return pd.DataFrame(rows, columns=WARNING_COLUMNS)


def _collect(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    paths: pd.DataFrame,
    warnings: pd.DataFrame,
) -> Judgement:
    scoring = {"missing_counts": True}
    return Judgement(
        targets=paths[_PATH_COLUMNS[:6]].sort_values(_PATH_COLUMNS[:3], ignore_index=True),
        indicator_values=connection.execute(read_sql("published_values")).df(),
        assessments=connection.execute(read_sql("published_assessments")).df(),
        warnings=warnings,
        town_scores=connection.execute(read_sql("town_scores"), scoring).df(),
    )
