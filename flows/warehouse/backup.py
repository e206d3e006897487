"""The warehouse saved to a file, and put back from one."""

import datetime as dt
from pathlib import Path

import duckdb

from flows.errors import DeclarationError, ServiceError, UsageError
from flows.paths import Home
from flows.warehouse.contents import sum_tables
from flows.warehouse.disk_errors import disk_errors
from flows.warehouse.durable import copy_durably, sync_folder
from flows.warehouse.journal import DECISIONS, Journal
from flows.warehouse.migrate import make_schema, newer_schema, newest_version, schema_version
from flows.warehouse.presence import check_presence
from flows.words.sentence import sentence

#: What raw/ brings back when its months are run again is not taken from the journal.
_REPLAYED = tuple(table for table in DECISIONS if table != "received")


def backup(home: Home, target: Path) -> dict[str, int]:
    """Write the working warehouse to a file and return the rows of each table.

    The caller holds the run lock. Raises UsageError when the file is there, ServiceError when the
    warehouse is missing or damaged.
    """
    if target.exists():
        raise UsageError(sentence("error.target_exists", file=target))
    if not home.working_warehouse.exists():
        raise ServiceError(sentence("error.nothing_to_save", file=home.working_warehouse))
    check_presence(home)
    with (
        disk_errors(home.working_warehouse),
        duckdb.connect(str(home.working_warehouse)) as connection,
    ):
        connection.execute("force checkpoint")
    sums = sum_tables(home.working_warehouse)
    copy_durably(home.working_warehouse, target)
    if sum_tables(target) != sums:
        target.unlink()
        raise ServiceError(sentence("error.backup_differs", file=target))
    return {name: found.rows for name, found in sums.items()}


def restore(home: Home, source: Path) -> dict[str, int]:
    """Make a backup, or a published file, the working warehouse; return the rows of each table.

    The caller holds the run lock. What stood there is kept beside it, not lost. Decisions that the
    journal holds and the file does not (letters, answers, mails that went out since) are added:
    a mail that was sent is not sent again. Months received since are to be run again.
    """
    if not source.exists():
        raise UsageError(sentence("error.not_there", file=source))
    sum_tables(source)
    _refuse_newer(source)
    aside = home.working_warehouse.with_name("restoring.duckdb")
    # With the log of a restore that was killed the copy would be read as that one.
    aside.with_name(f"{aside.name}.wal").unlink(missing_ok=True)
    copy_durably(source, aside)
    aside.chmod(0o644)
    with disk_errors(aside), duckdb.connect(str(aside)) as connection:
        make_schema(connection)
        Journal(home.journal).replay(connection, _REPLAYED)
        connection.execute("force checkpoint")
    set_aside(home)
    aside.replace(home.working_warehouse)
    sync_folder(home.store)
    return {name: found.rows for name, found in sum_tables(home.working_warehouse).items()}


def set_aside(home: Home) -> None:
    """Keep the working file under another name, whatever its state, and a killed run's log.

    A log without its file goes too: the next file would be read with it.
    """
    file = home.working_warehouse
    home.kept.mkdir(parents=True, exist_ok=True)
    kept = home.kept / f"replaced-{dt.datetime.now(dt.UTC):%Y%m%d%H%M%S%f}.duckdb"
    for found in (file, file.with_name(f"{file.name}.wal")):
        if found.exists():
            found.replace(kept.with_name(found.name.replace(file.name, kept.name)))


def _refuse_newer(source: Path) -> None:
    with duckdb.connect(str(source), read_only=True) as connection:
        found = schema_version(connection)
    if found is None:
        raise UsageError(sentence("error.no_warehouse", file=source))
    if found > newest_version():
        raise DeclarationError(newer_schema(found))
