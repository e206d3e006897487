"""One county's month as one piece of work: run in its own folder, summary back, nothing mailed."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from flows import deliver, steps
from flows.counties.partitions import write_partitions
from flows.errors import MonitorError
from flows.ingest.processes.readers import Readers
from flows.paths import Home
from flows.running import judge_steps
from flows.running.clock import Clock
from flows.warehouse.durable import write_durably
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open, one_transaction, open_working

BUG = 70


@dataclass(frozen=True)
class CountyMonth:
    """How a county's month ended; `failure` says in one sentence why it did not.

    Small on purpose: it is all that travels between machines.
    """

    home: str
    code: str
    name: str
    period: str
    exit_code: int
    files: int = 0
    seconds: float = 0.0
    failure: str = ""


def run_county_month(home: str, period: str, out: str, run: str) -> CountyMonth:
    """Run a county's month with the plain steps and write its partitions below `out`.

    Running it twice is running it once; a process killed in the middle leaves the county's last
    good state and its last partitions, and the month is simply run again. A county that cannot be
    run costs no other county anything: its failure is the result. `run` names the province's run:
    a worker that dies takes the results of its earlier counties with it, and those are read from
    their notes, not run again.
    """
    note = notes_of(Path(out), run) / f"{hashlib.sha256(home.encode()).hexdigest()}.json"
    if note.exists():
        return CountyMonth(**json.loads(note.read_text("utf-8")))
    result = _try(home, period, out)
    write_durably(note, json.dumps(asdict(result), ensure_ascii=False))
    return result


def notes_of(out: Path, run: str) -> Path:
    """Return the folder of a run's notes: one small file a county that has ended."""
    return out / "running" / run


def _try(home: str, period: str, out: str) -> CountyMonth:
    try:
        return _run(Home(Path(home)), period, Path(out))
    except MonitorError as error:
        return CountyMonth(home, "", Path(home).name, period, error.exit_code, failure=str(error))
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        return CountyMonth(home, "", Path(home).name, period, BUG, failure=told)


def _run(home: Home, period: str, out: Path) -> CountyMonth:
    clock = Clock(period)
    with run_lock(home), kept_open(home):
        month = steps.begin_month(home, period)
        with clock.stage("read"):
            files, history = steps.find_month(month)
            with Readers(month.catalog, month.settings.limits, month.settings.workers) as readers:
                readings = list(readers.read(files, period, history))
        with one_transaction(home):
            with clock.stage("check and load"):
                loaded = steps.load_month(month, files, readings)
            with clock.stage("judge"):
                judged = judge_steps.judge_month(month, loaded)
        with clock.stage("report"):
            reported = deliver.report_month(month)
        with clock.stage("publish"):
            is_published = steps.publish_month(month)
            mailed = deliver.mail_month(month, reported, False)
            with open_working(home) as connection:
                write_partitions(connection, month.catalog, period, out)
    summary = deliver.summarise(
        month, loaded, judged, reported, mailed, is_published, clock.seconds
    )
    county = month.catalog.county
    return CountyMonth(
        str(home.root),
        county.area_code,
        county.name,
        period,
        summary.exit_code,
        summary.files,
        sum(summary.seconds.values()),
        "；".join(str(failure) for failure in summary.failures),
    )


def mail_county_month(home: str, period: str) -> tuple[int, tuple[str, ...]]:
    """Send a county's mails of a month that was run; return how many went out and what failed.

    The reports are written again from the same state and are the same.
    """
    month = steps.prepare_month(Home(Path(home)), period)
    with run_lock(month.home):
        mailed = deliver.mail_month(month, deliver.report_month(month), True)
        steps.publish_month(month)
    return mailed.sent, tuple(str(failure) for failure in mailed.failures)
