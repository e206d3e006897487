"""The published copy: made aside, checkpointed, swapped in at once."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from flows.paths import Home

log = logging.getLogger(__name__)
_TRIES = 5


def publish(home: Home, pause: Callable[[], None] = lambda: None) -> bool:
    """Swap the working warehouse's state in as the published copy; return whether it is in place.

    The working warehouse must be closed. A reader that has the old copy open keeps it. Where the
    system refuses to replace an open file, `pause` is called between a few tries; then the new copy
    stays beside it as `xianjie.next.duckdb` and the next run puts it in place.
    """
    target = home.warehouse
    waiting = target.with_name("xianjie.next.duckdb")
    with duckdb.connect(str(home.working_warehouse)) as connection:
        connection.execute("force checkpoint")
    aside = target.with_name("xianjie.publishing.duckdb")
    shutil.copyfile(home.working_warehouse, aside)
    _sync(aside)
    aside.replace(waiting)
    for attempt in range(_TRIES):
        try:
            waiting.replace(target)
        except PermissionError:
            if attempt + 1 < _TRIES:
                pause()
            continue
        return True
    log.warning("a reader holds %s; the new copy waits beside it as %s", target, waiting.name)
    return False


def _sync(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
