"""The monthly job: the stages as Prefect tasks, in order."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from prefect import State, flow, get_run_logger, tags, task, unmapped
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.context import TagsContext
from prefect.futures import PrefectFuture
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows import deliver, steps
from flows.ingest.inbox import ReceivedFile
from flows.ingest.processes.readers import portions_of
from flows.ingest.reading import FileReading
from flows.paths import Home
from flows.period import periods_between
from flows.quality.expectations import expectations_loading, load_great_expectations
from flows.running import judge_steps
from flows.running.clock import Clock
from flows.running.heartbeat import write_heartbeat
from flows.running.helpers import Helpers
from flows.running.prefect_server import wait_for_server
from flows.running.retention import prune_after_run
from flows.running.summary import RunSummary
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open, one_transaction

P = ParamSpec("P")
R = TypeVar("R")

#: Reading waits for its process, so a few threads are enough.
READER_THREADS = min(8, os.cpu_count() or 1)
#: A flow is declared to take a runner of any future, which this one is.
READER_RUNNER = cast(
    "TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=READER_THREADS)
)

#: How a flow run ended, by the exit code of the command line (contract.md).
END_STATES = {0: "Completed", 1: "WithFindings", 5: "WithFailures"}


def as_task(step: Callable[P, R], name: str, retries: int = 0) -> Callable[P, R]:
    """Return a step as a Prefect task; retried only where the world can recover.

    Arguments are quoted: Prefect would search whole catalogues and readings for futures.
    """
    made = task(name=name, task_run_name=name, retries=retries, cache_policy=NO_CACHE)(step)

    @wraps(step)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        quoted = [quote(argument) for argument in args]
        # Prefect takes the quotes off before the step sees its arguments.
        return made(*quoted, **kwargs)  # type: ignore[arg-type]

    return run


begin_month = as_task(steps.begin_month, "catalog")
find_month = as_task(steps.find_month, "find files", retries=2)
read_portion = task(
    name="read workbooks", task_run_name="read {files[0].name}", retries=1, cache_policy=NO_CACHE
)(steps.read_portion)
load_month = as_task(steps.load_month, "check and load")
judge_month = as_task(judge_steps.judge_month, "judge")
report_month = as_task(deliver.report_month, "report")
mail_month = as_task(deliver.mail_month, "mail")
publish_month = as_task(steps.publish_month, "publish")


def run_month(
    home: Home,
    period: str,
    helpers: Helpers,
    *,
    send: bool = False,
    is_history: bool = False,
    publishes: bool = True,
) -> RunSummary:
    """Run one month inside a flow that holds the lock; again gives the same state.

    A month that another one follows at once need not publish what is replaced a moment later.
    """
    clock = Clock(period)
    # Only the flow bears tags: a task with one asks the server for a place, at times for seconds.
    with TagsContext():
        with clock.stage("catalog"):
            month = begin_month(home, period, is_history=is_history)
        with clock.stage("read"):
            files, readings = _read_files(month, helpers, clock)
        with one_transaction(home):
            with clock.stage("check and load"):
                loaded = load_month(month, files, readings)
            with clock.stage("judge"):
                judged = judge_month(month, loaded)
        with clock.stage("report"):
            reported = report_month(month, helpers.painter.begin)
        with clock.stage("publish"):
            is_published = publish_month(month) if publishes else True
        with clock.stage("mail"):
            mailed = mail_month(month, reported, send)
            is_published = publish_month(month) if send else is_published
        prune_after_run(home, period)
    summary = deliver.summarise(
        month, loaded, judged, reported, mailed, is_published, clock.seconds
    )
    write_heartbeat(home, summary, steps.county_now())
    _leave_traces(summary)
    clock.end(summary)
    return summary


def _read_files(
    month: steps.Month, helpers: Helpers, clock: Clock
) -> tuple[list[ReceivedFile], list[FileReading]]:
    files, history = find_month(month)
    settings = month.settings
    readers = helpers.readers.readers(month.catalog, settings.limits, settings.workers)
    # A task of its own costs more than reading a file: so each task reads a few.
    portions = portions_of(files, READER_THREADS)
    futures = read_portion.map(
        portions, *(unmapped(quote(same)) for same in (month, history, readers))
    )
    load_great_expectations()  # takes seconds, as do the readers in their processes
    results = [future.result for future in futures]
    return files, clock.gather("read", results, [len(portion) for portion in portions])


def _leave_traces(summary: RunSummary) -> None:
    """Log a line a stage, and leave the month's artifact for who reads the run in Prefect."""
    logger = get_run_logger()
    for stage, seconds in summary.seconds.items():
        logger.info("%s %s: %.1f s", summary.period, stage, seconds)
    for failure in summary.failures:
        logger.error("%s: %s", summary.period, failure)
    create_markdown_artifact(
        key=f"xianjie-{summary.period}", markdown=summary.to_markdown(), description=summary.period
    )


def _end_state(summaries: list[RunSummary]) -> list[RunSummary]:
    """Name the flow run's end by the worst month; Prefect gives the caller the state's data."""
    worst = max(summary.exit_code for summary in summaries)
    state: State[list[RunSummary]] = Completed(
        name=END_STATES[worst], message=f"exit code {worst}", data=summaries
    )
    return cast("list[RunSummary]", state)


@flow(name="xianjie-monthly", flow_run_name="{month}", task_runner=READER_RUNNER)
def monthly(
    home: Path, month: str, send: bool = False, import_history: bool = False
) -> list[RunSummary]:
    """Run one month, YYYY-MM, of a county's folder; the result is its summary."""
    place = Home(home)
    steps.refuse_future(place, month)
    with run_lock(place), kept_open(place), Helpers() as helpers:
        summary = run_month(place, month, helpers, send=send, is_history=import_history)
    return _end_state([summary])


@flow(name="xianjie-backfill", flow_run_name="{first} – {last}", task_runner=READER_RUNNER)
def backfill(home: Path, first: str, last: str, import_history: bool = False) -> list[RunSummary]:
    """Run the months from first to last in order, in one flow: starting a flow costs seconds.

    Nobody else works in the folder between two of them. They are published together when the last
    one is done: the copies kept of what was published before are not pushed out by states that
    nobody saw.
    """
    place = Home(home)
    with run_lock(place), kept_open(place), Helpers() as helpers:
        summaries = [
            run_month(place, period, helpers, is_history=import_history, publishes=period == last)
            for period in periods_between(first, last)
        ]
    return _end_state(summaries)


def run_monthly(home: Home, period: str, *, send: bool, import_history: bool = False) -> RunSummary:
    """Run one month as a flow of its own, tagged with county and month."""
    with tags(home.root.name, period), expectations_loading():
        wait_for_server()
        return monthly(home.root, period, send=send, import_history=import_history)[0]


def run_backfill(
    home: Home, first: str, last: str, *, import_history: bool = False
) -> list[RunSummary]:
    """Run the months from first to last as one flow, tagged with the county."""
    with tags(home.root.name), expectations_loading():
        wait_for_server()
        return backfill(home.root, first, last, import_history=import_history)
