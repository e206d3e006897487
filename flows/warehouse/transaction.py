"""Writing that is done as a whole or not at all."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import duckdb

_UNDER_WAY: ContextVar[duckdb.DuckDBPyConnection | None] = ContextVar("under_way", default=None)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what is done inside, or nothing after an error.

    Inside another transaction of the same connection it is a part of that one, which alone
    commits.
    """
    if is_under_way(connection):
        yield
        return
    connection.execute("begin")
    token = _UNDER_WAY.set(connection)
    try:
        yield
    except BaseException:
        # A step that failed has closed the connection, which takes back as much.
        with contextlib.suppress(duckdb.ConnectionException):
            connection.execute("rollback")
        raise
    finally:
        _UNDER_WAY.reset(token)
    connection.execute("commit")


def is_under_way(connection: duckdb.DuckDBPyConnection) -> bool:
    """Return whether what is done on the connection waits for a transaction to be committed."""
    return _UNDER_WAY.get() is connection
