"""Observations in, judgement out: values, targets, status, outlook, warnings, ranking, matters."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from flows.assess.forecast_range import outlook_ranges
from flows.assess.held_cells import held_periods
from flows.assess.histories import judged_histories
from flows.assess.inputs import make_relations, offer_frame, offer_observations, read_sql
from flows.assess.targets.resolve_targets import TARGET_COLUMNS, resolve_targets
from flows.assess.targets.stated_targets import collect_stated
from flows.assess.warnings import (
    Warning,
    indicator_warnings,
    missing_warnings,
    series_behind,
    spells_frame,
    warnings_frame,
)
from flows.catalog.model import Catalog
from flows.catalog.policy import Policy
from flows.period import month_index, periods_between
from flows.sql_files import quiet

#: Columns of published rows that only the indicator's values have, and all that these have.
_ONLY_VALUE_COLUMNS = ["value", "numerator", "denominator", "value_carried"]
_VALUE_COLUMNS = {
    name: name.removeprefix("value_")
    for name in (
        "indicator_code",
        "area_code",
        "period",
        "value",
        "numerator",
        "denominator",
        "coverage",
        "value_carried",
    )
}


@dataclass(frozen=True)
class Judgement:
    """The judged tables of contract.md, one frame each."""

    targets: pd.DataFrame
    indicator_values: pd.DataFrame
    assessments: pd.DataFrame
    judgement_steps: pd.DataFrame
    warnings: pd.DataFrame
    open_warnings: pd.DataFrame
    town_scores: pd.DataFrame
    matters: pd.DataFrame
    plan_results: pd.DataFrame


def judge_county(
    catalog: Catalog,
    observations: pd.DataFrame | Path,
    held: pd.DataFrame,
    submissions: pd.DataFrame,
    through: str,
    *,
    as_of: str | None = None,
) -> Judgement:
    """Return everything the rules say up to the month `through` (rules.md sections 2 to 10).

    `observations`: current values, one row per measure, area and period (a frame or a Parquet
    file). `held`: measure, area and period of cells held in that period. `submissions`: the
    published table. `as_of`: judge with the targets as they were declared on that day.
    """
    with _open() as connection:
        lines, idle = _resolve(connection, catalog, observations, through, as_of)
        _derive(connection, "target_lines", lines)
        _derive(connection, "idle_towns", idle)
        rows = _make_assessments(connection, catalog.policy)
        warnings = [
            *indicator_warnings(series_behind(rows), held_periods(held, catalog), catalog, through),
            *missing_warnings(submissions, catalog, through),
        ]
        return _collect(connection, catalog.policy, lines, warnings)


def resolve_lines(catalog: Catalog, observations: pd.DataFrame) -> pd.DataFrame:
    """Return the targets by all observations: a row per indicator, area and year (LINE_COLUMNS)."""
    through = str(max(observations["period"], default=""))
    with _open() as connection:
        lines, _ = _resolve(connection, catalog, observations, through, None)
    return lines


def _open() -> duckdb.DuckDBPyConnection:
    """Return a database in memory with one thread: a county is small, and a second costs more."""
    return quiet(duckdb.connect(config={"threads": 1}))


def _resolve(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    observations: pd.DataFrame | Path,
    through: str,
    as_of: str | None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the relations up to the indicator values; return target lines and idle towns."""
    first = offer_observations(connection, observations, through)
    periods = periods_between(first, through) if first else []
    stated = collect_stated(catalog, as_of)
    make_relations(connection, catalog, stated, periods)
    _make_values(connection, periods, catalog.policy)
    return resolve_targets(connection, catalog, stated)


def _make_values(connection: duckdb.DuckDBPyConnection, periods: list[str], policy: Policy) -> None:
    first, last = (month_index(periods[0]), month_index(periods[-1])) if periods else (0, 0)
    span: dict[str, object] = {"first_index": first, "last_index": last}
    _run(connection, "carried_values", {"carry": policy.carry_months, **span})
    for relation in ("leaf_values", "rollups", "bounds", "fractions", "indicator_values"):
        _run(connection, relation)


def _derive(connection: duckdb.DuckDBPyConnection, name: str, rows: pd.DataFrame) -> None:
    """Make a relation of rows that Python worked out."""
    offer_frame(connection, f"given_{name}", rows)
    _run(connection, name)


def _run(
    connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, object] | None = None
) -> None:
    connection.execute(read_sql(name), values or {})


def _make_assessments(connection: duckdb.DuckDBPyConnection, policy: Policy) -> pd.DataFrame:
    """Make the judgement with its outlook; return the judged rows in order."""
    _run(connection, "due_values")
    _run(connection, "judged_values", {"on_course": policy.on_course})
    rows = _fetch(connection, "judged_series")
    offer_frame(connection, "given_histories", judged_histories(rows))
    _run(connection, "forecasts")
    offer_frame(connection, "outlook_ranges", outlook_ranges(_fetch(connection, "outlook_rows")))
    return rows


def _fetch(
    connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, object] | None = None
) -> pd.DataFrame:
    return connection.execute(read_sql(name), values or {}).df()


def _collect(
    connection: duckdb.DuckDBPyConnection,
    policy: Policy,
    lines: pd.DataFrame,
    warnings: list[Warning],
) -> Judgement:
    frame = warnings_frame(warnings)
    offer_frame(connection, "given_spells", spells_frame(warnings))
    _run(connection, "open_warnings")
    published = _fetch(connection, "published_rows")
    return Judgement(
        targets=lines[TARGET_COLUMNS],
        indicator_values=published[list(_VALUE_COLUMNS)].rename(columns=_VALUE_COLUMNS),
        assessments=published.drop(columns=_ONLY_VALUE_COLUMNS),
        judgement_steps=_fetch(connection, "published_steps"),
        warnings=frame,
        open_warnings=_fetch(connection, "published_open_warnings"),
        town_scores=_fetch(connection, "town_scores", policy.points.model_dump()),
        matters=_fetch(connection, "matters"),
        plan_results=_fetch(connection, "plan_results"),
    )
