"""The county's target of a year and the line that leads to it (rules.md sections 3 and 4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.assess.stated_targets import Figure, Stated
from flows.catalog.records import Indicator

_ALLOWED = 1e-9


@dataclass(frozen=True)
class Path:
    """A year's target and where the line to it starts: E = start + (target − start) × s(m)."""

    target: float
    upper: float | None
    basis: str
    start: float
    start_upper: float | None


@dataclass(frozen=True)
class _Resolved:
    figure: Figure
    #: Where the line of `from_observed` stands at the end of the year before; else absent.
    line_start: Figure | None = None


def county_paths(
    indicator: Indicator, stated: Stated, county: str, decembers: Mapping[int, float]
) -> dict[int, Path]:
    """Return the county's path for every year that has a target.

    `decembers` holds the county's December values by year.
    """
    resolved: dict[int, _Resolved] = {}
    for year in range(stated.plan.first_year, stated.plan.last_year + 1):
        found = _resolve(indicator, stated, county, year, decembers)
        if found is not None:
            resolved[year] = found
    return {
        year: path_to(
            indicator, found.figure, _previous(indicator, year, resolved, stated), found.line_start
        )
        for year, found in resolved.items()
    }


def path_to(
    indicator: Indicator,
    figure: Figure,
    previous: Figure | None,
    line_start: Figure | None = None,
) -> Path:
    """Return the path to a year's target, given the target of the year before (section 4)."""
    if indicator.is_year_task:
        start = Figure(0.0, 0.0, "")
    elif indicator.kind == "cumulative":
        start = previous or Figure(0.0, 0.0, "")
    else:
        start = line_start or previous or figure
    upper_start = None
    if figure.upper is not None:
        upper_start = start.value if start.upper is None else start.upper
    return Path(figure.value, figure.upper, figure.basis, start.value, upper_start)


def _previous(
    indicator: Indicator, year: int, resolved: dict[int, _Resolved], stated: Stated
) -> Figure | None:
    if year - 1 in resolved:
        return resolved[year - 1].figure
    return base_level(indicator, stated.baseline) if year - 1 == stated.plan.base_year else None


def base_level(indicator: Indicator, baseline: float | None) -> Figure | None:
    """Return the baseline as T of the base year; a cumulative indicator starts from 0."""
    if baseline is None or indicator.kind == "cumulative":
        return None
    return Figure(baseline, baseline, "baseline")


def _resolve(
    indicator: Indicator,
    stated: Stated,
    county: str,
    year: int,
    decembers: Mapping[int, float],
) -> _Resolved | None:
    """Return the target of a year by the first rule of section 3 that applies."""
    if (county, year) in stated.local:
        return _Resolved(stated.local[county, year])
    if year in stated.years:
        return _Resolved(stated.years[year])
    if not stated.years or year in stated.unknown_years:
        return None
    earlier = [other for other in stated.years if other < year]
    later = [other for other in stated.years if other > year]
    if not later:
        return _carry(indicator, stated, max(earlier))
    if indicator.kind == "cumulative":
        zero = Figure(0.0, 0.0, "")
        first = (
            (max(earlier), stated.years[max(earlier)]) if earlier else (stated.plan.base_year, zero)
        )
        return _Resolved(_between(first, (min(later), stated.years[min(later)]), year, "prorated"))
    base = _base_of(earlier, stated)
    if base is not None:
        last = (min(later), stated.years[min(later)])
        return _Resolved(_between(base, last, year, "interpolated"))
    return _from_observed(indicator, (min(later), stated.years[min(later)]), year, decembers)


def _base_of(earlier: list[int], stated: Stated) -> tuple[int, Figure] | None:
    if earlier:
        return max(earlier), stated.years[max(earlier)]
    if stated.baseline is not None:
        return stated.plan.base_year, Figure(stated.baseline, stated.baseline, "baseline")
    return None


def _carry(indicator: Indicator, stated: Stated, last: int) -> _Resolved | None:
    figure = stated.years[last]
    is_one_year_task = indicator.kind == "flow" and len(stated.years) == 1
    if is_one_year_task and figure.basis != "baseline":
        return None
    return _Resolved(Figure(figure.value, figure.upper, "carried"))


def _from_observed(
    indicator: Indicator, first: tuple[int, Figure], year: int, decembers: Mapping[int, float]
) -> _Resolved | None:
    observed = [other for other in decembers if other < year]
    if not observed:
        return None
    actual = decembers[max(observed)]
    if satisfies(indicator.direction, actual, first[1].value, first[1].upper):
        figure = Figure(first[1].value, first[1].upper, "from_observed")
        return _Resolved(figure, line_start=figure)
    start = (max(observed), Figure(actual, actual, ""))
    return _Resolved(
        _between(start, first, year, "from_observed"),
        line_start=_between(start, first, year - 1, ""),
    )


def _between(one: tuple[int, Figure], other: tuple[int, Figure], year: int, basis: str) -> Figure:
    """Return the point of the straight line between two years."""
    part = (year - one[0]) / (other[0] - one[0])
    value = one[1].value + (other[1].value - one[1].value) * part
    upper = None
    if other[1].upper is not None:
        low = one[1].value if one[1].upper is None else one[1].upper
        upper = low + (other[1].upper - low) * part
    return Figure(value, upper, basis)


def satisfies(direction: str, actual: float, target: float, upper: float | None) -> bool:
    """Return whether a value meets a target; 1e-9 is allowed (rules.md section 5)."""
    if direction == "at_least":
        return actual >= target - _ALLOWED
    if direction == "at_most":
        return actual <= target + _ALLOWED
    if direction == "equal":
        return abs(actual - target) <= _ALLOWED
    return target - _ALLOWED <= actual <= (target if upper is None else upper) + _ALLOWED
