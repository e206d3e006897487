"""`xianjie` in this process, with its main thread's time shared out; `tests.bench.demo` starts it.

`python -m tests.bench.watched_demo NOTES BEGAN …`: the words of the command line follow. The
program is changed from outside as it imports its own modules: nothing is imported earlier or
later than usual. What is no longer there under its name is noted as missing.
"""

import atexit
import json
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from functools import partial, wraps
from pathlib import Path
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from tests.bench.after_import import AfterImport
from tests.bench.timeline import Timeline, label_parts

P = ParamSpec("P")
R = TypeVar("R")
BEFORE, FLOW, AFTER, END = "before", "flow", "after", "end"
COMMAND_LINE = "command line imported"
SIMULATION = "simulation imported"
CHECKS = "declarations checked"
INBOX = "inbox simulated"
IMPORTS = "Prefect and the flow imported"
SERVER_START = "Prefect's server starting"
SERVER_STOP = "Prefect's server stopping"
EXPECTATIONS = "Great Expectations loading"
ANSWERS = "the offices' answers"
CLOSING = "warehouse closed"
WAITING = "waiting for the charts"
STEPS = ("catalog", "read", "check and load", "judge", "report", "publish", "mail")

#: What has a label of its own, by module and name.
LABELS = {
    "flows.simulate.demo": {"prepare_demo": INBOX},
    "flows.running.environment": {"check_readiness": CHECKS},
    "prefect.server.api.server": {
        "SubprocessASGIServer.start": SERVER_START,
        "SubprocessASGIServer.stop": SERVER_STOP,
    },
    "flows.quality.expectations": {"load_great_expectations": EXPECTATIONS},
    "flows.running.clock": {"Clock.gather": "read"},
    "flows.monthly": {"run_backfill": FLOW},
    "flows.steps": {
        "begin_month": "catalog",
        "find_month": "read",
        "load_month": "check and load",
        "publish_month": "publish",
    },
    "flows.running.judge_steps": {"judge_month": "judge"},
    "flows.deliver": {"report_month": "report", "mail_month": "mail"},
    "flows.simulate.correspondence": {"answer_letters": ANSWERS},
    "flows.warehouse.open": {"KeptOpen.close": CLOSING},
}
#: Where the steps are: what they call from elsewhere are their parts.
_WITH_PARTS = {"flows.steps", "flows.running.judge_steps", "flows.deliver"}
_IMPORTED = {
    "flows.simulate.demo": SIMULATION,
    "flows.simulate.correspondence": SIMULATION,
    "prefect": IMPORTS,
    "prefect.server.api.server": IMPORTS,
    "flows.monthly": IMPORTS,
}


def main(notes: Path, began: float) -> None:
    """Run the command line of this process and write down where the time went."""
    timeline, missing = Timeline(BEFORE, began), list[str]()
    atexit.register(_write, notes, timeline, missing)  # registered first, it runs last
    changes = {name: partial(_change, timeline, missing) for name in {*LABELS, *_IMPORTED}}
    AfterImport(changes, partial(_importing, timeline)).watch()
    with timeline.label(COMMAND_LINE):
        from flows.commands.main import main as run_command_line

    try:
        run_command_line()
    finally:
        timeline.begin(END)


def _write(notes: Path, timeline: Timeline, missing: list[str]) -> None:
    timeline.note()
    told = {
        "spent": [[place, asdict(seconds)] for place, seconds in timeline.spent.items()],
        "spans": [asdict(span) for span in timeline.spans],
        "missing": missing,
        "ended": time.monotonic(),
    }
    notes.write_text(json.dumps(told), "utf-8")


def _importing(timeline: Timeline, module: str) -> AbstractContextManager[None]:
    return timeline.label(_IMPORTED[module]) if module in _IMPORTED else nullcontext()


def _change(timeline: Timeline, missing: list[str], module: ModuleType) -> None:
    """Let the named functions of a module that was just imported count for their labels."""
    if module.__name__ == "flows.running.clock":
        _watch_months(timeline, module)
    if module.__name__ in _WITH_PARTS:
        label_parts(timeline, module)
    if module.__name__ == "flows.deliver":
        _label_waiting(timeline, module)
    for name, label in LABELS.get(module.__name__, {}).items():
        *above, last = name.split(".")
        holder = getattr(module, above[0], None) if above else module
        found = getattr(holder, last, None)
        if found is None:
            missing.append(f"{module.__name__}.{name}")
        elif label == FLOW:
            setattr(holder, last, _beginning(timeline, label, found))
        else:
            setattr(holder, last, timeline.labelled(label, found))


def _beginning(timeline: Timeline, moment: str, work: Callable[P, R]) -> Callable[P, R]:
    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        timeline.begin(moment)
        return work(*args, **kwargs)

    return run


def _label_waiting(timeline: Timeline, deliver: Any) -> None:
    """Let waiting for the charts, which another process draws, count for itself."""
    begin = deliver.begin_charts

    @wraps(begin)
    def begin_charts(*args: Any, **kwargs: Any) -> tuple[Any, Callable[[], None]]:
        charts, wait = begin(*args, **kwargs)
        return charts, timeline.labelled(WAITING, wait)

    deliver.begin_charts = begin_charts


def _watch_months(timeline: Timeline, clock: Any) -> None:
    """Begin a month with its clock, and what lies after it with its end."""
    begin, end = clock.Clock.__init__, clock.Clock.end

    @wraps(begin)
    def begin_month(self: Any, period: str) -> None:
        timeline.begin(period)
        timeline.keeps_spans = False
        self.bench_period = period
        begin(self, period)

    @wraps(end)
    def end_month(self: Any, summary: Any) -> None:
        timeline.begin(f"{AFTER} {self.bench_period}")
        end(self, summary)

    clock.Clock.__init__, clock.Clock.end = begin_month, end_month


if __name__ == "__main__":
    _notes, _began, *_words = sys.argv[1:]
    sys.argv = ["xianjie", *_words]
    main(Path(_notes), float(_began))
