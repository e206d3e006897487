"""The working warehouse: opened for one step, brought up to date, never begun anew by accident."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from flows.errors import ServiceError
from flows.paths import Home
from flows.sql_files import quiet
from flows.warehouse.disk_errors import disk_errors
from flows.warehouse.durable import copy_durably
from flows.warehouse.journal import Journal
from flows.warehouse.migrate import make_schema, newest_version, schema_version
from flows.words.sentence import Sentence, sentence


@contextmanager
def open_working(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the connection that writes; the caller holds the run lock.

    Raises ServiceError when the file is missing though there is a history, or cannot be read, and
    DeclarationError when a newer program wrote it. An older one is saved, then upgraded. What was
    decided meanwhile is in the journal when the file is closed.
    """
    check_presence(home)
    home.working_warehouse.parent.mkdir(parents=True, exist_ok=True)
    with disk_errors(home.working_warehouse), _connect(home) as connection:
        make_schema(connection)
        yield connection
        journal = Journal(home.journal)
        # A lock without what it keeps would empty its month: what is kept comes first.
        journal.note_published(connection)
        journal.note(connection)


def check_presence(home: Home) -> None:
    """Raise ServiceError when there is a history but no working file to go on with.

    A published copy is a history, and so is a journal: it must not be told of a new beginning.
    """
    file = home.working_warehouse
    if file.exists() and file.stat().st_size:
        return
    if home.warehouse.exists():
        values = {"file": file, "published": home.warehouse.name, "ways": ways_out(home)}
        raise ServiceError(
            sentence("error.working_empty", **values)
            if file.exists()
            else sentence("error.working_missing", **values)
        )
    if not Journal(home.journal).is_empty:
        raise ServiceError(
            sentence(
                "error.both_missing",
                file=file,
                published=home.warehouse.name,
                journal=home.journal,
            )
        )


def ways_out(home: Home) -> Sentence:
    """Return what a person can do when the working file cannot be used."""
    return sentence("remedy.ways_out", published=home.warehouse)


def _connect(home: Home) -> duckdb.DuckDBPyConnection:
    """Connect; a warehouse of an older schema is copied beside it before anything is changed."""
    file = home.working_warehouse
    connection = quiet(duckdb.connect(str(file)))
    try:
        found = schema_version(connection)
        if found is None or found >= newest_version():
            return connection
        connection.execute("force checkpoint")
    except BaseException:
        connection.close()
        raise
    connection.close()
    copy_durably(file, home.kept / f"before-schema-{newest_version()}-from-{found}.duckdb")
    return quiet(duckdb.connect(str(file)))
