"""The schedule: every month the previous one, by a Prefect server of our own where none is set."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prefect import flow, serve
from prefect.deployments.runner import RunnerDeployment
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.schedules import Cron
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from flows.annual import run_annual
from flows.ingest.receipt_list import COUNTY_TIME
from flows.monthly import run_monthly
from flows.paths import Home
from flows.period import parse_quarter, quarter_of, shift, year_of
from flows.quarterly import run_quarterly
from flows.running.prefect_server import begin_server
from flows.sampling import INSPECTION_MONTHS, sampling
from flows.settings import Settings, load_settings
from flows.steps import county_now

_LAST_WORDS_SECONDS = 30


@flow(name="xianjie-scheduled", flow_run_name="scheduled")
def scheduled(home: Path, month: str = "", send: bool = False) -> int:
    """Run a month, by default the previous one in county time; return its exit code."""
    return run_monthly(Home(home), month or previous_month(), send=send).exit_code


@flow(name="xianjie-scheduled-quarter", flow_run_name="scheduled")
def scheduled_quarter(home: Path, quarter: str = "") -> str:
    """Write a quarter's papers, by default the previous one's; return their folder."""
    asked = parse_quarter(quarter) if quarter else quarter_of(previous_month())
    return str(run_quarterly(Home(home), asked).folder)


@flow(name="xianjie-scheduled-year", flow_run_name="scheduled")
def scheduled_year(home: Path, year: int = 0) -> str:
    """Write a year's papers, by default the previous one's; return their folder."""
    return str(run_annual(Home(home), year or year_of(previous_month())).folder)


def previous_month() -> str:
    """Return the previous month in county time."""
    return shift(f"{county_now():%Y-%m}", -1)


def cron_of(settings: Settings) -> str:
    """Return the schedule's day and hour as cron says it."""
    return f"0 {settings.schedule.hour} {settings.schedule.day} * *"


def inspection_cron_of(settings: Settings) -> str:
    """Return the inspection's schedule: the day after the monthly run, in the months it has."""
    return f"0 {settings.schedule.hour} {settings.schedule.day + 1} {INSPECTION_MONTHS} *"


def quarter_cron_of(settings: Settings) -> str:
    """Return when the previous quarter's papers are made: half an hour after its last month."""
    return f"30 {settings.schedule.hour} {settings.schedule.day} 1,4,7,10 *"


def year_cron_of(settings: Settings) -> str:
    """Return when the previous year's papers are made: after December's and the quarter's."""
    return f"45 {settings.schedule.hour} {settings.schedule.day} 1 *"


def serve_schedule(home: Home, send: bool) -> None:
    """Serve the schedules, one run at a time, until interrupted."""
    with api_server():
        served = deployments(home, load_settings(home), send)
        serve(*served, limit=1, print_starting_message=False)


def deployments(home: Home, settings: Settings, send: bool) -> list[RunnerDeployment]:
    """Return what is served: each job with its name, schedule and parameters."""
    place, county = {"home": str(home.root)}, home.root.name
    jobs = (
        (scheduled, f"xianjie {county}", cron_of(settings), place | {"send": send}),
        (sampling, f"xianjie {county} inspection", inspection_cron_of(settings), place),
        (scheduled_quarter, f"xianjie {county} quarter", quarter_cron_of(settings), place),
        (scheduled_year, f"xianjie {county} year", year_cron_of(settings), place),
    )
    return [
        RunnerDeployment.from_flow(
            job,
            name=name,
            schedules=[Cron(cron, timezone=str(COUNTY_TIME))],
            parameters=parameters,
            tags=[county],
        )
        for job, name, cron, parameters in jobs
    ]


@contextmanager
def api_server() -> Iterator[str]:
    """Give the address of a Prefect server that schedules: the user's, else one of our own.

    Our own listens on a free port of this machine and knows a secret that nobody else does: so
    the server that answers is the one that was started, and nobody else can give it orders.
    """
    named = os.environ.get("PREFECT_API_URL")
    if named:
        yield named
        return
    server = begin_server(["prefect", "server", "start"], {})
    ours = {PREFECT_API_URL: server.address, PREFECT_API_AUTH_STRING: server.secret}
    try:
        server.wait()
        with temporary_settings(ours):
            yield server.address
            _tell_the_rest()
    finally:
        server.end()


def _tell_the_rest() -> None:
    """Let events and logs reach the server before it ends: the process would wait for it else."""
    for service in (EventsWorker, APILogWorker):
        service.drain_all(timeout=_LAST_WORDS_SECONDS)
