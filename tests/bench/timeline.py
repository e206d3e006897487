"""Where the seconds of a program go: each one of its main thread counts for the innermost label."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from types import FunctionType, ModuleType
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
#: Where the time was spent: the moment (a month, or what comes before and after), then labels.
Place = tuple[str, ...]
#: The processes' list is read so seldom, in seconds: reading it costs half a thousandth.
_PAUSE = 0.02


@dataclass(frozen=True)
class Seconds:
    """By the clock, and of the processor: of this process, of those that it has started."""

    clock: float = 0.0
    own: float = 0.0
    helpers: float = 0.0

    def __add__(self, other: "Seconds") -> "Seconds":
        return Seconds(self.clock + other.clock, self.own + other.own, self.helpers + other.helpers)

    def __sub__(self, other: "Seconds") -> "Seconds":
        return Seconds(self.clock - other.clock, self.own - other.own, self.helpers - other.helpers)


@dataclass(frozen=True)
class Span:
    """From when to when something ran, in seconds since the beginning, and in which thread."""

    label: str
    begin: float
    end: float
    is_beside: bool


class Timeline:
    """Shares the main thread's time out among labels; what ran beside it is kept as spans.

    Spans are kept until `keeps_spans` is taken back. What helpers have used is known to 20 ms.
    """

    def __init__(self, moment: str, began: float | None = None) -> None:
        """Begin now, or with this process, which something began at a time of `monotonic`."""
        self.spent: dict[Place, Seconds] = {}
        self.spans: list[Span] = []
        self.keeps_spans = True
        self._helpers, self._looked = 0.0, -_PAUSE
        self._since = self._look() if began is None else Seconds(clock=began)
        self._began = self._since.clock
        self._moment = moment
        self._open: list[str] = []
        self._main = threading.get_ident()

    def begin(self, moment: str) -> None:
        """Let what follows count for another moment."""
        self.note()
        self._moment = moment

    @contextmanager
    def label(self, name: str) -> Iterator[None]:
        """Let what is inside count for a label, in the main thread."""
        is_beside = threading.get_ident() != self._main
        is_kept, begin = self.keeps_spans, time.monotonic()
        if not is_beside:
            self.note()
            self._open.append(name)
        try:
            yield
        finally:
            if not is_beside:
                self.note()
                self._open.pop()
            if is_kept:
                self.keep_span(name, begin, is_beside=is_beside)

    def keep_span(self, name: str, begin: float, *, is_beside: bool) -> None:
        """Keep what began at a time of `time.monotonic` and ends now as a span."""
        begin, end = begin - self._began, time.monotonic() - self._began
        self.spans.append(Span(name, begin, end, is_beside))

    def labelled(self, name: str, work: Callable[P, R]) -> Callable[P, R]:
        """Return a function whose calls count for a label."""

        @wraps(work)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            with self.label(name):
                return work(*args, **kwargs)

        return run

    def note(self) -> None:
        """Add what has passed since the last note to the place that is open."""
        now = self._look()
        place = (self._moment, *self._open)
        self.spent[place] = self.spent.get(place, Seconds()) + (now - self._since)
        self._since = now

    def _look(self) -> Seconds:
        clock = time.monotonic()
        if clock >= self._looked + _PAUSE:
            self._helpers, self._looked = _helpers_seconds(), clock
        return Seconds(clock, time.process_time(), self._helpers)


def label_parts(timeline: Timeline, module: ModuleType) -> None:
    """Let each function that a module calls from elsewhere count for its own name."""
    for name, part in list(vars(module).items()):
        if isinstance(part, FunctionType) and part.__module__ != module.__name__:
            setattr(module, name, timeline.labelled(name, part))


def _helpers_seconds() -> float:
    """Return the processor seconds of the processes that this one started, ended or alive."""
    ended = os.times()
    return ended.children_user + ended.children_system + sum(map(_all_seconds, _children("self")))


def _all_seconds(process: str) -> float:
    return _process_seconds(process) + sum(map(_all_seconds, _children(process)))


def _children(process: str) -> list[str]:
    """Return the ids of a process's children; none where the system does not list them."""
    try:
        threads = list(Path(f"/proc/{process}/task").iterdir())
        return [child for thread in threads for child in _read(thread / "children").split()]
    except OSError:
        return []


def _process_seconds(process: str) -> float:
    """Return what a process and its ended children have used; 0 when it has gone."""
    fields = _read(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    # proc(5): utime, stime, cutime and cstime are fields 14 to 17; two are cut off with the name.
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _read(file: Path) -> str:
    """Return what the system says; nothing of a process or thread that has just ended."""
    try:
        return file.read_text()
    except OSError:
        return ""
