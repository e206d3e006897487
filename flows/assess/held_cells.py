"""In which months a wrong cell keeps an indicator's warning from opening (rules.md section 7)."""

from collections import defaultdict

import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.same_figure import ALLOWANCE

#: By indicator and area: the periods in which nothing opens.
HeldPeriods = dict[tuple[str, str], frozenset[str]]


def held_periods(held: pd.DataFrame, catalog: Catalog) -> HeldPeriods:
    """Return where nothing opens: in a town with any held leaf, in a county with too many.

    `held`: measure, area and period of held cells. Only cells of an area that reports the measure
    count, each area once; those of a weight do not.
    """
    areas_by_measure: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for measure, area, period in zip(
        *(held[name] for name in ("measure_code", "area_code", "period")), strict=True
    ):
        known = catalog.measure_by_code.get(measure)
        level = catalog.area_by_code[area].level if area in catalog.area_by_code else ""
        if known is not None and level == known.row_level:
            areas_by_measure[measure].add((area, period))
    found: HeldPeriods = {}
    for indicator in catalog.indicators:
        cells = {cell for code in indicator.measures for cell in areas_by_measure.get(code, ())}
        if cells:
            found |= _periods_of(indicator, cells, catalog)
    return found


def _periods_of(indicator: Indicator, cells: set[tuple[str, str]], catalog: Catalog) -> HeldPeriods:
    code, county = indicator.indicator_code, catalog.county.area_code
    concerned = catalog.towns_concerned(indicator)
    by_town: dict[str, set[str]] = defaultdict(set)
    in_county: dict[str, int] = defaultdict(int)
    for leaf, period in cells:
        area = catalog.area_by_code[leaf]
        if not area.is_valid_in(period):
            continue
        town = area.parent_code if area.level == "village" else leaf
        if concerned is not None and town not in concerned:
            continue
        if town != county:
            by_town[town].add(period)
        in_county[period] += 1
    share = catalog.policy.held_share
    by_town[county] = {
        period
        for period, count in in_county.items()
        if count > share * _count_leaves(indicator, concerned, catalog, period) + ALLOWANCE
    }
    return {(code, area): frozenset(periods) for area, periods in by_town.items()}


def _count_leaves(
    indicator: Indicator, concerned: tuple[str, ...] | None, catalog: Catalog, period: str
) -> int:
    """Return how many areas report the indicator's measure in the towns it concerns, in a month."""
    level = catalog.measure_by_code[indicator.measures[0]].row_level
    if level == "county":
        return 1
    valid = [town.area_code for town in catalog.towns_in(period)]
    towns = [town for town in valid if concerned is None or town in concerned]
    if level == "town":
        return len(towns)
    return sum(len(catalog.villages_in(town, period)) for town in towns)
