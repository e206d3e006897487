"""The quarter object: everything that its papers say, worked out once from published tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.period import Quarter, quarter_of
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.counts import Comparison, Counts, compare, count
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding, list_towns
from flows.report.quarter.moves import Move, find_moves
from flows.report.quarter.next_due import NextDue, next_due
from flows.report.quarter.quarter_rows import Pair, common_pairs, quarter_rows
from flows.report.quarter.score_change import ScoreChange, score_change
from flows.report.quarter.town_shares import SharedChange, shared_change, stored_figures
from flows.report.quarter.warning_ages import Age, warning_ages

#: How many quarters the trend shows, this one included.
_MOST_QUARTERS = 6


@dataclass(frozen=True)
class PlanQuarter:
    """One plan: its county indicators of the quarter, and the comparison on common ones."""

    plan: str
    counts: Counts
    compared: Comparison


@dataclass(frozen=True, eq=False)
class QuarterReview:
    """A quarter in review, at the end of its last month (`month`).

    `now` and `before`: one row per indicator and area (quarter_rows). `pairs`: what both
    quarters judged. `trend`: counts of the county's indicators by quarter, oldest first, each
    over what it judged. `changes`: who made how much of each county figure's change. `answers`:
    what units answered in the quarter's letters, by indicator.
    """

    quarter: Quarter
    month: Review
    now: tuple[JudgedRow, ...]
    before: tuple[JudgedRow, ...]
    pairs: tuple[Pair, ...]
    county: Counts
    plan_target: Counts
    compared: Comparison
    plans: tuple[PlanQuarter, ...]
    trend: tuple[tuple[Quarter, Counts], ...]
    score: ScoreChange | None
    towns: tuple[TownStanding, ...]
    moves: tuple[Move, ...]
    changes: tuple[SharedChange, ...]
    ages: tuple[Age, ...]
    next: NextDue
    answers: Mapping[str, tuple[str, ...]]

    @property
    def is_first(self) -> bool:
        """Return whether no quarter before was judged."""
        return not self.before

    @property
    def county_pairs(self) -> tuple[Pair, ...]:
        """Return the county's indicators that both quarters judged."""
        county = self.month.facts.catalog.county.area_code
        return tuple(pair for pair in self.pairs if pair.now.area_code == county)

    def move_of(self, indicator: Indicator) -> Move | None:
        """Return how the county's row of an indicator moved, if it did."""
        return next(
            (one for one in self.moves if one.is_county and one.indicator == indicator), None
        )


def review_quarter(
    month: Review, letters: Sequence[Letter], letter_matters: Sequence[LetterMatter]
) -> QuarterReview:
    """Return the quarter that ends with a reviewed month; nothing is judged again."""
    catalog = month.facts.catalog
    quarter = quarter_of(month.period)
    now, before = quarter_rows(month.rows, quarter), quarter_rows(month.rows, quarter.previous)
    pairs = common_pairs(now, before)
    own = [row for row in now if row.area_code == catalog.county.area_code]
    own_before = [row for row in before if row.area_code == catalog.county.area_code]
    county_pairs = [pair for pair in pairs if pair.now.area_code == catalog.county.area_code]
    changes = _changes(month, county_pairs)
    return QuarterReview(
        quarter=quarter,
        month=month,
        now=now,
        before=before,
        pairs=pairs,
        county=count(own),
        plan_target=count(row for row in own if not row.is_reference),
        compared=compare(own, own_before),
        plans=_plans(month, own, own_before),
        trend=_trend(month, quarter),
        score=score_change(county_pairs, catalog),
        towns=list_towns(month.facts, now, before),
        moves=find_moves(pairs, catalog, changes),
        changes=changes,
        ages=warning_ages(month.warned),
        next=next_due(catalog, quarter, own),
        answers=_answers(quarter, letters, letter_matters),
    )


def _plans(
    month: Review, own: Sequence[JudgedRow], before: Sequence[JudgedRow]
) -> tuple[PlanQuarter, ...]:
    by_code = month.facts.catalog.indicator_by_code
    names = dict.fromkeys(indicator.plan for indicator in month.facts.catalog.indicators)
    found = []
    for name in names:
        rows = [row for row in own if by_code[row.indicator_code].plan == name]
        earlier = [row for row in before if by_code[row.indicator_code].plan == name]
        found.append(PlanQuarter(name, count(rows), compare(rows, earlier)))
    return tuple(found)


def _trend(month: Review, quarter: Quarter) -> tuple[tuple[Quarter, Counts], ...]:
    county = month.facts.catalog.county.area_code
    own = [row for row in month.rows if row.area_code == county]
    found = []
    for _ in range(_MOST_QUARTERS):
        counts = count(quarter_rows(own, quarter))
        if counts.due:
            found.append((quarter, counts))
        quarter = quarter.previous
    return tuple(reversed(found))


def _changes(month: Review, pairs: Sequence[Pair]) -> tuple[SharedChange, ...]:
    catalog = month.facts.catalog
    figures = stored_figures(month.facts.indicator_values)
    found = (
        shared_change(
            catalog.indicator_by_code[pair.now.indicator_code],
            figures,
            (pair.before.period, pair.now.period),
            catalog.county.area_code,
            catalog.towns,
        )
        for pair in pairs
    )
    return tuple(one for one in found if one is not None)


def _answers(
    quarter: Quarter, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> dict[str, tuple[str, ...]]:
    """Return what was answered to the quarter's letters: who answered and in which words."""
    told: dict[str, dict[str, None]] = defaultdict(dict)
    answered = {
        one.letter_id: f"{one.recipient}答复：{one.answer.rstrip('。')}"
        for one in letters
        if one.period in quarter.months and one.is_answered and one.answer
    }
    for matter in matters:
        if matter.letter_id in answered:
            told[matter.indicator_code][answered[matter.letter_id]] = None
    return {code: tuple(texts) for code, texts in told.items()}
