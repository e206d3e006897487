"""How sure the month's outlooks are: the 80 % range of each forecast, where one was computed."""

import math
from dataclasses import dataclass

from flows.report.month.facts import Facts


@dataclass(frozen=True, slots=True)
class Range:
    """Lower and upper end of a forecast; NaN where there is none."""

    low: float = math.nan
    high: float = math.nan


def outlook_ranges(facts: Facts) -> dict[tuple[str, str], Range]:
    """Return the range of each indicator and area of the month that has one."""
    month = facts.month
    if not {"forecast_low", "forecast_high"} <= set(month.columns):
        return {}
    known = month.dropna(subset=["forecast_low", "forecast_high"])
    names = ("indicator_code", "area_code", "forecast_low", "forecast_high")
    return {
        (str(code), str(area)): Range(float(low), float(high))
        for code, area, low, high in zip(*(known[name] for name in names), strict=True)
    }
