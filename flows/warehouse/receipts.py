"""What the warehouse already knows of received files."""

import datetime as dt
from collections import defaultdict

import duckdb

from flows.receive.known_receipts import KnownReceipts, SubmissionKey
from flows.warehouse.sql_texts import read_sql


def read_known_receipts(connection: duckdb.DuckDBPyConnection, period: str) -> KnownReceipts:
    """Return what earlier runs received, with the names of the month's contents."""
    return KnownReceipts(
        _read_first_seen(connection), _read_names(connection, period), _read_times(connection)
    )


def _read_first_seen(connection: duckdb.DuckDBPyConnection) -> dict[str, dt.datetime]:
    """Return when each content was first seen, by its digest."""
    rows = connection.execute(read_sql("first_seen")).fetchall()
    return dict(rows)


def _read_names(connection: duckdb.DuckDBPyConnection, period: str) -> dict[str, str]:
    """Return the name under which each content of a month is loaded, by its digest."""
    rows = connection.execute(read_sql("loaded_names"), {"period": period}).fetchall()
    return dict(rows)


def _read_times(
    connection: duckdb.DuckDBPyConnection,
) -> dict[SubmissionKey, list[tuple[dt.datetime, str]]]:
    """Return when which content was received, by form, area and month."""
    times: dict[SubmissionKey, list[tuple[dt.datetime, str]]] = defaultdict(list)
    rows = connection.execute(read_sql("receipt_times")).fetchall()
    for form, area_code, period, received_at, digest in rows:
        times[form, area_code, period].append((received_at, digest))
    return times
