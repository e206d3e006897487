"""How long it takes to judge a province as it is run: its counties in a process for each core.

A county is judged with one thread. The yardstick is that of `judging`: what DuckDB needs, with all
cores, to sum the same observations county by county. `python -m tests.bench province`.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from flows.assess.judge import judge_county
from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.paths import PROJECT
from flows.period import shift
from tests.bench.judging import (
    GOAL_RATIO,
    NOTHING_HELD,
    NOTHING_SENT,
    province,
    sum_observations,
    write_observations,
)

_MONTHS = 24
_THROUGH = shift("2021-01", _MONTHS - 1)


def main() -> None:
    """Print what judging and summing all counties takes by the clock, and the ratio."""
    counties = list(province(load_catalog(PROJECT / "data" / "catalog")))
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"county-{number:03d}.parquet" for number in range(len(counties))]
        for number, (county, file) in enumerate(zip(counties, files, strict=True)):
            write_observations(county, file, _MONTHS, seed=number)
        judging = _judge_all(counties, files, cores)
        started = time.perf_counter()
        for file in files:
            sum_observations(file)
        summing = time.perf_counter() - started
    print(
        f"province x {_MONTHS} months in {cores} processes: judge {judging:.2f} s"
        f"  sum {summing:.2f} s  ratio {judging / summing:.1f} (goal {GOAL_RATIO:g})",
        flush=True,
    )


def _judge_all(counties: list[Catalog], files: list[Path], cores: int) -> float:
    """Return the seconds of judging; the workers have started before."""
    # A process that has used DuckDB cannot be forked safely, so workers begin anew.
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        list(pool.map(_judge, counties[:cores], files[:cores]))
        started = time.perf_counter()
        list(pool.map(_judge, counties, files))
        return time.perf_counter() - started


def _judge(catalog: Catalog, file: Path) -> int:
    """Judge a county; the tables stay in the worker, as in a province, and the rows are counted."""
    return len(judge_county(catalog, file, NOTHING_HELD, NOTHING_SENT, _THROUGH).assessments)


if __name__ == "__main__":
    sys.exit(main())
