"""How a year will end at the present pace, in words."""

import math

from flows.catalog.records import Indicator
from flows.numbers_text import show_value
from flows.period import month_of, year_of
from flows.report.month.amounts import own_amount, year_target
from flows.report.month.judged_row import JudgedRow
from flows.wording import TARGET_NAMES

_LAST_MONTH = 12


def outlook_text(row: JudgedRow, indicator: Indicator) -> str:
    """Return how the year will end at this pace, or only the target without a forecast."""
    unit, direction = indicator.unit, indicator.direction
    if math.isnan(row.target):
        return ""
    goal = f"{TARGET_NAMES[row.is_reference]}{year_target(indicator, row)}"
    year = year_of(row.period)
    if is_year_end(row) or math.isnan(row.forecast):
        return f"，{year}年{goal}"
    forecast = whole_forecast(row, indicator)
    text = f"，按现速{year}年末{show_value(forecast, unit)}"
    if row.forecast_met:
        return f"{text}，可以达到{goal}"
    gap = forecast - row.target if direction == "at_most" else row.target - forecast
    if gap <= 0:  # above the upper value of a range, or beside a figure to be met exactly
        return f"{text}，达不到{goal}"
    word = "超" if direction == "at_most" else "差"
    return f"{text}，比{goal}{word}{own_amount(gap, unit)}"


def whole_forecast(row: JudgedRow, indicator: Indicator) -> float:
    """Return the forecast, of whole things without decimals."""
    if math.isnan(row.forecast) or not indicator.integer:
        return row.forecast
    return float(round(row.forecast))


def is_year_end(row: JudgedRow) -> bool:
    """Return whether nothing of the year is left to foresee."""
    return month_of(row.period) == _LAST_MONTH
