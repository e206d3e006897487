"""The towns of an indicator with how far each is on the wrong side, the largest gap first."""

import math
from dataclasses import dataclass

from flows.numbers_text import show_figure, usual_decimals
from flows.report.charts.line_breaks import in_two_lines
from flows.report.month.amounts import decimals_apart, own_amount
from flows.report.month.judged_row import JudgedRow
from flows.report.month.matters import missing_amount
from flows.report.month.review import Review
from flows.wording import STATUS_MARKS, STATUS_NAMES

_DIGITS = 9
#: So many characters have room beside the bars.
_NAME_WIDTH = 6.5


@dataclass(frozen=True)
class TownGap:
    """One town's month; `gap` is what lacks (or is too much), negative where it is ahead.

    `gap` is NaN where nothing is asked or nothing was reported.
    """

    name: str
    status: str
    actual: float
    expected: float
    target: float
    is_reference: bool
    gap: float


def town_gaps(review: Review, code: str) -> tuple[TownGap, ...]:
    """Return the month's towns with a row of the indicator that concerns them."""
    towns = [_gap(review, row) for row in town_rows(review, code)]
    return tuple(sorted(towns, key=lambda town: (math.isnan(town.gap), -_rounded(town.gap))))


def town_rows(review: Review, code: str) -> tuple[JudgedRow, ...]:
    """Return the month's rows of an indicator in the towns it applies to, by area code."""
    county = review.facts.catalog.county.area_code
    rows = [
        row
        for row in review.month_rows
        if row.indicator_code == code and row.area_code != county and row.status != "not_applicable"
    ]
    return tuple(sorted(rows, key=lambda row: row.area_code))


def county_row(review: Review, code: str) -> JudgedRow | None:
    """Return the month's county row of an indicator."""
    county = review.facts.catalog.county.area_code
    rows = (row for row in review.month_rows if row.area_code == county)
    return next((row for row in rows if row.indicator_code == code), None)


def town_label(town: TownGap) -> str:
    """Return a town's name beside its bar, a long one in two lines, with the mark of its status."""
    return f"{in_two_lines(town.name, _NAME_WIDTH)} {STATUS_MARKS[town.status]}"


def show_actual(town: TownGap, unit: str) -> str:
    """Return a town's figure without its unit, with decimals that tell it from what is asked."""
    return show_figure(town.actual, decimals_apart(town.actual, town.expected, unit))


def show_gap(gap: float, unit: str) -> str:
    """Return a gap in words, in the unit that the axis names: 差134, 超12, 达到."""
    if math.isnan(gap):
        return ""
    if abs(gap) <= 10**-_DIGITS:
        return "达到"
    return f"{'差' if gap > 0 else '超'}{show_figure(abs(gap), usual_decimals(unit))}"


def towns_part(review: Review, code: str) -> str:
    """Return how many towns are behind, and which lacks most in the unit shown."""
    unit = review.facts.catalog.indicator_by_code[code].unit
    towns, word = town_gaps(review, code), review.places.town
    compared = [town for town in towns if not math.isnan(town.gap)]
    silent = sum(town.status == "missing" for town in towns)
    end = f"，{silent}个{word}{STATUS_NAMES['missing']}" if silent else ""
    if not compared:
        return f"{review.places.all_towns}本月无可比数据{end}"
    behind = [
        f"{STATUS_NAMES[status]}{number}个"
        for status in ("red", "yellow")
        if (number := sum(town.status == status for town in compared))
    ]
    if not behind:
        return f"{len(compared)}个{word}均无预警和关注{end}"
    first = compared[0]
    worst = f"，差得最多的是{first.name}（{own_amount(first.gap, unit)}）"
    return f"{len(compared)}个{word}中{'、'.join(behind)}{worst}{end}"


def _gap(review: Review, row: JudgedRow) -> TownGap:
    catalog = review.facts.catalog
    direction = catalog.indicator_by_code[row.indicator_code].direction
    return TownGap(
        name=catalog.area_name(row.area_code),
        status=row.status,
        actual=row.actual,
        expected=row.expected,
        target=row.target,
        is_reference=row.is_reference,
        gap=signed_gap(direction, row),
    )


def signed_gap(direction: str, row: JudgedRow) -> float:
    """Return what lacks, or negative what is ahead; NaN where there is nothing to compare."""
    if math.isnan(row.actual) or math.isnan(row.expected):
        return math.nan
    missing = missing_amount(direction, row)
    if missing > 0:
        return missing
    if direction == "at_least":
        return row.expected - row.actual
    return row.actual - row.expected if direction == "at_most" else 0.0


def _rounded(gap: float) -> float:
    return 0.0 if math.isnan(gap) else round(gap, _DIGITS)
