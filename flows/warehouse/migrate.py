"""The shape of the warehouse: made new, or brought up by numbered migrations, forward only."""

from functools import cache
from pathlib import Path

import duckdb

from flows.errors import DeclarationError
from flows.warehouse.sql_texts import read_sql
from flows.words.sentence import Sentence, sentence

_HERE = Path(__file__).parent


def make_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all tables with their Chinese comments where none stand, else bring them up to date.

    Raises DeclarationError when a newer program made them. All migrations run in one transaction.
    """
    found = schema_version(connection)
    if found == newest_version():
        return
    if found is not None and found > newest_version():
        raise DeclarationError(newer_schema(found))
    connection.execute("begin")
    try:
        if found is None:
            _make_tables(connection)
        else:
            _upgrade(connection, found)
        connection.execute(_read("schema/comments.sql"))
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


@cache
def newest_version() -> int:
    """Return the schema version of this program: the number of its last migration."""
    return max(int(file.stem) for file in (_HERE / "migrations").glob("[0-9]*.sql"))


def schema_version(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Return the version of the tables: None without any, 0 for those of 0.1.0."""
    tables = {str(name) for (name,) in connection.execute(read_sql("table_names")).fetchall()}
    if not tables:
        return None
    if "schema_version" not in tables:
        return 0
    [(version,)] = connection.execute(read_sql("schema_version")).fetchall()
    return int(version)


def newer_schema(found: int) -> Sentence:
    """Return the sentence about a warehouse that this program is too old for."""
    return sentence("error.newer_schema", found=found, known=newest_version())


def _make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_read("schema/tables.sql"))
    connection.execute(read_sql("add_schema_version"), {"version": newest_version()})


def _upgrade(connection: duckdb.DuckDBPyConnection, found: int) -> None:
    for number in range(found + 1, newest_version() + 1):
        connection.execute(_read(f"migrations/{number:03d}.sql"))
    connection.execute(read_sql("clear_schema_version"))
    connection.execute(read_sql("add_schema_version"), {"version": newest_version()})


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
