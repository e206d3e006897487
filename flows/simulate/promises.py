"""What a county does about an indicator: its figure at each year's end, and the way there."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import month_of, year_of
from flows.simulate.seasons import IN_SEASON, MONTHS, Shifts, ending_at, season_of

Values = npt.NDArray[np.float64]
#: The simulated plans' first year.
FIRST_YEAR = 2021
#: Where a county stands before the first year, as a share of what it is asked for.
_START = (0.55, 0.3)
#: How many cases there are before the first year of what is to become rare, at least and at most.
FEW_CASES, _MANY_CASES = 12.0, 40.0


@dataclass(frozen=True)
class Promise:
    """The figures of one indicator for the whole county; `before` is that of the base year."""

    indicator: Indicator
    ends: Mapping[int, float]
    before: float
    due_months: Mapping[int, int]

    @property
    def is_year_task(self) -> bool:
        """Return whether it counts from 0 each January."""
        return self.indicator.kind == "flow" or self.indicator.path in ("from_zero", "at_due")

    def at_ends(self, months: tuple[str, ...]) -> Values:
        """Return for each month the figure of its year's end."""
        return np.array([self.ends[year_of(period)] for period in months])

    def figures(self, months: tuple[str, ...], shifts: Shifts = IN_SEASON) -> Values:
        """Return the figure at each month's end; `shifts` move the season's events."""
        return np.array([self._at(year_of(period), month_of(period), shifts) for period in months])

    def figures_until(self, stop: str | None, months: tuple[str, ...], shifts: Shifts) -> Values:
        """Return the figures, from a stop on those of its month."""
        figures = self.figures(months, shifts)
        if stop is None or stop not in months:
            return figures
        stopped: Values = np.where(np.array(months) >= stop, figures[months.index(stop)], figures)
        return stopped

    def _at(self, year: int, month: int, shifts: Shifts) -> float:
        end = self.ends[year]
        share = float(self.season(year, shifts)[month - 1])
        if self.is_year_task:
            return end * share
        previous = self.ends.get(year - 1, self.before)
        return previous + (end - previous) * share

    def seasons(self, months: tuple[str, ...], shifts: Shifts) -> Values:
        """Return the part of its year's work done by each month's end."""
        return np.array(
            [self.season(year_of(period), shifts)[month_of(period) - 1] for period in months]
        )

    def season(self, year: int, shifts: Shifts = IN_SEASON) -> Values:
        """Return the part of the year's work done by each month's end."""
        due = self.due_months.get(year, MONTHS)
        if self.indicator.path == "at_due":
            return (np.arange(1, MONTHS + 1) >= due).astype(float)
        return ending_at(season_of(self.indicator.name, shifts), due)


def make_promises(
    catalog: Catalog, years: range, chances: Mapping[str, float]
) -> dict[str, Promise]:
    """Return the promise of every indicator for which a figure is known.

    `chances` (0 to 1 by indicator) decides how far the county has come before the first year.
    """
    stated: dict[str, dict[int, float]] = {}
    due: dict[str, dict[int, int]] = {}
    for target in catalog.targets:
        if target.value is not None:
            stated.setdefault(target.indicator_code, {})[target.year] = target.value
        if target.due_month:
            due.setdefault(target.indicator_code, {})[target.year] = month_of(target.due_month)
    return {
        code: _promise(catalog.indicator_by_code[code], figures, due.get(code, {}), years, chance)
        for code, figures in stated.items()
        for chance in (chances[code],)
    }


def _promise(
    indicator: Indicator,
    stated: dict[int, float],
    due: dict[int, int],
    years: range,
    chance: float,
) -> Promise:
    later = {year: value for year, value in stated.items() if year >= FIRST_YEAR}
    first = min(later)
    if FIRST_YEAR - 1 in stated:
        before = stated[FIRST_YEAR - 1]
    elif indicator.kind == "cumulative":
        before = 0.0
    elif first == FIRST_YEAR and first not in due:
        before = later[first]
    else:
        before = _start(indicator, later[first], chance)
    known = {FIRST_YEAR - 1: before, **later}
    ends = np.interp(years, sorted(known), [known[year] for year in sorted(known)])
    return Promise(indicator, dict(zip(years, ends.tolist(), strict=True)), before, due)


def _start(indicator: Indicator, target: float, chance: float) -> float:
    if indicator.direction == "equal":
        return target
    if indicator.direction == "at_most":
        return target + round(FEW_CASES + (_MANY_CASES - FEW_CASES) * chance)
    start = target * (_START[0] + _START[1] * chance)
    return float(np.floor(start)) if indicator.integer else start
