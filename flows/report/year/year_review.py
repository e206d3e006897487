"""The year object: everything that the year's papers say, worked out from published tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.period import shift, year_of
from flows.report.long_run.yearly_progress import YearlyProgress, yearly_progress
from flows.report.month.counts import Comparison, Counts, compare, count
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding, list_towns
from flows.report.quarter.quarter_rows import common_pairs
from flows.report.quarter.score_change import ScoreChange, score_change
from flows.report.spot_checks.inspection import Inspection
from flows.report.year.deductions import find_deductions
from flows.report.year.inspection_deductions import inspection_deductions
from flows.report.year.year_standing import YearStanding, rank_towns, rank_units, unscored

_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class EndedIndicator:
    """How one county indicator stood when its plan ended: a key of RESULT_NAMES."""

    plan: str
    indicator: Indicator
    result: str
    actual: float
    target: float


@dataclass(frozen=True, eq=False)
class YearReview:
    """A year in review, at the end of its December (`month`).

    `compared` and `score` compare with the December before, on what both judged. `results` are
    those of plans that end with the year. `others` are units that report but lead nothing.
    `inspections` are those that were drawn for the year's half-years, in order.
    """

    year: int
    month: Review
    county: Counts
    plan_target: Counts
    compared: Comparison
    plans: tuple[tuple[str, Counts, Comparison], ...]
    score: ScoreChange | None
    standings: tuple[TownStanding, ...]
    towns: tuple[YearStanding, ...]
    units: tuple[YearStanding, ...]
    others: tuple[YearStanding, ...]
    long_run: tuple[YearlyProgress, ...]
    results: tuple[EndedIndicator, ...]
    inspections: tuple[Inspection, ...]

    @property
    def is_first(self) -> bool:
        """Return whether no December before was judged."""
        return not self.compared.before_period


def review_year(month: Review, inspections: Sequence[Inspection] = ()) -> YearReview:
    """Return the year that ends with a reviewed December; nothing is judged again.

    `inspections`: those of the year's half-years, as far as they were drawn.
    """
    facts, year = month.facts, year_of(month.period)
    catalog, last_year = facts.catalog, shift(month.period, -_MONTHS_A_YEAR)
    county = catalog.county.area_code
    before = [row for row in month.rows if row.period == last_year]
    own = [row for row in month.month_rows if row.area_code == county]
    own_before = [row for row in before if row.area_code == county]
    standings = list_towns(facts, month.month_rows, before)
    deductions = find_deductions(facts, year, inspection_deductions(inspections))
    units = rank_units(catalog, own, own_before, deductions)
    towns = rank_towns(month, standings, deductions)
    known = {one.name for one in (*towns, *units)}
    return YearReview(
        year=year,
        month=month,
        county=count(own),
        plan_target=count(row for row in own if not row.is_reference),
        compared=compare(own, own_before),
        plans=tuple(_plans(month, own, own_before)),
        score=score_change(common_pairs(own, own_before), catalog),
        standings=standings,
        towns=towns,
        units=units,
        others=unscored(catalog, {k: v for k, v in deductions.items() if k not in known}),
        long_run=yearly_progress(catalog, facts.indicator_values, facts.targets, month.period),
        results=tuple(_results(month, year)),
        inspections=tuple(inspections),
    )


def _plans(
    month: Review, own: list[JudgedRow], before: list[JudgedRow]
) -> Iterator[tuple[str, Counts, Comparison]]:
    by_code = month.facts.catalog.indicator_by_code
    for name in dict.fromkeys(indicator.plan for indicator in month.facts.catalog.indicators):
        rows = [row for row in own if by_code[row.indicator_code].plan == name]
        earlier = [row for row in before if by_code[row.indicator_code].plan == name]
        yield name, count(rows), compare(rows, earlier)


def _results(month: Review, year: int) -> Iterator[EndedIndicator]:
    facts = month.facts
    ending = {plan.plan for plan in facts.catalog.plans if plan.last_year == year}
    rows = facts.plan_results
    rows = rows[(rows["area_code"] == facts.catalog.county.area_code) & rows["plan"].isin(ending)]
    order = {one.indicator_code: place for place, one in enumerate(facts.catalog.indicators)}
    rows = rows.sort_values("indicator_code", key=lambda codes: codes.map(order))
    names = ("plan", "indicator_code", "result", "actual", "target")
    for plan, code, result, actual, target in zip(*(rows[name] for name in names), strict=True):
        indicator = facts.catalog.indicator_by_code[code]
        yield EndedIndicator(plan, indicator, result, float(actual), float(target))
