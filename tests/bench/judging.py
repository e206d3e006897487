"""How long judging takes: one county × 60 months, and a synthetic province of 107 counties.

The yardstick is what DuckDB needs to sum the same observations by measure, area and month.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
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
    """Print time, memory and the ratio to a bare sum, for one county and for a province."""
    catalog = load_catalog(PROJECT / "data" / "catalog")
    with tempfile.TemporaryDirectory() as folder:
        for months in (15, 30, 60):
            _show(f"one county x {months} months", _run_county(catalog, Path(folder), months))
        for months in (12, 24):
            _show(f"province x {months} months", _run_province(catalog, Path(folder), months))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"peak memory {peak:.2f} GB (goal: under {GOAL_MEMORY_GB:g} GB)")


def _show(what: str, figures: tuple[int, float, float]) -> None:
    rows, judging, summing = figures
    print(
        f"{what:26} {rows:>11,} rows  judge {judging:7.2f} s  {1e6 * judging / rows:5.2f} us/row"
        f"  sum {summing:6.2f} s  ratio {judging / summing:5.1f} (goal {GOAL_RATIO:g})",
        flush=True,
    )


def _run_county(catalog: Catalog, folder: Path, months: int) -> tuple[int, float, float]:
    file = folder / f"county-{months}.parquet"
    rows = write_observations(catalog, file, months)
    judging, _ = _timed_judgement(catalog, file, months)
    return rows, judging, _time_sum(file)


def _run_province(catalog: Catalog, folder: Path, months: int) -> tuple[int, float, float]:
    """Map the county's judgement over all counties and roll up the small results."""
    rows, judging, summing = 0, 0.0, 0.0
    counts: list[pd.Series] = []
    for number, county in enumerate(province(catalog)):
        file = folder / f"province-{months}-{number:03d}.parquet"
        rows += write_observations(county, file, months, seed=number)
        seconds, judgement = _timed_judgement(county, file, months)
        judging += seconds
        counts.append(judgement.assessments["status"].value_counts())
        summing += _time_sum(file)
        file.unlink()
    total = pd.concat(counts).groupby(level=0).sum()
    print(f"{'':26} rolled up: {total.to_dict()}")
    return rows, judging, summing


def _timed_judgement(catalog: Catalog, file: Path, months: int) -> tuple[float, Judgement]:
    started = time.perf_counter()
    through = shift("2021-01", months - 1)
    judgement = judge_county(catalog, file, NOTHING_HELD, NOTHING_SENT, through)
    return time.perf_counter() - started, judgement


def _time_sum(file: Path) -> float:
    started = time.perf_counter()
    with duckdb.connect() as connection:
        connection.execute(
            "create table sums as "
            "select measure_code, area_code, period, sum(value) as value "
            "from read_parquet($file) group by all",
            {"file": str(file)},
        )
    return time.perf_counter() - started


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
