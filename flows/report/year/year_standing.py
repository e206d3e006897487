"""The year's scores of towns and lead units by one rule (rules.md section 8), after deductions."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flows.catalog.model import Catalog
from flows.report.month.counts import Counts, attainment_of, count, score_rows
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.report.quarter.quarter_rows import common_pairs
from flows.report.year.deductions import INSPECTED, Deduction, deducted_points
from flows.same_figure import ALLOWANCE
from flows.words.place_words import is_all_towns

_DIGITS = 9


@dataclass(frozen=True)
class YearStanding:
    """A town or lead unit in the year's last month.

    `score` is that of section 8 (importance and points), None without one (未报, 无考核事项);
    `final` is it less `deducted`, never below 0; `rank` by `final`, then attainment, reds, area
    code; units have none and share a rank.
    `change` is on the indicators that the last month of the year before judged too (`common`).
    """

    name: str
    area_code: str
    counts: Counts
    score: float | None
    attainment: float
    deductions: tuple[Deduction, ...]
    deducted: float
    final: float | None
    rank: int | None
    common: int
    change: float | None

    @property
    def report_points(self) -> float:
        """Return what the reports would cost, before the most that may be deducted."""
        return sum(one.points for one in self.deductions if one.kind != INSPECTED)

    @property
    def inspection_points(self) -> float:
        """Return what the inspections would cost, before the most that may be deducted."""
        return sum(one.points for one in self.deductions if one.kind == INSPECTED)

    @property
    def is_capped(self) -> bool:
        """Return whether the facts would cost more than may be deducted."""
        return self.report_points + self.inspection_points > self.deducted + ALLOWANCE


def rank_towns(
    review: Review,
    standings: Sequence[TownStanding],
    deductions: Mapping[str, tuple[Deduction, ...]],
) -> tuple[YearStanding, ...]:
    """Return every town, by rank; `standings` are compared with the year before."""
    scores = review.facts.town_scores
    month = scores[scores["period"] == review.period]
    attained = dict(zip(month["area_code"], month["attainment"], strict=True))
    catalog = review.facts.catalog
    return _ranked(
        [
            _standing(
                town.town,
                town.counts,
                town.score,
                float(attained.get(town.area_code, math.nan)),
                deductions.get(town.town, ()),
                catalog,
                area_code=town.area_code,
                common=town.compared.common,
                change=town.score_change,
            )
            for town in standings
        ]
    )


def rank_units(
    catalog: Catalog,
    rows: Sequence[JudgedRow],
    before: Sequence[JudgedRow],
    deductions: Mapping[str, tuple[Deduction, ...]],
) -> tuple[YearStanding, ...]:
    """Return every lead unit, by rank; rows are the county's of the year's last month.

    A unit answers for each indicator that it leads, alone or with others; `各镇` is no unit. The
    rule is that of the towns, over the county's rows.
    """
    mine: dict[str, list[JudgedRow]] = defaultdict(list)
    earlier: dict[str, list[JudgedRow]] = defaultdict(list)
    for group, found in ((mine, rows), (earlier, before)):
        for row in found:
            for unit in catalog.indicator_by_code[row.indicator_code].lead_units:
                if not is_all_towns(unit):
                    group[unit].append(row)
    return _ranked([_unit(name, mine[name], earlier[name], deductions, catalog) for name in mine])


def unscored(
    catalog: Catalog, deductions: Mapping[str, tuple[Deduction, ...]]
) -> tuple[YearStanding, ...]:
    """Return units that report but lead nothing: no score, but what their reports would cost."""
    return tuple(
        _unit(name, [], [], {name: found}, catalog) for name, found in sorted(deductions.items())
    )


def _unit(
    name: str,
    rows: Sequence[JudgedRow],
    before: Sequence[JudgedRow],
    deductions: Mapping[str, tuple[Deduction, ...]],
    catalog: Catalog,
) -> YearStanding:
    scored = [row for row in rows if row.is_scored]
    is_silent = all(row.status == "missing" for row in scored)
    pairs = common_pairs(rows, before)
    change = None
    if pairs:
        change = score_rows([pair.now for pair in pairs], catalog)
        change -= score_rows([pair.before for pair in pairs], catalog)
    return _standing(
        name,
        count(rows),
        None if is_silent else score_rows(scored, catalog),
        math.nan if is_silent else attainment_of(scored),
        deductions.get(name, ()),
        catalog,
        area_code="",
        common=len(pairs),
        change=change,
    )


def _standing(
    name: str,
    counts: Counts,
    score: float | None,
    attainment: float,
    deductions: tuple[Deduction, ...],
    catalog: Catalog,
    *,
    area_code: str,
    common: int,
    change: float | None,
) -> YearStanding:
    deducted = deducted_points(deductions, catalog.policy.deductions)
    return YearStanding(
        name=name,
        area_code=area_code,
        counts=counts,
        score=score,
        attainment=attainment,
        deductions=deductions,
        deducted=deducted,
        final=None if score is None else max(0.0, score - deducted),
        rank=None,
        common=common,
        change=change,
    )


def _ranked(standings: Sequence[YearStanding]) -> tuple[YearStanding, ...]:
    """Return the standings by rank, those without a score last; equal units share one."""

    def key(one: YearStanding) -> tuple[float, float, int, str]:
        final, attained = round(one.final or 0.0, _DIGITS), round(one.attainment, _DIGITS)
        return -final, -attained, one.counts.red, one.area_code

    with_score = [one for one in standings if one.final is not None]
    scored = sorted(with_score, key=lambda one: (*key(one), one.name))
    places = [key(one) for one in scored]
    ranked = [_with_rank(one, 1 + places.index(key(one))) for one in scored]
    return (*ranked, *(one for one in standings if one.final is None))


def _with_rank(one: YearStanding, rank: int) -> YearStanding:
    return replace(one, rank=rank)
