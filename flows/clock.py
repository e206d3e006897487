"""Which stage a run is in and how long each stage took."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

#: Told when a stage begins and as it goes on: name, done, total.
Tell = Callable[[str, int, int], None]
T = TypeVar("T")


class Clock:
    """Tells which stage runs and keeps how long each took."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell: Tell = tell or (lambda name, done, total: None)
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage."""
        self._tell(name, 0, 1)
        started = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - started, 3)
        self._tell(name, 1, 1)

    def gather(self, name: str, results: Sequence[Callable[[], list[T]]]) -> list[T]:
        """Return the parts of all results in order, telling how many are there."""
        gathered: list[T] = []
        for number, result in enumerate(results, start=1):
            gathered += result()
            self._tell(name, number, len(results))
        return gathered
