"""How long judging takes: one county × 60 months, and a synthetic province of 107 counties.

The yardstick is what DuckDB needs to sum the same observations by measure, area and month. Beside
the seconds that pass stand those of the processor, which other work on the machine disturbs less.
`judging_parts` shares the time out among statements and steps, `province` uses all cores.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from flows.assess.judge import Judgement, judge_county
from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.catalog.records import Area
from flows.paths import PROJECT
from flows.period import periods_between, shift

NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])
COUNTIES, TOWNS, VILLAGES = 107, 1_300, 17_000
GOAL_RATIO, GOAL_MEMORY_GB = 6.0, 8.0


def main() -> None:
    """Print time, memory and the ratio to a bare sum: a county, more counties, a province."""
    catalog = load_catalog(PROJECT / "data" / "catalog")
    with tempfile.TemporaryDirectory() as folder:
        for months in (15, 30, 60):
            _show(f"one county x {months} months", _run_county(catalog, Path(folder), months))
        for counties, months in ((1, 24), (2, 24), (4, 6), (4, 12), (4, 24)):
            spent = _run_province(catalog, Path(folder), months, counties)
            _show(f"{counties} counties x {months} months", spent)
        for months in (12, 24):
            _show(f"province x {months} months", _run_province(catalog, Path(folder), months))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"peak memory {peak:.2f} GB (goal: under {GOAL_MEMORY_GB:g} GB)")


@dataclass(frozen=True)
class _Spent:
    """Rows, and the seconds that judging and summing them took: by the clock, of the processor."""

    rows: int = 0
    judging: float = 0.0
    summing: float = 0.0
    judging_cpu: float = 0.0
    summing_cpu: float = 0.0

    def __add__(self, other: "_Spent") -> "_Spent":
        return _Spent(
            self.rows + other.rows,
            self.judging + other.judging,
            self.summing + other.summing,
            self.judging_cpu + other.judging_cpu,
            self.summing_cpu + other.summing_cpu,
        )


def _show(what: str, spent: _Spent) -> None:
    ratio, of_cpu = spent.judging / spent.summing, spent.judging_cpu / spent.summing_cpu
    print(
        f"{what:23} {spent.rows:>11,} rows  judge {spent.judging:7.2f} s"
        f"  {1e6 * spent.judging / spent.rows:5.2f} us/row  sum {spent.summing:6.2f} s"
        f"  ratio {ratio:5.1f} (goal {GOAL_RATIO:g})"
        f"  cpu {spent.judging_cpu:.2f} / {spent.summing_cpu:.2f} s = {of_cpu:.1f}",
        flush=True,
    )


def _run_county(catalog: Catalog, folder: Path, months: int) -> _Spent:
    file = folder / f"county-{months}.parquet"
    rows = write_observations(catalog, file, months)
    return _measure(catalog, file, months, rows)[0]


def _run_province(catalog: Catalog, folder: Path, months: int, counties: int = COUNTIES) -> _Spent:
    """Map the county's judgement over all counties and roll up the small results."""
    total = _Spent()
    counts: list[pd.Series] = []
    for number, county in enumerate(islice(province(catalog), counties)):
        file = folder / f"province-{months}-{number:03d}.parquet"
        rows = write_observations(county, file, months, seed=number)
        spent, judgement = _measure(county, file, months, rows)
        total += spent
        counts.append(judgement.assessments["status"].value_counts())
        file.unlink()
    statuses = pd.concat(counts).groupby(level=0).sum()
    print(f"{'':23} rolled up: {statuses.to_dict()}")
    return total


def _measure(catalog: Catalog, file: Path, months: int, rows: int) -> tuple[_Spent, Judgement]:
    through = shift("2021-01", months - 1)
    started, started_cpu = time.perf_counter(), time.process_time()
    judgement = judge_county(catalog, file, NOTHING_HELD, NOTHING_SENT, through)
    judged, judged_cpu = time.perf_counter(), time.process_time()
    sum_observations(file)
    summed, summed_cpu = time.perf_counter(), time.process_time()
    spent = _Spent(
        rows, judged - started, summed - judged, judged_cpu - started_cpu, summed_cpu - judged_cpu
    )
    return spent, judgement


def sum_observations(file: Path) -> None:
    """Sum the observations by measure, area and month: the yardstick of judging."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table sums as "
            "select measure_code, area_code, period, sum(value) as value "
            "from read_parquet($file) group by all",
            {"file": str(file)},
        )


def province(catalog: Catalog) -> Iterator[Catalog]:
    """Yield 107 counties with 1,300 towns and 17,000 villages between them."""
    towns, villages = _spread(TOWNS, COUNTIES), _spread(VILLAGES, TOWNS)
    for number, count in enumerate(towns):
        first = sum(towns[:number])
        yield _county(catalog, number, villages[first : first + count])


def _spread(total: int, parts: int) -> list[int]:
    return [total * (n + 1) // parts - total * n // parts for n in range(parts)]


def _county(catalog: Catalog, number: int, villages: list[int]) -> Catalog:
    prefix = f"{610_000 + number:06d}"
    county = Area(f"{prefix}000000", f"第{number}县", "county", "", "")
    areas = [county]
    for town, count in enumerate(villages):
        code = f"{prefix}{100 + town:03d}000"
        areas.append(Area(code, f"第{town}镇", "town", county.area_code, ""))
        areas += [
            Area(f"{code[:9]}{200 + village:03d}", f"第{village}村", "village", code, "")
            for village in range(count)
        ]
    everywhere = tuple(replace(row, applies_to=()) for row in catalog.indicators)
    return replace(catalog, areas=tuple(areas), indicators=everywhere)


def write_observations(catalog: Catalog, file: Path, months: int, seed: int = 0) -> int:
    """Write every measure of every area and month with a tenth missing; return the row count."""
    periods = periods_between("2021-01", shift("2021-01", months - 1))
    blocks = [
        pd.MultiIndex.from_product(
            [_measures(catalog, level), _codes(catalog, level), periods],
            names=["measure_code", "area_code", "period"],
        )
        for level in ("county", "town", "village")
    ]
    rows = pd.concat([block.to_frame(index=False).astype("object") for block in blocks])
    dice = np.random.default_rng(seed)
    rows = rows.assign(value=dice.gamma(2.0, 40.0, len(rows)).round(1))
    rows = rows[dice.random(len(rows)) < 0.9]
    with duckdb.connect() as connection:
        connection.from_df(rows).write_parquet(str(file))
    return len(rows)


def _measures(catalog: Catalog, level: str) -> list[str]:
    return [row.measure_code for row in catalog.measures if row.row_level == level]


def _codes(catalog: Catalog, level: str) -> list[str]:
    return [area.area_code for area in catalog.areas if area.level == level]


if __name__ == "__main__":
    sys.exit(main())
