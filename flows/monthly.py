"""The monthly job: the stages as Prefect tasks, in order."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from prefect import flow, task, unmapped
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows import deliver, steps
from flows.clock import Clock, Tell
from flows.ingest.processes.readers import Readers
from flows.paths import Home
from flows.summary import RunSummary
from flows.warehouse.lock import run_lock

P = ParamSpec("P")
R = TypeVar("R")


def as_task(step: Callable[P, R], name: str, retries: int = 0) -> Callable[P, R]:
    """Return a step as a Prefect task; retried only where the world can recover.

    Arguments are quoted: Prefect would search whole catalogues and readings for futures.
    """
    made = task(name=name, retries=retries, cache_policy=NO_CACHE)(step)

    @wraps(step)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        quoted = [quote(argument) for argument in args]
        return made(*quoted, **kwargs)  # type: ignore[arg-type]

    return run


prepare_month = as_task(steps.prepare_month, "catalog")
find_month = as_task(steps.find_month, "find files", retries=2)
read_file = task(name="read workbook", retries=1, cache_policy=NO_CACHE)(steps.read_file)
load_month = as_task(steps.load_month, "check and load")
judge_month = as_task(steps.judge_month, "judge")
report_month = as_task(deliver.report_month, "report")
mail_month = as_task(deliver.mail_month, "mail")
publish_month = as_task(steps.publish_month, "publish")


@flow(
    name="xianjie-monthly",
    flow_run_name="{period}",
    task_runner=ThreadPoolTaskRunner(max_workers=min(8, os.cpu_count() or 1)),  # type: ignore[arg-type]
    validate_parameters=False,
)
def monthly(home: Path, period: str, send: bool = False, tell: Tell | None = None) -> RunSummary:
    """Run one month and return its summary; a month that was run before gives the same state."""
    clock = Clock(tell)
    with run_lock(Home(home)):
        with clock.stage("catalog"):
            month = prepare_month(Home(home), period)
        with clock.stage("read"):
            files, history = find_month(month)
            with Readers(month.catalog, month.settings.limits, month.settings.workers) as readers:
                futures = read_file.map(
                    files, *(unmapped(quote(same)) for same in (month, history, readers))
                )
                readings = clock.gather("read", [future.result for future in futures])
        with clock.stage("check and load"):
            loaded = load_month(month, files, readings)
        with clock.stage("judge"):
            judged = judge_month(month, loaded)
        with clock.stage("report"):
            reported = report_month(month)
        with clock.stage("publish"):
            is_published = publish_month(month)
        with clock.stage("mail"):
            mailed = mail_month(month, reported, send)
            is_published = publish_month(month) if send else is_published
    summary = deliver.summarise(month, loaded, judged, mailed, is_published, clock.seconds)
    create_table_artifact(key="xianjie-summary", table=summary.to_rows(), description=period)
    return summary
