"""The warehouse made again: from the files in raw/ and what the journal says was decided."""

import re
import shutil
from dataclasses import dataclass, replace

from flows import steps
from flows.errors import UsageError
from flows.ingest.processes.readers import Readers
from flows.paths import Home
from flows.running.judge_steps import judge_again
from flows.warehouse.backup import set_aside
from flows.warehouse.durable import sync_folder
from flows.warehouse.journal import Journal
from flows.warehouse.open import open_working
from flows.warehouse.read import files_without_cells
from flows.words.sentence import sentence

_PERIOD = re.compile(r"\d{4}-\d{2}")
_SCRATCH = "warehouse.rebuilding"


@dataclass(frozen=True)
class Rebuilt:
    """What the new warehouse was made from, counted; `lost` are files known but not in raw/."""

    months: int
    files: int
    observations: int
    lost: tuple[str, ...]


def rebuild(home: Home) -> Rebuilt:
    """Make the working warehouse again in a folder of its own, then put it in place.

    The caller holds the run lock. Receipt times, letters with their numbers and answers, mails
    and what was published come from the journal; values, findings and judgements from the files.
    The old file is kept. Raises UsageError when raw/ holds no month, or when the journal is empty
    though something was published: letters and mails would be lost.
    """
    if home.warehouse.exists() and Journal(home.journal).is_empty:
        raise UsageError(
            sentence("error.journal_empty", journal=home.journal, published=home.warehouse)
        )
    periods = _received_periods(home)
    if not periods:
        raise UsageError(sentence("error.no_months", folder=home.root / "raw"))
    scratch = replace(home, store_name=_SCRATCH)
    shutil.rmtree(scratch.store, ignore_errors=True)
    with open_working(scratch) as connection:
        Journal(home.journal).replay(connection)
    loaded = [_load(scratch, period) for period in periods]
    last = steps.prepare_month(scratch, periods[-1])
    judge_again(last)
    with open_working(scratch) as connection:
        lost = files_without_cells(connection)
        connection.execute("force checkpoint")
    set_aside(home)
    home.store.mkdir(parents=True, exist_ok=True)
    scratch.working_warehouse.replace(home.working_warehouse)
    sync_folder(home.store)
    shutil.rmtree(scratch.store, ignore_errors=True)
    return Rebuilt(
        len(periods),
        sum(one.files for one in loaded),
        sum(one.observations for one in loaded),
        tuple(lost),
    )


def _received_periods(home: Home) -> list[str]:
    raw = home.root / "raw"
    folders = sorted(raw.iterdir()) if raw.is_dir() else []
    return [one.name for one in folders if one.is_dir() and _PERIOD.fullmatch(one.name)]


def _load(scratch: Home, period: str) -> steps.Loaded:
    month = steps.begin_month(scratch, period)
    files, history = steps.find_month(month)
    with Readers(month.catalog, month.settings.limits, month.settings.workers) as readers:
        readings = list(readers.read(files, period, history))
    return steps.load_month(month, files, readings)
