"""What arrived for locked months, listed once: in the papers of the month that first sees it."""

import duckdb

from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)


def list_late_changes(connection: duckdb.DuckDBPyConnection, period: str) -> None:
    """Note what waits for locked months before `period` and was in no earlier month's papers.

    The same month again notes the same; what is noted stays, also when the month is unlocked.
    """
    connection.execute(read_sql("forget_changed_listing"), {"period": period})
    connection.execute(read_sql("list_late_changes"), {"period": period})
