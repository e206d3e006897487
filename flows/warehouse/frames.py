"""Rows out of tables and frames into them, by column name; nothing is dropped silently."""

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
