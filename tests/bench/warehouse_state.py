"""What the published warehouse says, told apart from when and by which run it was said."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flows.paths import Home
from flows.warehouse.query import open_published

#: Moments and ids of runs differ from run to run.
VOLATILE = {"run_id", "published_at", "started_at", "finished_at", "sent_at", "seen_at"}
#: What grows with every run or mail, and is looked at by itself.
LEDGERS = {"runs", "alerts_sent", "alert_addresses", "loads", "load_files"}


@dataclass(frozen=True)
class State:
    """Digest of each table's rows by its name, and how many mails are unclear."""

    tables: dict[str, str]
    unclear_mails: int


def read_state(home: Home) -> State:
    """Return the published state; raises what a reader would meet."""
    with open_published(home) as connection:
        names = [str(row[0]) for row in connection.execute("show tables").fetchall()]
        tables = {name: _digest(connection, name) for name in names if name not in LEDGERS}
        [(unclear,)] = connection.execute(
            "select count(*) from alerts_sent where state = 'sending'"
        ).fetchall()
    return State(tables, unclear)


def _digest(connection, table: str) -> str:
    relation = connection.table(table)
    wanted = [name for name in relation.columns if name not in VOLATILE]
    rows = sorted(map(repr, relation.select(*wanted).fetchall()))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def differing(one: State, other: State) -> list[str]:
    """Return the names of the tables that differ."""
    names = sorted({*one.tables, *other.tables})
    return [name for name in names if one.tables.get(name) != other.tables.get(name)]


@dataclass
class Reader:
    """How often the published file was read, and how often that failed."""

    reads: int = 0
    failures: int = 0


@contextmanager
def watch_published(home: Home) -> Iterator[Reader]:
    """Read the published file again and again until the block ends."""
    reader, is_over = Reader(), threading.Event()

    def read() -> None:
        while not is_over.is_set():
            try:
                with open_published(home) as connection:
                    counts = "select count(*), sum(value), (select count(*) from letters)"
                    connection.execute(f"{counts} from observations").fetchall()
                reader.reads += 1
            except Exception:
                reader.failures += 1
            is_over.wait(0.01)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield reader
    finally:
        is_over.set()
        thread.join()
