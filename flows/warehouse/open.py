"""The working warehouse: opened for one step, brought up to date, never begun anew by accident."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from flows.errors import ServiceError
from flows.paths import Home
from flows.warehouse.disk_errors import disk_errors
from flows.warehouse.durable import copy_durably
from flows.warehouse.journal import Journal
from flows.warehouse.migrate import make_schema, newest_version, schema_version


@contextmanager
def open_working(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the connection that writes; the caller holds the run lock.

    Raises ServiceError when the file is missing though there is a history, or cannot be read, and
    DeclarationError when a newer program wrote it. An older one is saved, then upgraded. What was
    decided meanwhile is in the journal when the file is closed.
    """
    check_presence(home)
    home.working_warehouse.parent.mkdir(parents=True, exist_ok=True)
    with disk_errors(home.working_warehouse):
        _save_before_upgrade(home)
        with duckdb.connect(str(home.working_warehouse)) as connection:
            make_schema(connection)
            yield connection
            journal = Journal(home.journal)
            journal.note(connection)
            journal.note_published(connection)


def check_presence(home: Home) -> None:
    """Raise ServiceError when there is a history but no working file to go on with.

    A published copy is a history, and so is a journal: it must not be told of a new beginning.
    """
    file = home.working_warehouse
    if file.exists() and file.stat().st_size:
        return
    if home.warehouse.exists():
        what = "is empty" if file.exists() else "is missing"
        raise ServiceError(
            f"{file} {what}, but {home.warehouse.name} holds a history: nothing was changed. "
            f"{ways_out(home)}"
        )
    if not Journal(home.journal).is_empty:
        raise ServiceError(
            f"{file} and {home.warehouse.name} are missing, but {home.journal} holds what was "
            "decided: nothing was changed. Put a backup back with `xianjie restore --from FILE`, "
            "or make the warehouse again with `xianjie rebuild`"
        )


def ways_out(home: Home) -> str:
    """Return what a person can do when the working file cannot be used."""
    return (
        f"Put the published state back with `xianjie restore --from {home.warehouse}`, an older "
        "one with a backup file, or make it anew with `xianjie rebuild`"
    )


def _save_before_upgrade(home: Home) -> None:
    """Keep a copy of a warehouse of an older schema beside it before anything is changed."""
    file = home.working_warehouse
    if not file.exists():
        return
    with duckdb.connect(str(file)) as connection:
        found = schema_version(connection)
        if found is None or found >= newest_version():
            return
        connection.execute("force checkpoint")
    copy_durably(file, home.kept / f"before-schema-{newest_version()}-from-{found}.duckdb")
