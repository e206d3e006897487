"""Where the seconds of one demo month go, step by step and part by part, without Prefect.

The processor's seconds stand beside those of the clock, of this process and of its readers: they
mean something on a busy machine too. The charts are drawn in this process (`begin_charts`). With
XIANJIE_BENCH_HOME the county is kept in that folder, so that the same month can be measured before
and after a change.
"""

import os
import shutil
import tempfile
from pathlib import Path

from flows import deliver, steps
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.readers import Readers
from flows.ingest.reading import FileReading
from flows.paths import Home
from flows.running import judge_steps
from flows.simulate.demo import prepare_demo
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open
from tests.bench.share_table import lines_of, print_table, total
from tests.bench.timeline import Timeline, label_parts
from tests.story.months import run_month

_MONTHS = 6
#: Parts below so many seconds have no line of their own.
_LEAST = 0.02
_OUTSIDE = "between the steps"


def main() -> None:
    """Run the months before, then measure the last one."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(os.environ.get("XIANJIE_BENCH_HOME", folder)).resolve())
        if home.catalog.exists():
            run_month(home, _months(home)[-2])  # imports are no month's time
        else:
            for period in prepare_demo(home, _MONTHS)[:-1]:
                run_month(home, period)
        period = _months(home)[-1]
        shutil.rmtree(home.reports(period), ignore_errors=True)
        timeline = Timeline(period)
        for module in (steps, judge_steps, deliver):
            label_parts(timeline, module)
        _run(home, period, timeline)
    spent = {tuple(labels or [_OUTSIDE]): one for (_, *labels), one in timeline.spent.items()}
    whole = total(spent.values())
    print_table(lines_of(period, spent, _LEAST), whole.clock)


def _months(home: Home) -> list[str]:
    return sorted(path.name for path in (home.root / "raw").iterdir())


def _run(home: Home, period: str, timeline: Timeline) -> None:
    """Run the month as flows/monthly.py does."""
    label = timeline.label
    with run_lock(home), kept_open(home):
        with label("catalog"):
            month = steps.begin_month(home, period)
        with label("read"):
            files, readings = _read(month)
        with label("check and load"):
            loaded = steps.load_month(month, files, readings)
        with label("judge"):
            judge_steps.judge_month(month, loaded)
        with label("report"):
            reported = deliver.report_month(month)
        with label("publish"):
            steps.publish_month(month)
        with label("mail"):
            deliver.mail_month(month, reported, False)
    timeline.note()


def _read(month: steps.Month) -> tuple[list[ReceivedFile], list[FileReading]]:
    files, history = steps.find_month(month)
    with Readers(month.catalog, month.settings.limits, month.settings.workers) as readers:
        return files, list(readers.read(files, month.period, history))
