"""What the rules derive for a year, as figures that a county can put into a document."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import pandas as pd

from flows.assess.judge import resolve_lines
from flows.assess.targets.allocation import share_out
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.same_figure import ALLOWANCE

#: Value and upper value that the rules derive, by indicator and area.
Proposals = Mapping[tuple[str, str], tuple[float | None, float | None]]
#: Digits behind the point: whole things; amounts and percentages; large units, of which 0.0001 is
#: one small one (0.0001万亩 is one 亩).
_WHOLE_DIGITS, _USUAL_DIGITS, _LARGE_UNIT_DIGITS = 0, 2, 4
_LARGE_UNITS = ("万", "亿")
_LINE_COLUMNS = [
    "indicator_code",
    "area_code",
    "target",
    "target_upper",
    "goal",
    "is_reference",
]
#: Figures with more digits than this come from division, not from a document.
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class YearTarget:
    """A target of the year as resolved: published value and upper value, and the unrounded goal."""

    indicator_code: str
    area_code: str
    value: float
    upper: float | None
    goal: float
    is_reference: bool


_Figures = dict[str, tuple[float, float | None]]


def targets_of_year(catalog: Catalog, observations: pd.DataFrame, year: int) -> list[YearTarget]:
    """Return a year's targets by the catalogue as it stands and all current values."""
    lines = resolve_lines(catalog, observations)
    rows = lines.loc[lines["year"] == year, _LINE_COLUMNS].to_numpy(dtype=object)
    return [
        YearTarget(code, area, value, None if math.isnan(upper) else upper, goal, bool(is_derived))
        for code, area, value, upper, goal, is_derived in rows.tolist()
    ]


def draft_figures(targets: Iterable[YearTarget], catalog: Catalog) -> Proposals:
    """Return figures with few digits for the references among a year's targets.

    They are rounded in the area's favour, as whole things are (rules.md section 3). The shares of
    towns add up to the county's figure where tasks must (`Indicator.adds_up`).
    """
    drafted: dict[tuple[str, str], tuple[float, float | None]] = {}
    ordered = sorted(targets, key=lambda one: (one.indicator_code, one.area_code))
    for code, group in groupby(ordered, key=lambda one: one.indicator_code):
        figures = _draft(catalog.indicator_by_code[code], list(group), catalog.county.area_code)
        drafted |= {(code, area): bounds for area, bounds in figures.items()}
    return drafted


def _draft(indicator: Indicator, targets: Sequence[YearTarget], county_code: str) -> _Figures:
    digits = _digits_of(indicator)
    derived = [one for one in targets if one.is_reference]
    if indicator.direction == "between" and any(one.upper is None for one in derived):
        return {}
    figures = {one.area_code: _short(indicator, one, digits) for one in derived}
    county = next((one for one in targets if one.area_code == county_code), None)
    if county is None or not indicator.adds_up:
        return figures
    towns = [one for one in targets if one is not county]
    drafted = figures.get(county_code, (county.value, county.upper))
    of_county = {area: one for area, one in figures.items() if area == county_code}
    return of_county | _shares(county.goal, drafted, towns, digits)


def _digits_of(indicator: Indicator) -> int:
    if indicator.integer:
        return _WHOLE_DIGITS
    return _LARGE_UNIT_DIGITS if indicator.unit.startswith(_LARGE_UNITS) else _USUAL_DIGITS


def _short(indicator: Indicator, one: YearTarget, digits: int) -> tuple[float, float | None]:
    is_limit = indicator.direction == "at_most"
    value = _up(one.value, digits) if is_limit else _down(one.value, digits)
    return value, None if one.upper is None else _up(one.upper, digits)


def _shares(
    goal: float, county: tuple[float, float | None], towns: Sequence[YearTarget], digits: int
) -> _Figures:
    """Return the shares of the towns without a figure of their own, by largest remainder.

    Together they are what own figures leave of the county's drafted one (`goal`: its unrounded
    one), or less where a town of unknown weight has a part. None where own figures exceed it.
    """
    sharing = [one for one in towns if one.is_reference]
    given = [one for one in towns if not one.is_reference]
    left = _left(county[0], [one.value for one in given])
    if given and left < 0:
        return {}
    parts = sum(one.goal for one in sharing)
    is_all = math.isclose(
        parts, goal - sum(one.value for one in given), rel_tol=ALLOWANCE, abs_tol=ALLOWANCE
    )
    lower = left if is_all else _exact(_down(parts, digits))
    bounds = [one.upper for one in sharing if one.upper is not None]
    upper = None
    if county[1] is not None and bounds:
        whole = _left(county[1], [one.upper for one in given if one.upper is not None])
        upper = max(whole if is_all else _exact(_up(sum(bounds), digits)), lower)
    return _apportion(lower, upper, _weights(sharing), digits)


def _left(figure: float, given: Sequence[float]) -> Decimal:
    return _exact(figure) - sum(map(_exact, given), Decimal())


def _exact(figure: float) -> Decimal:
    return Decimal(repr(round(figure, _MOST_DIGITS))).normalize()


def _weights(sharing: Sequence[YearTarget]) -> dict[str, float]:
    """Return the towns' parts as weights: of the goals, or of the upper values of goals of 0."""
    goals = {one.area_code: abs(one.goal) for one in sharing}
    if any(goals.values()):
        return goals
    return {one.area_code: abs(one.upper or 0.0) for one in sharing}


def _apportion(
    lower: Decimal, upper: Decimal | None, weights: Mapping[str, float], digits: int
) -> _Figures:
    """Return the towns' lower and upper values; the range is shared out on top of the lower ones.

    So no upper value falls below its lower one, as it may when both are shared out alone.
    """
    values = _parts(lower, weights, digits)
    if upper is None:
        return {town: (float(value), None) for town, value in values.items()}
    ranges = _parts(upper - lower, weights, digits)
    return {town: (float(value), float(value + ranges[town])) for town, value in values.items()}


def _parts(total: Decimal, weights: Mapping[str, float], digits: int) -> dict[str, Decimal]:
    """Return parts of so many digits that add up to the total; more where it has more itself."""
    if not any(weights.values()):
        return dict.fromkeys(weights, Decimal())
    unit = Decimal(1).scaleb(-max(digits, -int(total.as_tuple().exponent)))
    units = share_out(float(total / unit), (), weights, is_whole=True)
    return {town: int(count) * unit for town, count in units.items()}


def _down(value: float, digits: int) -> float:
    scale = 10.0**digits
    return round(math.floor(value * scale + ALLOWANCE) / scale, digits)


def _up(value: float, digits: int) -> float:
    scale = 10.0**digits
    return round(math.ceil(value * scale - ALLOWANCE) / scale, digits)
