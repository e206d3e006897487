"""Read-only queries on the published copy."""

import duckdb
import pandas as pd

from flows.errors import UsageError
from flows.paths import Home


def open_published(home: Home) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection to the published copy, closed to files and extensions."""
    if not home.warehouse.exists():
        raise UsageError(f"nothing is published in {home.root} yet; run a month first")
    return duckdb.connect(
        str(home.warehouse),
        read_only=True,
        config={"enable_external_access": "false", "lock_configuration": "true"},
    )


def run_query(home: Home, query: str) -> pd.DataFrame:
    """Return the rows of a query on the published warehouse; raises UsageError for a wrong one."""
    with open_published(home) as connection:
        try:
            return connection.execute(query).df()
        except duckdb.Error as error:
            raise UsageError(f"the query failed: {error}") from None
