"""A month run step by step, without Prefect, as the story tests need it."""

from dataclasses import replace

from flows import deliver, steps
from flows.ingest.processes.readers import Readers
from flows.paths import Home
from flows.running import judge_steps
from flows.running.summary import RunSummary
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open, one_transaction


def load_only(home: Home, period: str) -> tuple[steps.Month, steps.Loaded]:
    """Everything up to and including the load."""
    month = steps.begin_month(home, period)
    month = replace(month, settings=month.settings.model_copy(update={"pdf": False}))
    files, history = steps.find_month(month)
    with Readers(month.catalog, month.settings.limits, 1) as readers:
        readings = steps.read_portion(files, month, history, readers)
    return month, steps.load_month(month, files, readings)


def run_month(home: Home, period: str, *, send: bool = False) -> RunSummary:
    """The whole month, in the order of flows/monthly.py."""
    with run_lock(home), kept_open(home):
        with one_transaction(home):
            month, loaded = load_only(home, period)
            judged = judge_steps.judge_month(month, loaded)
        reported = deliver.report_month(month)
        is_published = steps.publish_month(month)
        mailed = deliver.mail_month(month, reported, send)
        is_published = steps.publish_month(month) if send else is_published
    return deliver.summarise(month, loaded, judged, reported, mailed, is_published, {})
