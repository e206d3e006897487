"""Where the time of reading goes: the share of each step, from samples of this process's work.

`python -m tests.bench reading_parts`; docs/reading.md has its table.
"""

import signal
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from flows.catalog.load import load_catalog
from flows.ingest.inbox import find_files
from flows.paths import PROJECT
from tests.bench.reading import PERIOD, read_files_here, read_month, write_clean, write_messy

#: Each step by the functions that do it; a sample counts for the innermost of them.
STEPS = {
    "find the files, digest, receipts": ("find_files",),
    "read the bytes": ("read_bytes",),
    "calamine and its rows": ("_read_grids",),
    "second look at the XML": ("look_at_xlsx",),
    "container, limits, clean texts": ("open_parts",),
    "replies, check forms, appeals, long tables": (
        "find_reply",
        "find_check_form",
        "find_explanations",
        "is_long_table",
        "read_outside",
        "take_appeals",
    ),
    "which form stands where": ("_find_tables",),
    "whose, which month, which unit": ("_find_context",),
    "columns or rows to measures": ("read_across", "read_down"),
    "rows or columns to areas": ("find_rows", "find_area_columns", "_find_area_column"),
    "cells": ("_read_cells",),
    "join, percents, review": ("join_tables", "stated_review"),
}
_STEP_OF = {name: step for step, names in STEPS.items() for name in names}
_REST = "between the steps"
_ROUNDS, _MESSY_FILES, _INTERVAL = 60, 300, 0.001


def main() -> None:
    """Print each step's share for tidy clerks' workbooks and for drawn ones."""
    catalog = load_catalog(PROJECT / "data" / "catalog")
    with tempfile.TemporaryDirectory() as folder:
        clean, messy = Path(folder) / "clean", Path(folder) / "messy"
        write_clean(clean, catalog)
        write_messy(messy, catalog, _MESSY_FILES)
        months, received = sorted(clean.iterdir()), find_files(messy)
        of_clean = _sample(lambda: [read_month(month, catalog) for month in months])
        of_messy = _sample(lambda: read_files_here(received, PERIOD, catalog))
    print(f"{'':44} clean  messy")
    for step in (*STEPS, _REST):
        print(f"{step:44} {of_clean[step]:4.0%}  {of_messy[step]:5.0%}")


def _sample(work: Callable[[], object]) -> dict[str, float]:
    """Return each step's share of the process's own time; the first round only warms up."""
    counts: Counter[str] = Counter()

    def count(_: int, frame: FrameType | None) -> None:
        counts[_step_at(frame)] += 1

    work()
    before = signal.signal(signal.SIGPROF, count)
    signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)
    try:
        for _ in range(_ROUNDS):
            work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return {step: counts[step] / (counts.total() or 1) for step in (*STEPS, _REST)}


def _step_at(frame: FrameType | None) -> str:
    while frame is not None:
        if step := _STEP_OF.get(frame.f_code.co_name):
            return step
        frame = frame.f_back
    return _REST


if __name__ == "__main__":
    main()
