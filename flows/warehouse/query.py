"""Read-only queries on the published copy."""

import duckdb
import pandas as pd

from flows.errors import ServiceError, UsageError
from flows.paths import Home
from flows.warehouse.disk_errors import first_line, is_disk_error


def open_published(home: Home) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the published copy, closed to files and extensions.

    Raises UsageError before anything is published, ServiceError when the copy cannot be opened.
    """
    file = home.warehouse
    if not file.exists():
        raise UsageError(f"nothing is published in {home.root} yet; run a month first")
    try:
        return duckdb.connect(
            str(file),
            read_only=True,
            config={"enable_external_access": "false", "lock_configuration": "true"},
        )
    except duckdb.Error as error:
        log = file.with_name(f"{file.name}.wal")
        remedy = (
            f"a program opened it for writing and left {log.name}; delete that file"
            if log.exists()
            else "run the month again, or `xianjie restore --from` a kept copy"
        )
        raise ServiceError(f"{file} cannot be opened: {first_line(error)}; {remedy}") from None


def run_query(home: Home, query: str) -> pd.DataFrame:
    """Return the rows of a query on the published warehouse; raises UsageError for a wrong one."""
    with open_published(home) as connection:
        try:
            statements = connection.extract_statements(query)
            if not statements:
                raise UsageError("the query is empty")
            return connection.execute(query).df()
        except duckdb.Error as error:
            if is_disk_error(error):
                raise ServiceError(f"{home.warehouse}: {first_line(error)}") from None
            raise UsageError(f"the query failed: {error}") from None
