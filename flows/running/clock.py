"""Which stage a run is in and how long each stage took."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

from flows.running.summary import RunSummary

T = TypeVar("T")


class Watcher(Protocol):
    """Somebody who watches runs: the terminal, or nobody."""

    def show_stage(self, period: str, name: str, done: int, total: int) -> None:
        """Show how far a month's stage is."""

    def show_month(self, summary: RunSummary) -> None:
        """Show a month that has ended."""


class Nobody:
    """Watches nothing: a scheduled run has no terminal."""

    def show_stage(self, period: str, name: str, done: int, total: int) -> None:
        """Show nothing."""

    def show_month(self, summary: RunSummary) -> None:
        """Show nothing."""


_WATCHER: ContextVar[Watcher] = ContextVar("watcher")


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Report the runs inside to `watcher`: a flow's parameters are data, not objects."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


class Clock:
    """Reports which stage of a month runs and keeps how long each took, in seconds."""

    def __init__(self, period: str) -> None:
        self._period = period
        self._watcher: Watcher = _WATCHER.get(Nobody())
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage."""
        self._watcher.show_stage(self._period, name, 0, 1)
        started = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - started, 3)
        self._watcher.show_stage(self._period, name, 1, 1)

    def gather(
        self, name: str, results: Sequence[Callable[[], list[T]]], files: Sequence[int]
    ) -> list[T]:
        """Return the parts of all results in order, reporting of how many files they are there."""
        gathered: list[T] = []
        done = 0
        for result, count in zip(results, files, strict=True):
            gathered += result()
            done += count
            self._watcher.show_stage(self._period, name, done, sum(files))
        return gathered

    def end(self, summary: RunSummary) -> None:
        """Report the month as ended."""
        self._watcher.show_month(summary)
