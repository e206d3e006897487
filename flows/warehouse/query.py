"""Read-only queries on the published copy."""

import duckdb
import pandas as pd

from flows.errors import ServiceError, UsageError
from flows.paths import Home
from flows.warehouse.disk_errors import first_line, is_disk_error
from flows.words.sentence import sentence


def open_published(home: Home) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the published copy, closed to files and extensions.

    Raises UsageError before anything is published, ServiceError when the copy cannot be opened.
    """
    file = home.warehouse
    if not file.exists():
        raise UsageError(sentence("error.nothing_published", folder=home.root))
    try:
        return duckdb.connect(
            str(file),
            read_only=True,
            config={"enable_external_access": "false", "lock_configuration": "true"},
        )
    except duckdb.Error as error:
        log = file.with_name(f"{file.name}.wal")
        remedy = (
            sentence("remedy.delete_log", log=log.name)
            if log.exists()
            else sentence("remedy.run_again_or_restore")
        )
        raise ServiceError(
            sentence("error.cannot_open", file=file, reason=first_line(error), remedy=remedy)
        ) from None


def run_query(home: Home, query: str) -> pd.DataFrame:
    """Return the rows of a query on the published warehouse; raises UsageError for a wrong one."""
    if not _is_text(query):
        raise UsageError(sentence("error.query_failed", reason="UTF-8"))
    with open_published(home) as connection:
        try:
            statements = connection.extract_statements(query)
            if not statements:
                raise UsageError(sentence("error.query_empty"))
            return connection.execute(query).df()
        except duckdb.Error as error:
            if is_disk_error(error):
                raise ServiceError(
                    sentence("error.disk", file=home.warehouse, reason=first_line(error))
                ) from None
            raise UsageError(sentence("error.query_failed", reason=str(error))) from None


def _is_text(query: str) -> bool:
    """Return whether every byte that was typed is text; DuckDB knows no other."""
    try:
        query.encode()
    except UnicodeEncodeError:
        return False
    return True
