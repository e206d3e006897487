"""One run at a time per home folder; the system frees the lock when the process dies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import IO

from flows.errors import RunLockedError
from flows.paths import Home
from flows.words.sentence import sentence

#: The lock that a command holds for the flow that it is about to start.
_KEPT_FOR_FLOW: ContextVar[Path | None] = ContextVar("kept_for_flow", default=None)


@contextmanager
def run_lock(home: Home) -> Iterator[None]:
    """Hold the run lock, or raise RunLockedError at once."""
    if _KEPT_FOR_FLOW.get() == home.lock:
        token = _KEPT_FOR_FLOW.set(None)
        try:
            yield
        finally:
            _KEPT_FOR_FLOW.reset(token)
        return
    home.lock.parent.mkdir(parents=True, exist_ok=True)
    with home.lock.open("a+b") as stream:
        try:
            _take(stream)
        except OSError:
            raise RunLockedError(sentence("error.locked", folder=home.root)) from None
        yield


@contextmanager
def lock_for_flow(home: Home) -> Iterator[None]:
    """Hold the run lock for the flow inside, whose own `run_lock` then finds it held for it.

    Who comes second hears at once that another run is under way: two Prefect servers that begin
    in one new folder at the same time would make each other fail first.
    """
    with run_lock(home):
        token = _KEPT_FOR_FLOW.set(home.lock)
        try:
            yield
        finally:
            _KEPT_FOR_FLOW.reset(token)


if os.name == "nt":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
