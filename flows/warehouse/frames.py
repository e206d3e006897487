"""Rows out of tables and frames into them, by column name; nothing is dropped silently."""

import datetime as dt

import duckdb
import pandas as pd

from flows.errors import DeclarationError
from flows.words.sentence import sentence

_TEXTS = ("str", "string")


def fetch(
    connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, object] | None = None
) -> list[tuple[object, ...]]:
    """Return all rows of a query."""
    return connection.execute(query, values or {}).fetchall()


def read_rows(
    connection: duckdb.DuckDBPyConnection, table: str, column: str = "", identity: str = ""
) -> list[dict[str, object]]:
    """Return the rows of a table, or those with an identity in a column, as JSON writes them."""
    relation = connection.table(table)
    if column:
        relation = relation.filter(
            duckdb.ColumnExpression(column) == duckdb.ConstantExpression(identity)
        )
    names = relation.columns
    return [
        dict(zip(names, map(_plain, row), strict=True)) for row in relation.order("all").fetchall()
    ]


def _plain(value: object) -> object:
    """Return a value as JSON writes it: moments and days as ISO text."""
    return value.isoformat() if isinstance(value, (dt.datetime, dt.date)) else value


def append_frame(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Append a frame to a table by column name; text goes over as objects, without Arrow.

    A column that the frame lacks stays empty. Raises DeclarationError for a column that the table
    lacks: nothing is dropped silently.
    """
    columns = connection.table(table).columns
    if unknown := sorted(set(frame.columns) - set(columns)):
        raise DeclarationError(
            sentence("error.no_such_column", table=table, columns=", ".join(unknown))
        )
    if frame.empty:
        return
    wanted = frame.reindex(columns=columns)
    texts = {name: "object" for name, kind in wanted.dtypes.items() if kind.name in _TEXTS}
    connection.from_df(wanted.astype(texts)).insert_into(table)
