"""`xianjie` in this process, with its main thread's time shared out; `tests.bench.demo` starts it.

`python -m tests.bench.watched_demo NOTES BEGAN …`: the words of the command line follow. The
program is changed from outside as it imports its own modules: nothing is imported earlier or
later than usual. What is no longer there under its name is noted as missing.
"""

import atexit
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from functools import partial, wraps
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from tests.bench.after_import import AfterImport
from tests.bench.demo_labels import (
    AFTER,
    BEFORE,
    COMMAND_LINE,
    END,
    FLOW,
    IMPORTED,
    LABELS,
    SERVER_START,
    WAITING,
    WITH_PARTS,
)
from tests.bench.timeline import Timeline, label_parts

Work = Callable[..., Any]


def main(notes: Path, began: float) -> None:
    """Run the command line of this process and write down where the time went."""
    timeline = Timeline(BEFORE, began)
    watch = Watch(timeline)
    _before_exit(lambda: _write(notes, timeline, watch.missing))
    AfterImport(dict.fromkeys({*LABELS, *IMPORTED}, watch.change), watch.importing).watch()
    with timeline.label(COMMAND_LINE):
        from flows.commands.main import main as run_command_line

    try:
        run_command_line()
    finally:
        timeline.begin(END)


def _before_exit(write: Callable[[], None]) -> None:
    """Have the notes written last of all, whether Python ends the process or the program does."""
    atexit.register(write)  # registered first, it runs last
    end_at_once = os._exit

    def end(code: int) -> NoReturn:
        write()
        end_at_once(code)

    os._exit = end


def _write(notes: Path, timeline: Timeline, missing: list[str]) -> None:
    timeline.note()
    told = {
        "spent": [[place, asdict(seconds)] for place, seconds in timeline.spent.items()],
        "spans": [asdict(span) for span in timeline.spans],
        "missing": missing + sorted({*LABELS, *IMPORTED} - {*sys.modules}),
    }
    notes.write_text(json.dumps(told), "utf-8")


class Watch:
    """Changes each module that was just imported so that its functions count for their labels."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._server_began = 0.0
        self.missing: list[str] = []
        #: What does more than count for a label, by module and name.
        self._others: dict[str, dict[str, Callable[[Work], Work]]] = {
            "flows.monthly": {"run_backfill": self._first(self._begin_flow)},
            "flows.deliver": {"begin_charts": self._waiting_for_charts},
            "flows.running.prefect_server": {
                "begin_server_of_runs": self._first(self._note_server),
                "wait_for_server": self._until_it_answers,
            },
            "flows.running.clock": {
                "Clock.__init__": self._first(self._begin_month),
                "Clock.end": self._first(self._end_month),
            },
        }

    @property
    def names(self) -> list[tuple[str, str]]:
        """Return module and name of every function that is changed."""
        tables = (LABELS, self._others)
        return [(module, name) for table in tables for module in table for name in table[module]]

    def importing(self, module: str) -> AbstractContextManager[None]:
        """Return what an import runs inside."""
        return self._timeline.label(IMPORTED[module]) if module in IMPORTED else nullcontext()

    def change(self, module: ModuleType) -> None:
        """Change the module's functions; those that are not there are noted as missing."""
        if module.__name__ in WITH_PARTS:
            label_parts(self._timeline, module)
        for name, label in LABELS.get(module.__name__, {}).items():
            self._replace(module, name, partial(self._timeline.labelled, label))
        for name, around in self._others.get(module.__name__, {}).items():
            self._replace(module, name, around)

    def _replace(self, module: Any, name: str, around: Callable[[Work], Work]) -> None:
        *above, last = name.split(".")
        holder = getattr(module, above[0], None) if above else module
        found = getattr(holder, last, None)
        if found is None:
            self.missing.append(f"{module.__name__}.{name}")
        else:
            setattr(holder, last, wraps(found)(around(found)))

    def _first(self, act: Callable[..., None]) -> Callable[[Work], Work]:
        """Return what lets a function do something else first, with the same arguments."""

        def around(work: Work) -> Work:
            def run(*args: Any, **kwargs: Any) -> Any:
                act(*args, **kwargs)
                return work(*args, **kwargs)

            return run

        return around

    def _begin_flow(self, *_: Any, **__: Any) -> None:
        self._timeline.begin(FLOW)

    def _begin_month(self, clock: Any, period: str) -> None:
        self._timeline.keeps_spans = False
        clock.bench_period = period
        self._timeline.begin(period)

    def _end_month(self, clock: Any, *_: Any) -> None:
        self._timeline.begin(f"{AFTER} {clock.bench_period}")

    def _note_server(self) -> None:
        self._server_began = self._server_began or time.monotonic()

    def _until_it_answers(self, wait: Work) -> Work:
        """Keep a span from the server's beginning to when it has answered who waited for it."""

        def run() -> None:
            wait()
            self._timeline.keep_span(SERVER_START, self._server_began, is_beside=True)

        return run

    def _waiting_for_charts(self, begin: Work) -> Work:
        """Let waiting for the charts, which another process draws, count for itself."""

        def run(*args: Any, **kwargs: Any) -> Any:
            charts, wait = begin(*args, **kwargs)
            return charts, self._timeline.labelled(WAITING, wait)

        return run


if __name__ == "__main__":
    _notes, _began, *_words = sys.argv[1:]
    sys.argv = ["xianjie", *_words]
    main(Path(_notes), float(_began))
