"""A month's run in a process group of its own, stage by stage, and how to kill it in one."""

import multiprocessing
import os
import signal
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from flows import deliver, steps
from flows.paths import Home
from flows.running import judge_steps
from tests.story.months import run_month

STAGES = {
    "prepare_month": steps,
    "find_month": steps,
    "load_month": steps,
    "judge_month": judge_steps,
    "report_month": deliver,
    "publish_month": steps,
    "mail_month": deliver,
}
CONTEXT = multiprocessing.get_context("forkserver")


def prepare_processes() -> None:
    """Import once what every run needs: a run then begins at once."""
    CONTEXT.set_forkserver_preload([__name__, "great_expectations"])


def start_run(home: Home, period: str) -> tuple[Connection, BaseProcess]:
    """Start a run in a process group of its own; the pipe names each stage as it begins."""
    reports, told = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=_run, args=(home.root, period, told))
    child.start()
    told.close()
    return reports, child


def _run(root: Path, period: str, told: Connection) -> None:
    os.setsid()
    for name, module in STAGES.items():
        setattr(module, name, announced(name, getattr(module, name), told))
    leave_out_charts()
    run_month(Home(root), period, send=True)


def leave_out_charts() -> None:
    deliver.draw_charts = lambda review, folder: []


def announced(name: str, step, told: Connection):
    def run(*args, **kwargs):
        told.send(name)
        return step(*args, **kwargs)

    return run


def kill_in(home: Home, period: str, stage: str, after: float) -> str:
    """Kill a run so many seconds into a stage; return the stage it died in, '' if it ended."""
    reports, child = start_run(home, period)
    seen = ""
    try:
        while seen != stage:
            seen = reports.recv()
        deadline = time.monotonic() + after
        while (rest := deadline - time.monotonic()) > 0 and reports.poll(rest):
            seen = reports.recv()
        os.killpg(child.pid, signal.SIGKILL)
    except (EOFError, ProcessLookupError):
        seen = ""
    child.join()
    return seen
