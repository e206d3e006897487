"""What that county reports, month by month: everything promised kept, or something amiss."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from flows.period import is_due, month_of, periods_between, year_of
from tests.outside.figures import SMALL, Shifts, on_the_way, rounded, split
from tests.outside.tasks import (
    BASE_YEAR,
    LAST_OF_MERGED,
    MERGED,
    SUCCESSOR,
    TASKS,
    TOWNS,
    VILLAGES,
    WEIGHT,
    Task,
)

MONTHS = periods_between("2024-01", "2025-12")
EARLIER = f"{BASE_YEAR}-12"
COLUMNS = ["measure_code", "area_code", "period", "value"]
Rows = list[tuple[str, str, str, float]]
#: From the figures of an area on its way, and the month from which something is amiss.
Trouble = Callable[[Task, dict[str, float], str], dict[str, float]]


@dataclass(frozen=True)
class Amiss:
    """What goes wrong with a task, from which month on, and in which town only."""

    trouble: Trouble
    month: str
    town: str = ""


@dataclass(frozen=True)
class County:
    """One county of a seed: sizes of its villages, and what is amiss by task.

    `rough`: by which part at most its figures fall short before they are due; rates half as much.
    `off_season`: by how many months at most parts of the year's work are early or late.
    """

    seed: int
    rough: float = 0.0
    off_season: int = 0
    amiss: Mapping[str, Amiss] = field(default_factory=dict)

    def observations(self) -> pd.DataFrame:
        """Everything reported, one row per measure, area and period."""
        rows = [*self._weights()]
        for task in TASKS:
            rows += _LEVELS[task.level](self, task)
        return pd.DataFrame(_merge(rows), columns=COLUMNS)

    def random(self, name: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, *name.encode()])

    def villages(self, town: str, period: str = EARLIER) -> list[str]:
        """The villages of a town that are there in a month."""
        codes = [f"{town[:9]}{200 + number}" for number in range(VILLAGES[TOWNS.index(town)])]
        return [code for code in codes if code != MERGED or period <= LAST_OF_MERGED]

    def sizes(self, name: str, low: int, high: int) -> dict[str, int]:
        """Sizes of all villages, drawn for this name."""
        places = [village for town in TOWNS for village in self.villages(town)]
        drawn = self.random(name).integers(low, high, len(places))
        return {place: int(size) for place, size in zip(places, drawn, strict=True)}

    def town_sizes(self, sizes: Mapping[str, int], task: Task) -> dict[str, int]:
        return {town: sum(sizes[one] for one in self.villages(town)) for town in task.towns}

    def shares(self, task: Task, year: int) -> dict[str, float]:
        """Each town's part of the county's figure: by households, whole where that is whole."""
        sizes = self.town_sizes(self.sizes(WEIGHT, 40, 400), task)
        total = sum(sizes.values())
        figure = float(task.end(year))
        if task.digits or not figure.is_integer() or not figure:
            return {town: size / total for town, size in sizes.items()}
        return {town: part / figure for town, part in split(int(figure), sizes).items()}

    def way(self, task: Task, town: str = "") -> dict[str, float]:
        """The figure of the county (or of a town: its part, or its rate) before rounding."""
        random = self.random(f"{task.code}{town}")
        is_part = bool(town) and task.kind != "rate" and task.aggregation == "sum"
        way: dict[str, float] = {}
        shifts = self.shifts(task)
        for period in [EARLIER, *MONTHS]:
            year = max(year_of(period), year_of(MONTHS[0]))
            share = self.shares(task, year)[town] if is_part else 1.0
            short = self.rough * random.random() * (0.5 if task.kind == "rate" else 1.0)
            way[period] = on_the_way(task, period, short, shifts) * share
        if not self.is_amiss(task, town):
            return way
        amiss = self.amiss[task.code]
        return amiss.trouble(task, way, amiss.month)

    def is_amiss(self, task: Task, town: str = "") -> bool:
        """Whether something is wrong with a task in a town (or, without one, in the county)."""
        amiss = self.amiss.get(task.code)
        return amiss is not None and amiss.town in ("", town)

    def counted(
        self, task: Task, town: str, period: str, figure: float, digits: int | None = None
    ) -> float:
        """A figure in whole things; what is amiss is counted as far as it was really done."""
        amiss = self.amiss.get(task.code)
        is_kept = amiss is None or period < amiss.month or not self.is_amiss(task, town)
        return rounded(task, figure, digits, is_kept=is_kept)

    def shifts(self, task: Task) -> Shifts:
        """By how many months each of twelve parts of the year's work is off its season."""
        if not self.off_season:
            return ()
        drawn = self.random(f"{task.code} shift").integers(
            -self.off_season, self.off_season + 1, 12
        )
        return tuple(int(one) for one in drawn)

    def _weights(self) -> Rows:
        sizes = self.sizes(WEIGHT, 40, 400)
        return [(WEIGHT, one, period, float(size)) for one, size in sizes.items()
                for period in [EARLIER, *MONTHS]]  # fmt: skip


