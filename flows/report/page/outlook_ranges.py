"""How sure the month's outlooks are: the 80 % range of each forecast, where one was computed."""

import math
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.numbers_text import PERCENT, show_figure, show_share, usual_decimals
from flows.report.month.amounts import amount
from flows.report.month.facts import Facts

_COLUMNS = ("forecast_low", "forecast_high", "chance")


@dataclass(frozen=True, slots=True)
class Range:
    """Lower and upper end of a forecast, and the chance that the target is met; NaN where none."""

    low: float = math.nan
    high: float = math.nan
    chance: float = math.nan


def outlook_ranges(facts: Facts) -> dict[tuple[str, str], Range]:
    """Return the range of each indicator and area of the month that has one."""
    month = facts.month
    if not set(_COLUMNS) <= set(month.columns):
        return {}
    known = month.dropna(subset=["forecast_low", "forecast_high"])
    names = ("indicator_code", "area_code", *_COLUMNS)
    return {
        (str(code), str(area)): Range(float(low), float(high), float(chance))
        for code, area, low, high, chance in zip(*(known[name] for name in names), strict=True)
    }


def range_sentence(indicator: Indicator, outlook: Range) -> str:
    """Return 八成把握在68～82吨之间，达到目标的把握约40%; nothing without a range."""
    if math.isnan(outlook.low):
        return ""
    low, high = (round(end) if indicator.integer else end for end in (outlook.low, outlook.high))
    sure = (
        "" if math.isnan(outlook.chance) else f"，达到目标的把握约{show_share(_percents(outlook))}"
    )
    unit = indicator.unit
    # A percent sign stands at both ends (GB/T 15835), a unit in words at the second.
    begin = amount(low, unit) if unit == PERCENT else show_figure(low, usual_decimals(unit))
    span = f"{begin}～{amount(high, unit)}"
    return f"八成把握在{span}之间{sure}"


def _percents(outlook: Range) -> float:
    """Return the chance in whole percents: it is not known better."""
    return round(outlook.chance, 2)
