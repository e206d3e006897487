"""How numbers are written for people: thousands apart, a unit behind, no needless decimals."""

import math

import numpy as np
import pandas as pd

from flows.same_figure import ALLOWANCE

#: What stands where there is no figure.
ABSENT = "—"
PERCENT, POINTS = "%", "个百分点"
SCORE_DECIMALS = 1


def usual_decimals(unit: str) -> int:
    """Return how many decimals figures of a unit have in every paper: rates one, others two."""
    return 1 if unit in (PERCENT, POINTS) else 2


def show_number(value: float | None, decimals: int = 2) -> str:
    """Return a number with at most so many decimals, thousands apart; — when absent."""
    if value is None or math.isnan(value):
        return ABSENT
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def show_figure(value: float | None, decimals: int = 2) -> str:
    """Return a number as `show_number`, with more decimals where it would else be written as 0."""
    if value is not None and math.isfinite(value):
        while ALLOWANCE < abs(value) < 0.5 * 10.0**-decimals:
            decimals += 1
    return show_number(value, decimals)


def show_score(value: float | None) -> str:
    """Return a score of 0 to 100 with at most one decimal."""
    return show_number(value, SCORE_DECIMALS)


def show_value(value: float | None, unit: str) -> str:
    """Return a number with its unit: 87.5%, 1,200户, 14.2万亩."""
    text = show_figure(value, usual_decimals(unit))
    return text if text == ABSENT else f"{text}{unit}"


def show_share(value: float | None) -> str:
    """Return a share such as 0.125 as 12.5%; a little above nothing is not called 0%."""
    if value is None or math.isnan(value):
        return ABSENT
    text = show_number(100 * value, 1)
    return "不足0.1%" if text == "0" and value > ALLOWANCE else f"{text}%"


def plain_text(value: object) -> str:
    """Return a cell of a frame as a person types it: 1234.5; nothing for an absent one."""
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, float | np.floating):
        return "" if math.isnan(value) else f"{float(value):.10g}"
    return str(value)