def _of_county(county: County, task: Task) -> Rows:
    way = county.way(task)
    return [(task.code, "610929000000", period, county.counted(task, "", period, way[period]))
            for period in _months(task)]  # fmt: skip


def _of_towns(county: County, task: Task) -> Rows:
    rows = []
    for town in task.towns:
        way = county.way(task, town)
        rows += [(task.code, town, period, county.counted(task, town, period, way[period]))
                 for period in _months(task)]  # fmt: skip
    return rows


def _of_villages(county: County, task: Task) -> Rows:
    if task.aggregation == "ratio":
        return [*_ratio(county, task)]
    if task.aggregation in ("share_where", "count_where"):
        return [*_condition(county, task)]
    sizes = county.sizes(WEIGHT, 40, 400)
    rows = []
    for town in task.towns:
        way = county.way(task, town)
        own = {village: sizes[village] for village in county.villages(town)}
        for period in _months(task):
            parts = split(round(county.counted(task, town, period, way[period], 0)), own)
            rows += [(task.code, one, period, float(part)) for one, part in parts.items()]
    return rows


def _ratio(county: County, task: Task) -> Iterator[tuple[str, str, str, float]]:
    """Counts of small denominators: three to nine things a village."""
    sizes = county.sizes(f"{task.code}_all", 3, 10)
    for town in task.towns:
        way = county.way(task, town)
        own = {village: sizes[village] for village in county.villages(town)}
        total = sum(own.values())
        for period in _months(task):
            wanted = county.counted(task, town, period, way[period] / 100 * total, 0)
            count = min(total, round(wanted))
            for one, part in split(count, own).items():
                yield task.code, one, period, float(part)
                yield f"{task.code}_all", one, period, float(own[one])


def _condition(county: County, task: Task) -> Iterator[tuple[str, str, str, float]]:
    """As many villages of each town meet the condition as are promised."""
    for town in TOWNS:
        way = county.way(task, town)
        for period in _months(task):
            villages = county.villages(town, period)
            everywhere = sum(len(county.villages(one, period)) for one in TOWNS)
            whole = everywhere if task.aggregation == "count_where" else 100
            wanted = min(1.0, way[period] / whole) * len(villages)
            count = round(county.counted(task, town, period, wanted, 0))
            for place, village in enumerate(villages):
                yield task.code, village, period, _level(task, period, is_met=place < count)


def _level(task: Task, period: str, *, is_met: bool) -> float:
    """A village's figure: a mark, or what it earned so far of five in the year."""
    if task.accumulation == "stock":
        return float(is_met)
    earned = 5.2 * task.pace(month_of(period)) * (1.0 if is_met else 0.4)
    return math.ceil(earned * 10 - SMALL) / 10


def _months(task: Task) -> list[str]:
    frequency = str(task.given.get("frequency", "monthly"))
    earlier = [EARLIER] if task.accumulation == "stock" else []
    return [*earlier, *(period for period in MONTHS if is_due(frequency, period))]


def _merge(rows: Rows) -> Rows:
    """The merged village's figures become its successor's from the month after it ends."""
    merged = {row[:3]: row[3] for row in rows}
    for (measure, area, period), value in list(merged.items()):
        if area == MERGED and period > LAST_OF_MERGED:
            del merged[measure, area, period]
            merged[measure, SUCCESSOR, period] += value
    return [(*key, value) for key, value in merged.items()]


_LEVELS: dict[str, Callable[[County, Task], Rows]] = {
    "county": _of_county,
    "town": _of_towns,
    "village": _of_villages,
}
