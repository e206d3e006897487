"""A month locked after its bulletin, and opened again with a reason: people decide both."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.errors import UsageError
from flows.ingest.files.clean_text import clean_text
from flows.sql_files import sql_reader
from flows.warehouse.frames import fetch
from flows.words.sentence import sentence

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class MonthLock:
    """The latest lock of a month; `waiting` figures that came later would change it.

    `is_new`: whether this call locked or unlocked it; to say so twice is to say so once.
    """

    period: str
    locked_at: dt.datetime
    unlocked_at: dt.datetime | None
    reason: str
    waiting: int
    is_new: bool = False


def lock_month(connection: duckdb.DuckDBPyConnection, period: str, at: dt.datetime) -> MonthLock:
    """Lock a month: the cells that decide now stay those that decide. Return its lock.

    The caller has derived the current cells in the same transaction. Raises UsageError for a month
    without a run: what no paper said need not be kept.
    """
    found = find_lock(connection, period)
    if found and found.unlocked_at is None:
        return found
    if not fetch(connection, read_sql("runs_of_month"), {"period": period}):
        raise UsageError(sentence("error.not_run", month=period))
    values: dict[str, object] = {
        "lock_id": f"{period}-{at:%Y%m%d%H%M%S%f}",
        "period": period,
        "locked_at": at,
    }
    connection.execute(read_sql("add_lock"), values)
    connection.execute(
        read_sql("keep_locked_cells"), {"lock_id": values["lock_id"], "period": period}
    )
    return MonthLock(period, at, None, "", 0, is_new=True)


def unlock_month(
    connection: duckdb.DuckDBPyConnection, period: str, reason: str, at: dt.datetime
) -> MonthLock:
    """Open a locked month again, for a reason; what waited counts from the next derivation on.

    Raises UsageError for a month that was never locked, and without a reason.
    """
    said, found = clean_text(reason).strip(), find_lock(connection, period)
    if not said:
        raise UsageError(sentence("error.no_reason"))
    if found is None:
        raise UsageError(sentence("error.not_locked", month=period))
    if found.unlocked_at is not None:
        return found
    values = {"period": period, "reason": said, "unlocked_at": at}
    connection.execute(read_sql("end_lock"), values)
    return MonthLock(period, found.locked_at, at, said, found.waiting, is_new=True)


def find_lock(connection: duckdb.DuckDBPyConnection, period: str) -> MonthLock | None:
    """Return the latest lock of a month, or None where it was never locked."""
    rows = connection.execute(read_sql("latest_lock"), {"period": period}).fetchall()
    return MonthLock(period, *rows[0]) if rows else None
