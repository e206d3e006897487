"""The one way to read SQL (`sql/<name>.sql` beside the module that runs it) and run it quietly."""

import contextlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import duckdb


def sql_reader(module_file: str) -> Callable[[str], str]:
    """Return the function that gives the text of `sql/<name>.sql` beside a module.

    `module_file` is the module's `__file__`; each text is read once.
    """
    folder = Path(module_file).parent / "sql"

    @cache
    def read_sql(name: str) -> str:
        return (folder / f"{name}.sql").read_text("utf-8")

    return read_sql


def quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return the connection without its progress bar, which DuckDB draws into standard output."""
    # A notebook without widgets has no bar, and refuses any word about it.
    with contextlib.suppress(duckdb.InvalidInputException):
        connection.execute("set enable_progress_bar = false")
    return connection
