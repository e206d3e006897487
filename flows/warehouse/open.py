"""The working warehouse: opened for one step, or kept open for the steps of a run.

It is brought up to date and never begun anew by accident.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from pathlib import Path

import duckdb

from flows.paths import Home
from flows.sql_files import quiet
from flows.warehouse.disk_errors import disk_errors
from flows.warehouse.durable import copy_durably
from flows.warehouse.journal import Journal
from flows.warehouse.migrate import make_schema, newest_version, schema_version
from flows.warehouse.presence import check_presence
from flows.warehouse.transaction import is_under_way, transaction


class KeptOpen:
    """The working warehouse of one home while a run keeps it open between its steps.

    Every step's work is committed, and its decisions are in the journal, before the next one
    begins: a killed run finds both again. Steps of one transaction are one in this, too. A step
    that fails closes the file.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self._journal = Journal(home.journal)
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._node = 0

    @contextmanager
    def use(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give the connection to one step and note what the step has decided."""
        with disk_errors(self.home.working_warehouse):
            try:
                connection = self._get()
                yield connection
                if not is_under_way(connection):
                    _note(self._journal, connection)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Close the file, if it is open; the next step opens it again."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with disk_errors(self.home.working_warehouse):
                connection.close()

    def _get(self) -> duckdb.DuckDBPyConnection:
        file = self.home.working_warehouse
        # Who took the file away between two steps must not have them written into nowhere.
        if self._connection is not None and not _is_node(file, self._node):
            self.close()
        if self._connection is None:
            self._connection = _open(self.home)
            self._node = file.stat().st_ino
        return self._connection


_KEPT: ContextVar[KeptOpen | None] = ContextVar("kept_open", default=None)


@contextmanager
def kept_open(home: Home) -> Iterator[None]:
    """Let `open_working` give the same connection to all steps inside; the caller holds the lock.

    Opening and closing costs more than most steps read and write. What needs the file closed, as
    publishing does, calls `close_kept` first.
    """
    kept = KeptOpen(home)
    token = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(token)
        kept.close()


def close_kept(home: Home) -> None:
    """Close the home's working warehouse where a run keeps it open."""
    kept = _KEPT.get()
    if kept is not None and kept.home == home:
        kept.close()


@contextmanager
def open_working(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the connection that writes; the caller holds the run lock.

    Raises ServiceError when the file is missing though there is a history, or cannot be read, and
    DeclarationError when a newer program wrote it. An older one is saved, then upgraded. What was
    decided meanwhile is in the journal when the step has ended.
    """
    kept = _KEPT.get()
    if kept is not None and kept.home == home:
        with kept.use() as connection:
            yield connection
        return
    alone = KeptOpen(home)
    with alone.use() as connection:
        yield connection
    alone.close()


@contextmanager
def one_transaction(home: Home) -> Iterator[None]:
    """Let the steps inside be one: a run killed between two of them leaves nothing of either.

    What is loaded and not judged must not be there when the next command publishes.
    """
    kept = _KEPT.get()
    is_kept = kept is not None and kept.home == home
    with (
        nullcontext() if is_kept else kept_open(home),
        open_working(home) as connection,
        transaction(connection),
    ):
        yield


def _note(journal: Journal, connection: duckdb.DuckDBPyConnection) -> None:
    # A lock without what it keeps would empty its month: what is kept comes first.
    journal.note_published(connection)
    journal.note(connection)


def _open(home: Home) -> duckdb.DuckDBPyConnection:
    """Open the file, make it if it is the first, and bring it up to date."""
    check_presence(home)
    home.working_warehouse.parent.mkdir(parents=True, exist_ok=True)
    _remove_beginning(home.working_warehouse)
    connection = _connect(home)
    try:
        make_schema(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _remove_beginning(file: Path) -> None:
    """Remove what a first run left that was killed before DuckDB wrote a byte."""
    if file.exists() and not file.stat().st_size:
        file.unlink()


def _is_node(file: Path, node: int) -> bool:
    try:
        return file.stat().st_ino == node
    except FileNotFoundError:
        return False


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
