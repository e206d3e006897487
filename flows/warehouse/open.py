"""The working warehouse: opened for one run, its tables and comments made where missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from flows.paths import Home
from flows.sql_files import sql_reader

_HERE = Path(__file__).parent
_TEXTS = ("str", "string")
read_sql = sql_reader(__file__)


@contextmanager
def open_working(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the connection that writes; the caller holds the run lock."""
    home.working_warehouse.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(home.working_warehouse)) as connection:
        make_schema(connection)
        yield connection


def make_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all tables with their Chinese comments; nothing is done where they stand already."""
    [(count,)] = fetch(
        connection, "select count(*) from duckdb_tables() where table_name = 'letters'"
    )
    if count:
        return
    connection.execute((_HERE / "schema" / "tables.sql").read_text("utf-8"))
    connection.execute((_HERE / "schema" / "comments.sql").read_text("utf-8"))


def fetch(
    connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, object] | None = None
) -> list[tuple[object, ...]]:
    """Return all rows of a query."""
    return connection.execute(query, values or {}).fetchall()


def append_frame(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Append a frame to a table by column name; text goes over as objects, without Arrow."""
    if frame.empty:
        return
    columns = connection.table(table).columns
    wanted = frame.reindex(columns=columns)
    texts = {name: "object" for name, kind in wanted.dtypes.items() if kind.name in _TEXTS}
    connection.from_df(wanted.astype(texts)).insert_into(table)
