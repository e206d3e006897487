"""The counties' partitions of a month in, the province's month out: ranking, sums, matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.counties.partitions import TABLES, partition, read_sql


@dataclass(frozen=True)
class CountyStanding:
    """One county of the month; one that reports nothing that can be scored has no rank or score."""

    code: str
    name: str
    rank: int | None
    score: float | None
    attainment: float | None
    due: int
    green: int
    yellow: int
    red: int
    missing: int
    matters: int
    first_matter: str
    forms_due: int
    forms_received: int
    forms_on_time: int
    to_correct: int


@dataclass(frozen=True)
class ProvinceIndicator:
    """What the counties' figures of an indicator add up to, and how they stand.

    `value` from the `counted` counties; `target` and `value_with_target` from the `with_target`
    counties that have both. None where nothing adds up.
    """

    code: str
    name: str
    unit: str
    kind: str
    direction: str
    counties: int
    due: int
    green: int
    yellow: int
    red: int
    missing: int
    counted: int
    value: float | None
    value_with_target: float | None
    target: float | None
    with_target: int


@dataclass(frozen=True)
class SharedMatter:
    """An indicator that must be acted on in some counties, and where it is worst."""

    code: str
    name: str
    counties: int
    level: int
    worst: float
    worst_county: str


@dataclass(frozen=True)
class ProvinceMonth:
    """What the counties of a month add up to.

    `counties` by rank (score by the rule for towns, rules.md section 8); `indicators` one per
    indicator, unit, kind and direction; `matters` those of most counties first; `absent` the codes
    of counties that have no partition of the month.
    """

    period: str
    counties: tuple[CountyStanding, ...]
    indicators: tuple[ProvinceIndicator, ...]
    matters: tuple[SharedMatter, ...]
    absent: tuple[str, ...]


def roll_up(out: Path, counties: Sequence[str], period: str) -> ProvinceMonth:
    """Return the month of the counties (codes) that have partitions; the others are `absent`.

    Only these counties' files are read, whatever else lies below `out`; their order is without
    effect.
    """
    there = [
        code
        for code in sorted(set(counties))
        if all(partition(out, table, code, period).exists() for table in TABLES)
    ]
    absent = tuple(sorted(set(counties) - set(there)))
    if not there:
        return ProvinceMonth(period, (), (), (), absent)
    with duckdb.connect() as connection:
        for table in TABLES:
            files = [str(partition(out, table, code, period)) for code in there]
            connection.read_parquet(files, hive_partitioning=False).create(table)
        rows = {
            name: connection.execute(read_sql(f"province_{name}")).fetchall()
            for name in ("counties", "indicators", "matters")
        }
    return ProvinceMonth(
        period,
        tuple(CountyStanding(*row) for row in rows["counties"]),
        tuple(ProvinceIndicator(*row) for row in rows["indicators"]),
        tuple(SharedMatter(*row) for row in rows["matters"]),
        absent,
    )
