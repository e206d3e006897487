"""The published copy: made aside, compared with its source, swapped in at once."""

import datetime as dt
import logging
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import ServiceError
from flows.paths import Home
from flows.sql_files import quiet
from flows.warehouse.contents import TableSum, missing_rows, sum_tables
from flows.warehouse.disk_errors import disk_errors
from flows.warehouse.durable import copy_durably, sync_file, sync_folder
from flows.warehouse.open import close_kept
from flows.warehouse.presence import check_presence, ways_out
from flows.warehouse.sql_texts import read_sql
from flows.warehouse.views.make_views import make_views
from flows.words.sentence import sentence

log = logging.getLogger(__name__)
_TRIES = 5
_READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH


def publish(
    home: Home,
    keep: int = 3,
    pause: Callable[[], None] = lambda: None,
    *,
    allow_less: bool = False,
) -> bool:
    """Swap the working warehouse's state in as the published copy; return whether it is in place.

    The working warehouse is closed and read to its end first: what is damaged, or holds
    less than what is published, raises ServiceError and the published copy stays; `allow_less`
    is for a warehouse that a person has just put back. The last `keep`
    published files are kept. A reader that has the old copy open keeps it; where the system
    refuses to replace an open file, `pause` is called between a few tries; then the new copy
    stays beside it as `xianjie.next.duckdb` and the next run puts it in place.
    """
    target = home.warehouse
    waiting = target.with_name("xianjie.next.duckdb")
    aside = target.with_name("xianjie.publishing.duckdb")
    with disk_errors(home.working_warehouse), _nothing_left_of(aside):
        sums = _check_working(home, allow_less=allow_less)
        _copy_for_readers(home.working_warehouse, aside)
        if sum_tables(aside) != sums:
            raise ServiceError(sentence("error.copy_differs", file=aside))
    aside.chmod(_READ_ONLY)
    aside.replace(waiting)
    _keep_published(home, keep)
    for attempt in range(_TRIES):
        try:
            _remove_log(target)
            _let_replace(target)
            waiting.replace(target)
        except PermissionError:
            if attempt + 1 < _TRIES:
                pause()
            continue
        sync_folder(target.parent)
        return True
    log.warning("a reader holds %s; the new copy waits beside it as %s", target, waiting.name)
    return False


def _check_working(home: Home, *, allow_less: bool) -> dict[str, TableSum]:
    close_kept(home)
    check_presence(home)  # DuckDB would begin a new file where there is none
    with duckdb.connect(str(home.working_warehouse)) as connection:
        connection.execute("force checkpoint")
    try:
        sums = sum_tables(home.working_warehouse)
        fewer = [] if allow_less else missing_rows(sums, _published_sums(home))
    except ServiceError as error:
        raise ServiceError(
            sentence("error.not_published", reason=error, ways=ways_out(home))
        ) from None
    if fewer:
        raise ServiceError(
            sentence(
                "error.holds_less",
                file=home.working_warehouse,
                fewer=fewer,
                ways=ways_out(home),
            )
        )
    return sums


def _published_sums(home: Home) -> dict[str, TableSum]:
    """Return the published copy's sums; a copy that cannot be read asks for nothing."""
    if not home.warehouse.exists():
        return {}
    try:
        return sum_tables(home.warehouse)
    except ServiceError:
        log.warning("the published %s cannot be read and is replaced", home.warehouse)
        return {}


@contextmanager
def _nothing_left_of(aside: Path) -> Iterator[None]:
    """Remove a copy that failed: on a full disk it would take the room of the next one."""
    try:
        yield
    except BaseException:
        _remove(aside)
        raise


def _remove(copy: Path) -> None:
    for file in (copy, _log_of(copy)):
        file.unlink(missing_ok=True)


def _copy_for_readers(source: Path, aside: Path) -> None:
    """Write a copy, with its views, in the storage format that DuckDB 1.2 and later read."""
    _remove(aside)
    with quiet(duckdb.connect()) as connection:
        connection.execute(read_sql("attach_source"), {"file": str(source)})
        connection.execute(read_sql("attach_copy"), {"file": str(aside)})
        connection.execute(read_sql("copy_database"))
        connection.execute("use copied")
        make_views(connection)
        connection.execute("use memory")
        connection.execute("detach copied")
    sync_file(aside)


def _keep_published(home: Home, keep: int) -> None:
    """Keep the file that is about to be replaced, and the last few of its kind."""
    if keep and home.warehouse.exists():
        moment = dt.datetime.fromtimestamp(home.warehouse.stat().st_mtime, dt.UTC)
        copy_durably(home.warehouse, home.kept / f"published-{moment:%Y%m%d%H%M%S%f}.duckdb")
    kept = sorted(home.kept.glob("published-*.duckdb"))
    for old in kept[: max(0, len(kept) - keep)]:
        old.unlink()


def _remove_log(target: Path) -> None:
    """Remove the log of a reader that opened the copy for writing and died; it is not ours.

    With it beside a new copy DuckDB would refuse every later reader.
    """
    _log_of(target).unlink(missing_ok=True)


def _let_replace(target: Path) -> None:
    """Windows refuses to replace a file that is read-only."""
    if os.name == "nt" and target.exists():
        target.chmod(stat.S_IWRITE)


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")
