"""The judgement into the working warehouse, and what each run published for its month."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import duckdb
import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.record_frames import records_frame
from flows.warehouse.frames import append_frame
from flows.warehouse.sql_texts import read_sql
from flows.warehouse.transaction import transaction

_JUDGED = (
    "targets",
    "indicator_values",
    "assessments",
    "judgement_steps",
    "warnings",
    "open_warnings",
    "town_scores",
    "matters",
    "plan_results",
)


@dataclass(frozen=True)
class RunRecord:
    """One row of `runs`; times are county time without zone."""

    run_id: str
    period: str
    started_at: dt.datetime
    finished_at: dt.datetime
    status: str
    files: int
    observations: int
    findings: int
    target_digest: str
    rule_digest: str


def store_judgement(
    connection: duckdb.DuckDBPyConnection,
    judged: Mapping[str, pd.DataFrame],
    catalog: Catalog,
    tolerances: dict[str, float],
    published: tuple[pd.DataFrame, RunRecord] | None = None,
) -> None:
    """Replace the judged tables (by name) and add what a run found changed and published.

    A run that published the same assessments for the month as the run before adds no second copy:
    `assessments_published` shows each publication that said something else. Without `published`
    (changes and run) only the judged tables are made again.
    """
    with transaction(connection):
        _replace_judged(connection, judged, catalog, tolerances)
        connection.execute(read_sql("clear_assessments_at_last_run"))
        connection.execute(read_sql("clear_judged_observations"))
        connection.execute(read_sql("add_judged_observations"))
        if published is not None:
            changes, run = published
            append_frame(connection, "status_changes", changes.assign(run_id=run.run_id))
            append_frame(connection, "runs", pd.DataFrame([asdict(run)]))
            _publish_month(connection, run)


def store_decided(
    connection: duckdb.DuckDBPyConnection,
    judged: Mapping[str, pd.DataFrame],
    catalog: Catalog,
    tolerances: dict[str, float],
) -> None:
    """Replace the judged tables after a decision.

    What the last run judged is kept: the next one says what changed since then, and why, as if
    nothing had been judged between them.
    """
    with transaction(connection):
        connection.execute(read_sql("keep_last_assessments"))
        _replace_judged(connection, judged, catalog, tolerances)


def _replace_judged(
    connection: duckdb.DuckDBPyConnection,
    judged: Mapping[str, pd.DataFrame],
    catalog: Catalog,
    tolerances: dict[str, float],
) -> None:
    for table in _JUDGED:
        connection.execute(read_sql(f"clear_{table}"))
        append_frame(connection, table, judged[table])
    connection.execute(read_sql("clear_indicators"))
    append_frame(connection, "indicators", _indicators(catalog, tolerances))


def _indicators(catalog: Catalog, tolerances: dict[str, float]) -> pd.DataFrame:
    names = [
        "indicator_code",
        "name",
        "plan",
        "section",
        "lead_unit",
        "unit",
        "kind",
        "direction",
        "level",
        "aggregation",
        "frequency",
        "condition",
        "measure",
        "numerator",
        "denominator",
        "importance",
        "path",
        "profile",
        "applies_to",
        "assisting_units",
        "due_years",
        "predecessor",
    ]
    rows = records_frame(catalog.indicators)[names]
    return rows.assign(tolerance=[tolerances[code] for code in rows["indicator_code"]])


def _publish_month(connection: duckdb.DuckDBPyConnection, run: RunRecord) -> None:
    month = {"period": run.period}
    [(differs,)] = connection.execute(read_sql("month_differs"), month).fetchall()
    if differs:
        values = month | {"run_id": run.run_id, "published_at": run.finished_at}
        connection.execute(read_sql("publish_month"), values)
