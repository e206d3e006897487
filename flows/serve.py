"""The schedule: every month the month before, by a Prefect server of our own where none is set."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prefect import flow
from prefect.schedules import Cron

from flows.errors import ServiceError
from flows.ingest.inbox import COUNTY_TIME
from flows.monthly import monthly
from flows.paths import Home
from flows.period import shift
from flows.settings import Settings, load_settings
from flows.steps import county_now

_PORT = 4271
_START_SECONDS = 120


@flow(name="xianjie-scheduled", flow_run_name="scheduled")
def scheduled(home: str, send: bool) -> int:
    """Run the month before the present one; return its exit code."""
    return monthly(Path(home), previous_month(), send=send).exit_code


def previous_month() -> str:
    """Return the month before the present one in county time."""
    return shift(f"{county_now():%Y-%m}", -1)


def cron_of(settings: Settings) -> str:
    """Return the schedule's day and hour as cron says it."""
    return f"0 {settings.schedule.hour} {settings.schedule.day} * *"


def serve_schedule(home: Home, send: bool) -> None:
    """Serve the schedule until interrupted."""
    settings = load_settings(home)
    schedule = Cron(cron_of(settings), timezone=str(COUNTY_TIME))
    with api_server():
        scheduled.serve(
            name=f"xianjie {home.root.name}",
            schedules=[schedule],
            parameters={"home": str(home.root), "send": send},
            print_starting_message=False,
        )


@contextmanager
def api_server() -> Iterator[None]:
    """Give a Prefect server that schedules: the user's own, else one on this machine."""
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, "--port", str(_PORT)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_up(server)
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{_PORT}/api"
        yield
    finally:
        server.terminate()
        server.wait()


def _wait_until_up(server: "subprocess.Popen[bytes]") -> None:
    for _ in range(_START_SECONDS * 2):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{_PORT}/api/health", timeout=2):
                return
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.5)
    raise ServiceError(f"the Prefect server did not start on port {_PORT}")
