"""Many counties' months as tasks of one flow: in one process or on a Dask cluster's workers."""

import shutil
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, TypeAlias, cast
from uuid import uuid4

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.counties.county_month import CountyMonth, notes_of, run_county_month
from flows.errors import UsageError
from flows.running.prefect_server import wait_for_server
from flows.serve import api_server
from flows.words.sentence import sentence

Runner: TypeAlias = TaskRunner[PrefectFuture[Any]]
#: The value of --dask that starts a cluster of its own on this machine.
LOCAL = "local"
LOCAL_WORKERS = 2

#: A task whose worker died is given to another one by Dask; Prefect does not try again itself: a
#: county that cannot be run says so in its result.
county_month = task(
    name="county month", task_run_name="{home} {period}", retries=0, cache_policy=NO_CACHE
)(run_county_month)


@flow(name="xianjie-province", flow_run_name="{period}", validate_parameters=False)
def province(homes: Sequence[str], period: str, out: str, run: str) -> list[CountyMonth]:
    """Run a month of every county's folder; the result is one summary a county, by folder."""
    futures = county_month.map(list(homes), period=period, out=out, run=run)
    summaries = [future.result() for future in futures]
    logger = get_run_logger()
    for summary in summaries:
        logger.info("%s %s: exit code %d", summary.home, summary.period, summary.exit_code)
    return sorted(summaries, key=lambda summary: summary.home)


def run_province(
    homes: Sequence[Path], period: str, out: Path, dask: str = ""
) -> list[CountyMonth]:
    """Run the counties one after the other, or on a Dask cluster.

    `dask`: the scheduler's address, or `local` for two workers of this machine. Raises UsageError
    where the extra `province` is not installed.
    """
    runner = _dask_runner(dask) if dask else cast("Runner", ThreadPoolTaskRunner(max_workers=1))
    work = province.with_options(task_runner=runner)
    run = uuid4().hex
    try:
        # Workers of this machine share one server; those of others could not reach it.
        with api_server() if dask == LOCAL else nullcontext():
            wait_for_server()
            return work([str(home) for home in homes], period, str(out), run)
    finally:
        shutil.rmtree(notes_of(out, run), ignore_errors=True)


def _dask_runner(address: str) -> Runner:
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise UsageError(sentence("error.no_dask")) from None
    if address != LOCAL:
        return cast("Runner", DaskTaskRunner(address=address))
    local = DaskTaskRunner(
        cluster_kwargs={
            "n_workers": LOCAL_WORKERS,
            "threads_per_worker": 1,
            "scheduler_kwargs": {"dashboard": False, "dashboard_address": "127.0.0.1:0"},
        }
    )
    return cast("Runner", local)
