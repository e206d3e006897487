"""What later stages need from the working warehouse, as frames."""

import datetime as dt

import duckdb
import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.errors import UsageError
from flows.warehouse.frames import fetch
from flows.warehouse.sql_texts import read_sql
from flows.words.sentence import sentence


def current_observations(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return one row per measure, area and period: its current value."""
    return connection.execute(read_sql("current_observations")).df()


def held_cells(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return measure, area and period of every cell whose latest state is held."""
    return connection.execute(read_sql("held_cells")).df()


def read_submissions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the published table of submissions."""
    return connection.execute(read_sql("all_submissions")).df()


def history_before(connection: duckdb.DuckDBPyConnection, period: str) -> pd.DataFrame:
    """Return the current values of the two years before a month."""
    return connection.execute(
        read_sql("history_before"),
        {"period": period, "first": f"{int(period[:4]) - 2}{period[4:]}"},
    ).df()


def last_percent_values(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str
) -> dict[tuple[str, str], float]:
    """Return the last value before a month of every percent measure, by measure and area."""
    rows = fetch(
        connection,
        read_sql("last_values"),
        {
            "period": period,
            "codes": [row.measure_code for row in catalog.measures if row.unit == "%"],
        },
    )
    return {(str(measure), str(area)): float(str(value)) for measure, area, value in rows}


def last_assessments(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the assessments as the last run left them, whatever was decided since."""
    return connection.execute(read_sql("last_assessments")).df()


def changed_observations(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the observations whose value is another than at the last judgement.

    One row per measure, area and period; `kind` is `correction` where a value stood before.
    """
    return connection.execute(read_sql("changed_observations")).df()


def refuse_unjudged(connection: duckdb.DuckDBPyConnection, period: str) -> None:
    """Raise UsageError for a month that no run has judged."""
    if (period,) not in connection.execute(read_sql("judged_months")).fetchall():
        raise UsageError(sentence("error.not_judged", period=period))


def judged_input_sums(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Return rows and sum of what is judged: equal while judging again would say the same."""
    return sorted(fetch(connection, read_sql("judged_input_sums")), key=str)


def moment_after_last_run(connection: duckdb.DuckDBPyConnection, now: dt.datetime) -> dt.datetime:
    """Return the present moment, or one after the last run's end where the clock was set back.

    Which run is the latest, and what it published, is told by these moments.
    """
    [(last,)] = connection.execute(read_sql("last_run_end")).fetchall()
    return now if last is None or now > last else last + dt.timedelta(seconds=1)


def last_digests(connection: duckdb.DuckDBPyConnection) -> tuple[str, str] | None:
    """Return the digests of targets and rules of the last run, or None before the first."""
    rows = connection.execute(read_sql("last_digests")).fetchall()
    return (rows[0][0], rows[0][1]) if rows else None


def files_without_cells(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return month and name of accepted files of which no cell is there: they are not in raw/."""
    rows = fetch(connection, read_sql("files_without_cells"))
    return [f"{period}/{file_name}" for period, file_name in rows]


def reported_by(connection: duckdb.DuckDBPyConnection, batch: Batch) -> pd.DataFrame:
    """Return the current figures of the measures that the batch holds, with their files.

    One row per measure, area and period: `value`, `file_name`.
    """
    measures = sorted(set(batch.cells["measure_code"]))
    return connection.execute(read_sql("reported_by"), {"measures": measures}).df()
