"""Several months in a process group of their own, and how to kill them at any moment.

`backfill`: publishes once at the end and mails nothing; `demo`: the same, and the offices release
and answer letters between the months; `catch-up`: each month is published and its mails are sent.
"""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from flows import deliver, steps
from flows.paths import Home
from flows.running import judge_steps
from flows.simulate.correspondence import answer_letters
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open, one_transaction
from tests.bench.killed_runs import CONTEXT, announced, leave_out_charts
from tests.bench.killed_runs import STAGES as STAGES_OF_MONTH
from tests.story.months import load_only

KINDS = ("backfill", "demo", "catch-up")
BETWEEN = "between months"
STAGES = (*STAGES_OF_MONTH, BETWEEN)
_SEED = 2022


def start_months(home: Home, periods: Sequence[str], kind: str) -> tuple[Connection, BaseProcess]:
    """Start the months in a process group of their own; the pipe names each stage as it begins."""
    reports, told = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=_run, args=(home.root, periods, kind, told))
    child.start()
    told.close()
    return reports, child


def _run(root: Path, periods: Sequence[str], kind: str, told: Connection) -> None:
    os.setsid()
    for name, module in STAGES_OF_MONTH.items():
        setattr(module, name, announced(name, getattr(module, name), told))
    leave_out_charts()
    home, is_sent = Home(root), kind == "catch-up"
    with run_lock(home), kept_open(home):
        for period in periods:
            _run_month(home, period, is_sent=is_sent, publishes=is_sent or period == periods[-1])
            told.send(BETWEEN)
            if kind == "demo" and period != periods[-1]:
                answer_letters(home, period, _SEED)


def _run_month(home: Home, period: str, *, is_sent: bool, publishes: bool) -> None:
    """Run a month in the order of flows/monthly.py."""
    with one_transaction(home):
        month, loaded = load_only(home, period)
        judge_steps.judge_month(month, loaded)
    reported = deliver.report_month(month)
    if publishes:
        steps.publish_month(month)
    deliver.mail_month(month, reported, is_sent)
    if is_sent:
        steps.publish_month(month)


def kill_after(home: Home, periods: Sequence[str], kind: str, seconds: float) -> str:
    """Kill the months so long after their first stage; return the stage, '' if they had ended."""
    reports, child = start_months(home, periods, kind)
    seen = ""
    try:
        seen = reports.recv()
        deadline = time.monotonic() + seconds
        while (rest := deadline - time.monotonic()) > 0:
            if reports.poll(rest):
                seen = reports.recv()
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    except EOFError:
        seen = ""
    child.join()
    return seen
