"""The lines of the page's trajectories: this year and last, each area with its own targets."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.period import year_of
from flows.report.month.judged_row import JudgedRow
from flows.report.month.review import Review
from flows.report.page.scripts import number
from flows.wording import BASIS_NAMES, TARGET_NAMES

Figure = float | int | None
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator's due periods of this year and last, and each area's own lines.

    `actual` and `expected` have one list per area, None for an area without rows; `goals` the
    area's own targets as year, value and name.
    """

    periods: tuple[str, ...]
    actual: tuple[tuple[Figure, ...] | None, ...]
    expected: tuple[tuple[Figure, ...] | None, ...]
    goals: tuple[tuple[tuple[int, Figure, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of one year: its value, what it is worth, where it comes from."""

    year: int
    value: float
    name: str
    basis: str


def goals_of(review: Review) -> dict[Key, list[Goal]]:
    """Return the targets of every indicator and area by year."""
    frame = review.facts.targets.sort_values(["indicator_code", "area_code", "year"])
    names = ("indicator_code", "area_code", "year", "target", "basis", "is_reference")
    goals: dict[Key, list[Goal]] = defaultdict(list)
    for code, area, year, target, basis, is_reference in zip(
        *(frame[name] for name in names), strict=True
    ):
        name = TARGET_NAMES[bool(is_reference)]
        goal = Goal(int(year), float(target), name, BASIS_NAMES.get(str(basis), ""))
        goals[str(code), str(area)].append(goal)
    return goals


def due_indicators(review: Review) -> list[Indicator]:
    """Return the indicators with a row in the month, in the order of the catalogue."""
    due = {row.indicator_code for row in review.month_rows}
    return [one for one in review.facts.catalog.indicators if one.indicator_code in due]


def indicator_series(review: Review) -> tuple[Series, ...]:
    """Return the lines of this year and last of every due indicator."""
    catalog = review.facts.catalog
    areas = [area.area_code for area in (catalog.county, *catalog.towns)]
    first = f"{year_of(review.period) - 1}-01"
    rows: dict[Key, dict[str, JudgedRow]] = defaultdict(dict)
    periods: dict[str, set[str]] = defaultdict(set)
    for row in review.rows:
        if row.period >= first:
            rows[row.indicator_code, row.area_code][row.period] = row
            periods[row.indicator_code].add(row.period)
    goals = goals_of(review)
    found = []
    for one in due_indicators(review):
        code = one.indicator_code
        own = [rows.get((code, area)) for area in areas]
        kept = tuple(sorted(periods[code]))
        found.append(
            Series(
                periods=kept,
                actual=tuple(_line(lines, kept, "actual") for lines in own),
                expected=tuple(_line(lines, kept, "expected") for lines in own),
                goals=tuple(_near(goals[code, area], review.period) for area in areas),
            )
        )
    return tuple(found)


def _line(
    rows: dict[str, JudgedRow] | None, periods: Sequence[str], which: str
) -> tuple[Figure, ...] | None:
    if rows is None:
        return None
    return tuple(number(getattr(rows[one], which)) if one in rows else None for one in periods)


def _near(goals: Iterable[Goal], period: str) -> tuple[tuple[int, Figure, str], ...]:
    """Return the targets of this year and last, which the trajectory shows."""
    year = year_of(period)
    return tuple(
        (goal.year, number(goal.value), goal.name)
        for goal in goals
        if year - 1 <= goal.year <= year
    )
