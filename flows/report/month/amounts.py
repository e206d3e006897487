"""How the figures of a matter read: 实际1,096吨, 应达1,230吨, 差134吨; the same in every paper."""

import math

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.numbers_text import (
    ABSENT,
    PERCENT,
    POINTS,
    show_figure,
    show_number,
    usual_decimals,
)
from flows.period import year_of
from flows.report.month.judged_row import JudgedRow
from flows.report.month.phrases import join_names
from flows.same_figure import ALLOWANCE
from flows.wording import TARGET_NAMES
from flows.words.place_words import counter_of

#: What the phrase of a monthly need begins with: a table's head says it.
NEEDED = "每月需"
_MOST_DECIMALS = 6
#: So many towns that are not in a figure are named, more are counted.
_MOST_LACKING = 2


def amount(value: float, unit: str, decimals: int | None = None) -> str:
    """Return a figure with its unit: 1,096吨, 87.5%; rates with one decimal, others with two."""
    usual = usual_decimals(unit) if decimals is None else decimals
    text = show_figure(value, usual)
    return text if text == ABSENT else f"{text}{unit}"


def actual(indicator: Indicator, row: JudgedRow) -> str:
    """Return what was reached, with the decimals that tell it from what is asked."""
    return amount(row.actual, indicator.unit, decimals_of(row, indicator.unit))


def asked(indicator: Indicator, row: JudgedRow) -> str:
    """Return what is asked by now, as a part of a sentence: 应达1,230吨, 应控制在30人以内."""
    goal = bound(indicator, row)
    if goal == ABSENT:
        return ""
    if indicator.direction == "at_most":
        return f"应控制在{goal}以内" if abs(row.expected) > ALLOWANCE else f"应为{goal}"
    if indicator.direction == "at_least":
        return f"应达{goal}"
    return f"应在{goal}之间" if not math.isnan(row.expected_upper) else f"应为{goal}"


def bound(indicator: Indicator, row: JudgedRow) -> str:
    """Return the figure asked by now with its unit; a range as 8～10%."""
    decimals = decimals_of(row, indicator.unit)
    return _range(row.expected, row.expected_upper, indicator.unit, decimals)


def year_target(indicator: Indicator, row: JudgedRow) -> str:
    """Return the year's target with its unit."""
    decimals = decimals_of(row, indicator.unit)
    return _range(row.target, row.target_upper, indicator.unit, decimals)


def _range(lower: float, upper: float, unit: str, decimals: int) -> str:
    if math.isnan(upper) or math.isnan(lower):
        return amount(lower, unit, decimals)
    return f"{show_number(lower, decimals)}～{amount(upper, unit, decimals)}"


def gap(indicator: Indicator, row: JudgedRow, missing: float) -> str:
    """Return the amount on the wrong side in the thing's own unit: 差134吨, 超57户."""
    is_above = indicator.direction != "at_least" and row.actual > row.expected
    amount_missing = own_amount(missing, indicator.unit, decimals_of(row, indicator.unit))
    return f"{'超' if is_above else '差'}{amount_missing}"


def own_amount(missing: float, unit: str, decimals: int | None = None) -> str:
    """Return a difference in its unit; of rates in percentage points."""
    return amount(missing, gap_unit(unit), decimals)


def gap_unit(unit: str) -> str:
    """Return the unit of a difference: rates differ by points."""
    return POINTS if unit == PERCENT else unit


def monthly_need(indicator: Indicator, row: JudgedRow) -> str:
    """Return what is needed each month until the year's end: 每月需提高2.8个百分点; or nothing."""
    needed = monthly_amount(indicator, row)
    if math.isnan(needed) or abs(needed) <= ALLOWANCE:
        return ""
    is_rate = indicator.unit == PERCENT
    if needed < 0:
        word = "降低" if is_rate else "减少"
    else:
        word = "提高" if is_rate else "增加" if indicator.kind == "stock" else "完成"
    return f"{NEEDED}{word}{own_amount(abs(needed), indicator.unit)}"


def monthly_amount(indicator: Indicator, row: JudgedRow) -> float:
    """Return what is needed each month, in whole things where the indicator counts such."""
    needed = row.needed_per_month
    if math.isnan(needed) or not indicator.integer:
        return needed
    return math.copysign(math.ceil(abs(needed) - ALLOWANCE), needed)


def target_word(indicator: Indicator, row: JudgedRow, catalog: Catalog) -> str:
    """Return what the target is worth: 计划目标, or 参考进度（按2025年目标推算）."""
    word = TARGET_NAMES[row.is_reference]
    if not row.is_reference:
        return word
    years = sorted(
        target.year
        for target in catalog.targets
        if target.indicator_code == indicator.indicator_code and target.value is not None
    )
    year = year_of(row.period)
    source = next((one for one in years if one >= year), years[-1] if years else None)
    return f"{word}（按{source}年目标推算）" if source is not None else word


def figure_note(indicator: Indicator, row: JudgedRow, catalog: Catalog) -> str:
    """Return what a figure holds beside own reports: （含3个村上月数，未含麻虎镇）, or nothing."""
    notes = [_carried(indicator, row, catalog)] if row.carried else []
    if row.lacking:
        counted = f"{len(row.lacking)}{counter_of(row.lacking)}"
        notes.append(f"未含{join_names(named_lacking(row)) or counted}")
    return f"（{'，'.join(notes)}）" if notes else ""


def named_lacking(row: JudgedRow) -> tuple[str, ...]:
    """Return the towns that a figure's note names as not in it; of many it names none."""
    return row.lacking if len(row.lacking) <= _MOST_LACKING else ()


def _carried(indicator: Indicator, row: JudgedRow, catalog: Catalog) -> str:
    measure = catalog.measure_by_code.get(next(iter(indicator.measures), ""))
    word = catalog.places.leaves(measure.row_level if measure else "")
    return f"含{row.carried}{word}上月数" if word else "沿用上月数"


def decimals_of(row: JudgedRow, unit: str) -> int:
    """Return how many decimals tell actual and expected apart: the usual, or more if close."""
    return decimals_apart(row.actual, row.expected, unit)


def decimals_apart(actual: float, expected: float, unit: str) -> int:
    """Return how many decimals tell two figures apart: the unit's usual ones, or more if close."""
    usual = usual_decimals(unit)
    if math.isnan(actual) or math.isnan(expected) or abs(actual - expected) <= ALLOWANCE:
        return usual
    apart = (
        count
        for count in range(usual, _MOST_DECIMALS)
        if round(actual, count) != round(expected, count)
    )
    return next(apart, _MOST_DECIMALS)
