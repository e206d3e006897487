"""Long-run progress of the county's indicators by both published methods (docs/progress.md)."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from flows.assess.four_symbols import SymbolTarget, four_symbol
from flows.assess.growth_ratio import Growth, growth_progress
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import month_of, year_of
from flows.wording import STATUS_NAMES

#: Fewer values say nothing of a long run.
FEWEST_YEARS = 4
_DECEMBER = 12
_DIRECTIONS = {"at_least": 1, "at_most": -1}
#: The natural bound of a rate.
_WHOLE = 100.0
GROWTH_NAMES = {
    "target_achieved": "已达目标",
    "substantial_progress": "进展明显",
    "moderate_progress": "进展一般",
    "limited_progress": "进展有限",
    "deterioration": "出现倒退",
    "not_available": STATUS_NAMES["not_applicable"],
}
SYMBOL_NAMES = {
    "sun": "晴（按趋势可达）",
    "part": "多云（略有差距）",
    "cloud": "阴（差距较大）",
    "storm": "雷雨（背离目标）",
}


@dataclass(frozen=True)
class YearlyProgress:
    """One indicator's yearly values and what both methods make of them.

    `yearly`: the values by year, oldest first: the base year's figure and each December's.
    `target` is that of `target_year`, the last year with one (NaN where there is none). `growth`
    and `symbol` are keys of GROWTH_NAMES and SYMBOL_NAMES; `ratio` is NaN where growth rates mean
    nothing.
    """

    indicator: Indicator
    yearly: tuple[tuple[int, float], ...]
    target: float
    target_year: int
    growth: str
    ratio: float
    symbol: str


def yearly_progress(
    catalog: Catalog, indicator_values: pd.DataFrame, targets: pd.DataFrame, through: str
) -> tuple[YearlyProgress, ...]:
    """Return the indicators with four years or more up to a month, in the catalogue's order.

    Those without a better side (between, equal) are left out: neither method knows them.
    """
    values = _yearly_values(catalog, indicator_values, through)
    aims = _last_targets(catalog, targets)
    return tuple(
        _progress(one, values[one.indicator_code], aims.get(one.indicator_code))
        for one in catalog.indicators
        if one.direction in _DIRECTIONS and len(values[one.indicator_code]) >= FEWEST_YEARS
    )


def _yearly_values(
    catalog: Catalog, indicator_values: pd.DataFrame, through: str
) -> dict[str, dict[int, float]]:
    county = catalog.county.area_code
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for base in catalog.baselines:
        if base.area_code == county:
            found[base.indicator_code][base.year] = base.value
    own = indicator_values[indicator_values["area_code"] == county]
    columns = (own[name] for name in ("indicator_code", "period", "value"))
    for code, period, value in zip(*columns, strict=True):
        is_year_end = month_of(period) == _DECEMBER and period <= through
        if is_year_end and not math.isnan(float(value)):
            found[code][year_of(period)] = float(value)
    return found


def _last_targets(catalog: Catalog, targets: pd.DataFrame) -> dict[str, tuple[int, float, bool]]:
    """Return year and value of each county target's last year, and whether it never moves."""
    own = targets[targets["area_code"] == catalog.county.area_code]
    series: dict[str, dict[int, float]] = defaultdict(dict)
    columns = (own[name] for name in ("indicator_code", "year", "target"))
    for code, year, value in zip(*columns, strict=True):
        if not math.isnan(float(value)):
            series[code][int(year)] = float(value)
    return {
        code: (max(years), years[max(years)], len(years) > 1 and len(set(years.values())) == 1)
        for code, years in series.items()
    }


def _progress(
    indicator: Indicator, values: Mapping[int, float], aim: tuple[int, float, bool] | None
) -> YearlyProgress:
    years = sorted(values)
    direction = _DIRECTIONS[indicator.direction]
    target_year, target, is_constant = aim if aim is not None else (0, math.nan, False)
    goal = None if aim is None else target
    growth = growth_progress(
        Growth(
            base=values[years[0]],
            base_year=years[0],
            current=values[years[-1]],
            current_year=years[-1],
            target=goal,
            target_year=target_year,
            direction=direction,
            limit=_WHOLE if indicator.unit == "%" else None,
        )
    )
    kind = "direction" if goal is None else "const" if is_constant else "point"
    symbol = four_symbol(
        dict(values), SymbolTarget(kind, direction, goal, target_year if goal is not None else None)
    )
    return YearlyProgress(
        indicator=indicator,
        yearly=tuple((year, values[year]) for year in years),
        target=target,
        target_year=target_year,
        growth=growth.status,
        ratio=math.nan if growth.value is None else growth.value,
        symbol=symbol or "",
    )
