"""What the rules derive for a year, as figures that a county can put into a document."""

import math
from collections.abc import Iterable, Mapping

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.same_figure import ALLOWANCE

#: Value and upper value that the rules derive, by indicator and area.
Proposals = Mapping[tuple[str, str], tuple[float | None, float | None]]
#: Digits behind the point: percentages, and amounts (0.0001万亩 is one 亩).
_PERCENT_DIGITS, _AMOUNT_DIGITS = 2, 4


def draft_figures(
    rows: Iterable[tuple[str, str, float, float | None]], catalog: Catalog
) -> Proposals:
    """Return the figures of rows (indicator, area, value, upper value) with few digits.

    They are rounded in the area's favour, as whole things are (rules.md section 3).
    """
    return {
        (code, area): _short(catalog.indicator_by_code[code], value, upper)
        for code, area, value, upper in rows
    }


def _short(
    indicator: Indicator, value: float, upper: float | None
) -> tuple[float | None, float | None]:
    digits = _PERCENT_DIGITS if indicator.unit == "%" else _AMOUNT_DIGITS
    lower = _up(value, digits) if indicator.direction == "at_most" else _down(value, digits)
    return lower, None if upper is None else _up(upper, digits)


def _down(value: float, digits: int) -> float:
    scale = 10.0**digits
    return round(math.floor(value * scale + ALLOWANCE) / scale, digits)


def _up(value: float, digits: int) -> float:
    scale = 10.0**digits
    return round(math.ceil(value * scale - ALLOWANCE) / scale, digits)
