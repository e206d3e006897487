"""A judged row as table cells whose head names the unit: the same in bulletin and letters."""

from flows.catalog.records import Indicator
from flows.numbers_text import ABSENT, show_number
from flows.report.month.amounts import NEEDED, decimals_of, monthly_need
from flows.report.month.judged_row import JudgedRow
from flows.report.month.phrases import gap_text, goal_cell, with_unit


def name_cell(indicator: Indicator, whose: str = "") -> str:
    """Return the indicator with its unit: 务工人数（人）; a town's figures name the town."""
    return with_unit(f"{whose}{indicator.name}", indicator.unit)


def figure_cells(indicator: Indicator, row: JudgedRow) -> tuple[str, str, str]:
    """Return actual, asked and difference: 80, ≥86.5, 低6.5."""
    decimals = decimals_of(row, indicator.unit)
    return (
        show_number(row.actual, decimals),
        goal_cell(indicator.direction, row.expected, row.expected_upper, decimals),
        gap_text(indicator.direction, row.actual, row.expected, row.expected_upper, decimals),
    )


def target_cell(indicator: Indicator, row: JudgedRow) -> str:
    """Return the year's target: ≥87."""
    return goal_cell(
        indicator.direction, row.target, row.target_upper, decimals_of(row, indicator.unit)
    )


def need_cell(indicator: Indicator, row: JudgedRow) -> str:
    """Return what is needed each month until the year's end: 提高2.8个百分点."""
    return monthly_need(indicator, row).removeprefix(NEEDED) or ABSENT
