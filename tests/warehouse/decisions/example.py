"""A warehouse with one village's figure, in which months are run, locked and corrected."""

import datetime as dt
from dataclasses import replace

import duckdb

from flows.receive.make_batch import make_batch
from flows.warehouse.decisions.decide import decide
from flows.warehouse.load_batch import load_batch
from flows.warehouse.migrate import make_schema
from flows.warehouse.receipts import read_known_receipts
from tests.quality.example import CATALOG, RECEIVED, VILLAGES, cell, file, reading

NATURAL = "natural_villages"
TOWN = CATALOG.towns[0].area_code
NOW = dt.datetime(2022, 7, 8, 10)


def with_policy(**changes: object):
    return replace(CATALOG, policy=CATALOG.policy.model_copy(update=changes))


def sent(
    number: int,
    value: float | None,
    *,
    review: str = "first",
    village: int = 0,
    period: str = "2022-06",
):
    """Return what the n-th file gave: one cell of a village."""
    state = "blank" if value is None else "value"
    one = reading(
        cell(NATURAL, value, f"C{4 + village}", area=VILLAGES[village], state=state, period=period),
        name=f"{number}.xlsx",
        sha=str(number) * 64,
        period=period,
    )
    return replace(one, submissions=tuple(replace(s, review=review) for s in one.submissions))


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def load(connection, *readings, period: str = "2022-06", catalog=CATALOG, receipts=()) -> None:
    """Load the month's readings; a later one was received a day later unless `receipts` say."""
    days = receipts or [RECEIVED + dt.timedelta(days=int(one.sha256[0])) for one in readings]
    files = [file(one.file_name, one.sha256, day) for one, day in zip(readings, days, strict=True)]
    known = read_known_receipts(connection, period)
    batch = make_batch(known, period, files, readings, RECEIVED, catalog)
    load_batch(connection, batch, period, catalog)


def run(connection, period: str = "2022-06") -> None:
    connection.execute(
        "insert into runs (run_id, period) values ($run, $period)",
        {"run": f"run-{period}", "period": period},
    )


def do(connection, act, *arguments, catalog=CATALOG, period: str = "2022-06"):
    return decide(connection, catalog, period, lambda open_: act(open_, *arguments))


def values(connection, period: str = "2022-06") -> list[float]:
    rows = connection.execute(
        "select value from observations where period = $period order by area_code, value",
        {"period": period},
    )
    return [value for (value,) in rows.fetchall()]


def submissions(connection) -> list[tuple[str, str, str, str | None]]:
    return connection.execute(
        "select file_name, status, review, withheld from submissions order by file_name"
    ).fetchall()
