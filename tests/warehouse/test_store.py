"""A judgement replaces the one before whole or not at all; a publication is kept once."""

import datetime as dt

import duckdb
import pandas as pd
import pytest

from flows.errors import DeclarationError
from flows.warehouse.migrate import make_schema
from flows.warehouse.store import RunRecord, store_judgement
from tests.quality.example import CATALOG, TOWN

TOLERANCES = {one.indicator_code: 0.05 for one in CATALOG.indicators}
INDICATOR = CATALOG.indicators[0].indicator_code
JUDGED = (
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


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def judgement(connection: duckdb.DuckDBPyConnection, **actual: float) -> dict[str, pd.DataFrame]:
    """A judgement with one assessment a month (`m06=3.0` is June 2022), all other tables empty."""
    frames = {name: connection.table(name).limit(0).df() for name in JUDGED}
    frames["assessments"] = pd.DataFrame(
        [
            dict.fromkeys(frames["assessments"])
            | {"indicator_code": INDICATOR, "area_code": TOWN, "period": f"2022-{month[1:]}"}
            | {"actual": value, "status": "green"}
            for month, value in actual.items()
        ],
        columns=list(frames["assessments"]),
    )
    return frames


def run(day: int, period: str = "2022-06") -> RunRecord:
    moment = dt.datetime(2022, 7, day, 9)
    return RunRecord(f"run{day}", period, moment, moment, "done", 1, 1, 0, "t", "r")


def no_changes(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return connection.table("status_changes").limit(0).df().drop(columns="run_id")


def store(connection: duckdb.DuckDBPyConnection, day: int, **actual: float) -> None:
    published = (no_changes(connection), run(day))
    store_judgement(connection, judgement(connection, **actual), CATALOG, TOLERANCES, published)


def fetch(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple]:
    return connection.execute(query).fetchall()


def test_a_judgement_replaces_the_one_before():
    connection = warehouse()
    store(connection, 1, m05=1.0, m06=2.0)
    store(connection, 2, m06=3.0)

    assert fetch(connection, "select period, actual from assessments") == [("2022-06", 3.0)]
    assert fetch(connection, "select count(*), min(tolerance) from indicators") == [
        (len(CATALOG.indicators), 0.05)
    ]


def test_a_run_that_says_the_same_of_its_month_publishes_nothing_more():
    connection = warehouse()
    store(connection, 1, m05=1.0, m06=2.0)
    store(connection, 2, m05=1.5, m06=2.0)
    store(connection, 3, m05=1.5, m06=2.5)
    store(connection, 4, m05=1.5, m06=2.0)

    published = "select run_id, period, actual from assessments_published order by run_id"
    assert fetch(connection, published) == [
        ("run1", "2022-06", 2.0),
        ("run3", "2022-06", 2.5),
        ("run4", "2022-06", 2.0),
    ]
    assert fetch(connection, "select count(*) from runs") == [(4,)]


def test_judging_again_adds_no_run_and_no_publication():
    connection = warehouse()
    store(connection, 1, m06=2.0)
    store_judgement(connection, judgement(connection, m06=9.0), CATALOG, TOLERANCES)

    assert fetch(connection, "select actual from assessments") == [(9.0,)]
    assert fetch(connection, "select run_id, actual from assessments_published") == [("run1", 2.0)]
    assert fetch(connection, "select run_id from runs") == [("run1",)]


@pytest.mark.parametrize("table", ["targets", "plan_results"])
def test_a_judgement_that_cannot_be_stored_changes_nothing(table: str):
    connection = warehouse()
    store(connection, 1, m06=2.0)
    judged = judgement(connection, m06=9.0)
    judged[table] = pd.DataFrame([dict.fromkeys(judged[table]) | {"colour": "red"}])

    with pytest.raises(DeclarationError, match=f"table {table} has no column colour"):
        store_judgement(connection, judged, CATALOG, TOLERANCES, (no_changes(connection), run(2)))

    assert fetch(connection, "select actual from assessments") == [(2.0,)]
    assert fetch(connection, "select run_id from runs") == [("run1",)]
