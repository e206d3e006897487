"""Where each town stands in the month, and how that moved on the indicators both months judged."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
#: The order of equal scores (rules.md section 8), in the same words in every table of ranks.
_TIE_RULE = "得分相同的，依次按完成程度、预警项数排列；"
_LAST_TIES = {True: "仍相同的按区划代码排列，不分先后。", False: "仍相同的名次并列。"}
#: With fewer one indicator alone moves a score by half or all of it.
_FEWEST_COMMON = 3


@dataclass(frozen=True)
class CommonStanding:
    """A town's score and rank now and before, on the indicators judged in both months."""

    score: float
    score_before: float
    rank: int
    rank_before: int

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
    def has_moved_score(self) -> bool:
        """Return whether enough indicators are in both months for a score's move to mean much."""
        return self.score_change is not None and self.compared.common >= _FEWEST_COMMON

    @property
    def is_on_course(self) -> bool:
        """Return whether the town reported and is red or missing against no plan target."""
        behind = self.plan_target.red + self.plan_target.missing
        return self.is_reporting and self.counts.due > 0 and behind == 0

    @property
    def is_without_tasks(self) -> bool:
        """Return whether the town had nothing to be scored by."""
        return self.counts.due == 0


def tie_note(scores: Iterable[float | None], *, have_codes: bool = True) -> str:
    """Return how equal printed scores were ranked (rules.md section 8); nothing without any.

    Units have no area code (`have_codes`): wholly equal ones share a rank.
    """
    shown = [f"{score:.1f}" for score in scores if score is not None]
    return "" if len(set(shown)) == len(shown) else f"{_TIE_RULE}{_LAST_TIES[have_codes]}"


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
    for town in catalog.towns:
        code = town.area_code
        pairs = _common(mine[code], earlier[code])
        if pairs:
            now[code], then[code] = [row for row, _ in pairs], [row for _, row in pairs]
    ranks_now, ranks_then = _ranks(now, catalog), _ranks(then, catalog)
    return {
        code: CommonStanding(
            score_rows(now[code], catalog),
            score_rows(then[code], catalog),
            ranks_now[code],
            ranks_then[code],
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


def _ranks(rows: dict[str, list[JudgedRow]], catalog: Catalog) -> dict[str, int]:
    """Return each town's place in the order of rules.md section 8, as over all indicators."""

    def key(code: str) -> tuple[float, float, int, str]:
        score, attained = score_rows(rows[code], catalog), attainment_of(rows[code])
        return -round(score, _DIGITS), -round(attained, _DIGITS), count(rows[code]).red, code

    return {code: place for place, code in enumerate(sorted(rows, key=key), start=1)}
