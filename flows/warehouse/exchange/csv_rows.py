"""Rows of the warehouse as a CSV file that spreadsheet programs and Frictionless read alike."""

import csv
import datetime as dt
from pathlib import Path

import duckdb

from flows.words.formula_guard import disarm

#: UTF-8 with the mark by which spreadsheet programs know it.
ENCODING = "utf-8-sig"
_ROWS_AT_ONCE = 10_000

Value = str | int | float | bool | dt.date | None


def write_csv(rows: duckdb.DuckDBPyConnection, file: Path) -> int:
    """Write the rows of an executed query below a line of column names; return how many there are.

    Texts, codes among them, are quoted; what a program would run as a formula is disarmed. An
    empty cell is a missing value or an empty text.
    """
    count = 0
    with file.open("w", encoding=ENCODING, newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(name for name, *_ in rows.description or ())
        while found := rows.fetchmany(_ROWS_AT_ONCE):
            writer.writerows([csv_value(value) for value in row] for row in found)
            count += len(found)
    return count


def csv_value(value: Value) -> str | int | float:
    """Return a value as its cell holds it: dates in ISO 8601, truth as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return disarm(value) if isinstance(value, str) else value
