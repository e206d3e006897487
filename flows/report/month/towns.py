"""Where each town stands in the month, and how that moved on the indicators both months judged."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.report.month.counts import (
    Comparison,
    Counts,
    attainment_of,
    compare,
    count,
    score_rows,
)
from flows.report.month.facts import Facts
from flows.report.month.judged_row import JudgedRow

_DIGITS = 9
#: With fewer one indicator alone moves a score by half or all of it.
_FEWEST_COMMON = 3


@dataclass(frozen=True)
class CommonStanding:
    """A town's score and rank now and before, on the indicators judged in both months.

    `gain` is how the score moved on those with a figure in both, None where there are too few: a
    form that did not come before is no progress when it comes.
    """

    score: float
    score_before: float
    rank: int
    rank_before: int
    gain: float | None = None

    @property
    def places(self) -> str:
        """Return both places: 第10→第1, or 第6，持平."""
        if self.rank == self.rank_before:
            return f"第{self.rank}，持平"
        return f"第{self.rank_before}→第{self.rank}"


@dataclass(frozen=True)
class TownStanding:
    """One town in the month, by rank; a town without rank comes last.

    `rank` and `score` are None when the town did not report or had nothing to score: papers write
    未报 or 无考核事项, never 0分. `compared` is on the indicators judged in both months;
    `rank_change` (up is positive) and `score_change` are on those too, None where there are none.
    """

    area_code: str
    town: str
    rank: int | None
    score: float | None
    is_reporting: bool
    counts: Counts
    plan_target: Counts
    compared: Comparison
    common: CommonStanding | None

    @property
    def score_change(self) -> float | None:
        """Return how the score moved, on the indicators judged in both months."""
        return None if self.common is None else self.common.score - self.common.score_before

    @property
    def rank_change(self) -> int | None:
        """Return how many places the town rose, on the indicators judged in both months."""
        return None if self.common is None else self.common.rank_before - self.common.rank

    @property
    def gain(self) -> float | None:
        """Return how the score moved on indicators with a figure in both months, of enough."""
        return None if self.common is None else self.common.gain

    @property
    def is_on_course(self) -> bool:
        """Return whether the town reported and is red or missing against no plan target."""
        behind = self.plan_target.red + self.plan_target.missing
        return self.is_reporting and self.counts.due > 0 and behind == 0

    @property
    def is_without_tasks(self) -> bool:
        """Return whether the town had nothing to be scored by."""
        return self.counts.due == 0


def list_towns(
    facts: Facts, rows: Sequence[JudgedRow], before: Sequence[JudgedRow]
) -> tuple[TownStanding, ...]:
    """Return every town valid in the month; `rows`, `before`: all of it and of the one before."""
    mine, earlier = _by_area(rows), _by_area(before)
    scores = _scores(facts)
    common = _on_common(facts.catalog, mine, earlier)
    towns = []
    for town in facts.catalog.towns_in(facts.period):
        code = town.area_code
        rank, score, is_reporting = scores.get(code, (None, None, False))
        towns.append(
            TownStanding(
                area_code=code,
                town=town.name,
                rank=rank,
                score=score,
                is_reporting=is_reporting,
                counts=count(mine[code]),
                plan_target=count(row for row in mine[code] if not row.is_reference),
                compared=compare(mine[code], earlier[code]),
                common=common.get(code),
            )
        )
    return tuple(sorted(towns, key=lambda one: (one.rank is None, one.rank or 0, one.area_code)))


def _by_area(rows: Sequence[JudgedRow]) -> dict[str, list[JudgedRow]]:
    groups: dict[str, list[JudgedRow]] = defaultdict(list)
    for row in rows:
        groups[row.area_code].append(row)
    return groups


def _scores(facts: Facts) -> dict[str, tuple[int | None, float | None, bool]]:
    """Return rank, score and whether it reports, by town, as the warehouse has them."""
    month = facts.town_scores[facts.town_scores["period"] == facts.period]
    columns = (month[name] for name in ("area_code", "rank", "score", "is_reporting"))
    found: dict[str, tuple[int | None, float | None, bool]] = {}
    for code, rank, score, is_reporting in zip(*columns, strict=True):
        is_ranked = not math.isnan(float(score)) and not math.isnan(float(rank))
        found[str(code)] = (
            int(rank) if is_ranked else None,
            float(score) if is_ranked else None,
            bool(is_reporting),
        )
    return found


def _on_common(
    catalog: Catalog, mine: dict[str, list[JudgedRow]], earlier: dict[str, list[JudgedRow]]
) -> dict[str, CommonStanding]:
    """Return score and rank in both months of each town that was scored in both."""
    now: dict[str, list[JudgedRow]] = {}
    then: dict[str, list[JudgedRow]] = {}
    gains: dict[str, float | None] = {}
    for town in catalog.towns:
        code = town.area_code
        pairs = _common(mine[code], earlier[code])
        if pairs:
            now[code], then[code] = [row for row, _ in pairs], [row for _, row in pairs]
            gains[code] = _gain(pairs, catalog)
    ranks_now, ranks_then = _ranks(now, catalog), _ranks(then, catalog)
    return {
        code: CommonStanding(
            score_rows(now[code], catalog),
            score_rows(then[code], catalog),
            ranks_now[code],
            ranks_then[code],
            gains[code],
        )
        for code in now
    }


def _common(
    rows: Sequence[JudgedRow], before: Sequence[JudgedRow]
) -> list[tuple[JudgedRow, JudgedRow]]:
    earlier = {row.indicator_code: row for row in before if row.is_scored}
    pairs = [(row, earlier.get(row.indicator_code)) for row in rows if row.is_scored]
    common = [(row, old) for row, old in pairs if old is not None]
    is_silent = all(row.status == "missing" for row, _ in common)
    was_silent = all(old.status == "missing" for _, old in common)
    return [] if is_silent or was_silent else common


def _gain(pairs: Sequence[tuple[JudgedRow, JudgedRow]], catalog: Catalog) -> float | None:
    both = [(row, old) for row, old in pairs if row.is_measured and old.is_measured]
    if len(both) < _FEWEST_COMMON:
        return None
    before = score_rows([old for _, old in both], catalog)
    return score_rows([row for row, _ in both], catalog) - before


def _ranks(rows: dict[str, list[JudgedRow]], catalog: Catalog) -> dict[str, int]:
    """Return each town's place in the order of rules.md section 8, as over all indicators."""

    def key(code: str) -> tuple[float, float, int, str]:
        score, attained = score_rows(rows[code], catalog), attainment_of(rows[code])
        return -round(score, _DIGITS), -round(attained, _DIGITS), count(rows[code]).red, code

    return {code: place for place, code in enumerate(sorted(rows, key=key), start=1)}
