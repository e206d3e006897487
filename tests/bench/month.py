"""Where the processor's time of one demo month goes, stage by stage and part by part.

CPU seconds of this process and of its readers: they mean something on a busy machine too. Prefect
is left out. With XIANJIE_BENCH_HOME the county is kept in that folder, so that the same month can
be measured before and after a change.
"""

import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from types import FunctionType, ModuleType
from typing import ParamSpec, TypeVar

from flows import deliver, steps
from flows.ingest.processes.readers import Readers
from flows.ingest.reading import FileReading
from flows.paths import Home
from flows.running import judge_steps
from flows.simulate.demo import prepare_demo
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open
from tests.story.months import run_month

P = ParamSpec("P")
R = TypeVar("R")
_MONTHS = 6
#: Parts below so many CPU seconds are not shown.
_LEAST = 0.05


def main() -> None:
    """Run the months before, then measure the last one."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(os.environ.get("XIANJIE_BENCH_HOME", folder)).resolve())
        if home.catalog.exists():
            run_month(home, _months(home)[-2])  # imports are no month's time
        else:
            for period in prepare_demo(home, _MONTHS)[:-1]:
                run_month(home, period)
        spent: dict[str, float] = {}
        for module in (steps, judge_steps, deliver):
            _time_parts(module, spent)
        period = _months(home)[-1]
        shutil.rmtree(home.reports(period), ignore_errors=True)
        _run(home, period, spent)


def _months(home: Home) -> list[str]:
    return sorted(path.name for path in (home.root / "raw").iterdir())


def _run(home: Home, period: str, spent: dict[str, float]) -> None:
    """Run the month as flows/monthly.py does and print what each stage and part took."""
    stages: dict[str, float] = {}
    began = time.monotonic()
    with run_lock(home), kept_open(home):
        month = _timed(stages, "catalog", steps.begin_month, home, period)
        readings = _timed(stages, "read", _read, month)
        files = steps.find_month(month)[0]
        loaded = _timed(stages, "check and load", steps.load_month, month, files, readings)
        _timed(stages, "judge", judge_steps.judge_month, month, loaded)
        reported = _timed(stages, "report", deliver.report_month, month)
        _timed(stages, "publish", steps.publish_month, month)
        _timed(stages, "mail", deliver.mail_month, month, reported, False)
    for name, seconds in [*stages.items(), ("whole month", sum(stages.values()))]:
        print(f"{name:28}{seconds:7.2f} s CPU")
    print(f"{'by the clock':28}{time.monotonic() - began:7.2f} s\n")
    for name, seconds in sorted(spent.items(), key=lambda part: -part[1]):
        if seconds >= _LEAST:
            print(f"  {name:40}{seconds:7.2f} s CPU")


def _read(month: steps.Month) -> list[FileReading]:
    files, history = steps.find_month(month)
    with Readers(month.catalog, month.settings.limits, month.settings.workers) as readers:
        return list(readers.read(files, month.period, history))


def _time_parts(module: ModuleType, spent: dict[str, float]) -> None:
    """Let each function that the module calls from elsewhere add what it takes."""
    for name, part in list(vars(module).items()):
        if isinstance(part, FunctionType) and part.__module__ != module.__name__:
            setattr(module, name, wraps(part)(partial(_timed, spent, name, part)))


def _timed(
    spent: dict[str, float], name: str, act: Callable[P, R], *args: P.args, **kwargs: P.kwargs
) -> R:
    before = _cpu()
    try:
        return act(*args, **kwargs)
    finally:
        spent[name] = spent.get(name, 0.0) + _cpu() - before


def _cpu() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
