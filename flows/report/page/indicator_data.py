"""Indicators as the page's scripts need them: what they are, where they stand, how they moved."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.numbers_text import show_value
from flows.report.charts.outlook_text import whole_forecast
from flows.report.charts.trajectory import YEARLY_PATHS
from flows.report.long_run.progress_words import long_run_text
from flows.report.long_run.yearly_progress import yearly_progress
from flows.report.month.judged_row import JudgedRow
from flows.report.month.plan_endings import PlanResult, county_results, succession
from flows.report.month.review import Review
from flows.report.page.indicator_series import Figure, due_indicators, goals_of
from flows.report.page.outlook_ranges import Range, outlook_ranges, range_sentence
from flows.report.page.scripts import number
from flows.report.page.status_sentence import status_sentence
from flows.wording import DIRECTION_NAMES, FREQUENCY_NAMES, KIND_NAMES


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator that is due in the month; `facts` are its definition as term and text."""

    code: str
    name: str
    plan: str
    leads: tuple[str, ...]
    unit: str
    measures: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, ...], ...]
    is_flow: bool
    is_yearly: bool
    #: The county's long run in words; empty with fewer than four years.
    long_run: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One indicator in one area of the month, `state` by key of wording.STATUS_NAMES.

    `low` and `high` are the ends of the outlook's range, `sure` that range in words.
    """

    state: str
    actual: Figure
    expected: Figure
    target: Figure
    forecast: Figure
    low: Figure
    high: Figure
    sure: str
    coverage: Figure
    carried: int
    level: int
    text: str


def indicator_entries(review: Review) -> tuple[IndicatorEntry, ...]:
    """Return what the month's indicators are."""
    catalog = review.facts.catalog
    goals, ended = goals_of(review), county_results(review.facts)
    county = catalog.county.area_code
    runs = _long_runs(review)
    return tuple(
        IndicatorEntry(
            code=one.indicator_code,
            name=one.name,
            plan=one.plan,
            leads=one.lead_units,
            unit=one.unit,
            measures=one.measures,
            facts=_definition(one, catalog, ended),
            targets=tuple(
                (str(goal.year), show_value(goal.value, one.unit), goal.name, goal.basis)
                for goal in goals[one.indicator_code, county]
            ),
            is_flow=one.kind == "flow",
            is_yearly=one.kind == "flow" or one.path in YEARLY_PATHS,
            long_run=runs.get(one.indicator_code, ""),
        )
        for one in due_indicators(review)
    )


def _long_runs(review: Review) -> dict[str, str]:
    facts = review.facts
    found = yearly_progress(facts.catalog, facts.indicator_values, facts.targets, review.period)
    return {one.indicator.indicator_code: long_run_text(one) for one in found}


def _definition(
    one: Indicator, catalog: Catalog, ended: Mapping[str, PlanResult]
) -> tuple[tuple[str, str], ...]:
    citations = dict.fromkeys(
        target.citation
        for target in catalog.targets
        if target.indicator_code == one.indicator_code and target.citation
    )
    earlier = catalog.indicator_by_code.get(one.predecessor)
    kind = f"{KIND_NAMES[one.kind]}，目标{DIRECTION_NAMES[one.direction]}"
    facts = (
        ("代码", one.indicator_code),
        ("方案", f"{one.plan} {one.section}".strip()),
        ("牵头单位", one.lead_unit),
        ("类型", f"{kind}，{FREQUENCY_NAMES[one.frequency]}评估"),
        ("计量单位", one.unit),
        ("接续指标", succession(earlier, ended.get(one.predecessor)) if earlier else ""),
        ("方案原文", "；".join(citations)),
        ("说明", one.note),
    )
    return tuple((term, text) for term, text in facts if text)


def indicator_cells(review: Review) -> tuple[tuple[Cell | None, ...], ...]:
    """Return one row per due indicator and one cell per area: the county, then its towns."""
    catalog = review.facts.catalog
    rows = {(row.indicator_code, row.area_code): row for row in review.month_rows}
    ranges = outlook_ranges(review.facts)
    levels = {
        (one.indicator.indicator_code, one.area_code): one.level
        for one in review.warned
        if one.is_open
    }
    return tuple(
        tuple(
            _cell(one, row, catalog, ranges.get(key, Range()), levels.get(key, 0))
            if (row := rows.get(key := (one.indicator_code, area.area_code)))
            else None
            for area in (catalog.county, *catalog.towns)
        )
        for one in due_indicators(review)
    )


def _cell(one: Indicator, row: JudgedRow, catalog: Catalog, outlook: Range, level: int) -> Cell:
    return Cell(
        state=row.status,
        actual=number(row.actual),
        expected=number(row.expected),
        target=number(row.target),
        forecast=number(whole_forecast(row, one)),
        low=number(outlook.low),
        high=number(outlook.high),
        sure=range_sentence(one, outlook),
        coverage=number(row.coverage),
        carried=row.carried,
        level=level,
        text=status_sentence(one, row, catalog),
    )
