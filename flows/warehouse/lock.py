"""One run at a time per home folder; the system frees the lock when the process dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from flows.errors import RunLockedError
from flows.paths import Home
from flows.words.sentence import sentence


@contextmanager
def run_lock(home: Home) -> Iterator[None]:
    """Hold the run lock, or raise RunLockedError at once."""
    home.lock.parent.mkdir(parents=True, exist_ok=True)
    with home.lock.open("a+b") as stream:
        try:
            _take(stream)
        except OSError:
            raise RunLockedError(sentence("error.locked", folder=home.root)) from None
        yield


if os.name == "nt":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
