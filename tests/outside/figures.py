"""One figure: how far the work has come by a month, and how it is counted and split."""

import math
from collections.abc import Mapping

from flows.period import month_of, year_of
from tests.outside.tasks import BASE_YEAR, SHAPES, Task

#: Figures come out of floats; what is whole but for that is whole.
SMALL = 1e-9

Shifts = tuple[int, ...]


def on_the_way(task: Task, period: str, short: float = 0.0, shifts: Shifts = ()) -> float:
    """What the work has reached: by its own shape, and not behind what is asked by then.

    `short`: by how much it falls short of that all the same, until the target is due in full.
    `shifts`: by how many months each part of the year's work is off its season.
    """
    year, month = year_of(period), month_of(period)
    if year == BASE_YEAR:
        return 0.0 if task.is_year_task else task.start
    end = task.end(year)
    before = 0.0 if task.is_year_task else task.end(year - 1)
    asked = task.pace(month)
    is_act = task.given.get("path") == "at_due"
    done = asked if is_act else max(SHAPES[task.shape][month - 1], asked)
    if shifts and asked < 1 and not is_act:
        done = sum(_in_season(task, month - shift) for shift in shifts) / len(shifts)
    figure = before + (end - before) * done
    if asked >= 1 or before == end or task.direction == "between":
        return figure
    return figure * (1 + short if task.direction == "at_most" else 1 - short)


def _in_season(task: Task, month: int) -> float:
    if not 1 <= month <= 12:
        return float(month > 12)
    return max(SHAPES[task.shape][month - 1], task.pace(month))


def path(task: Task, period: str) -> float:
    """What the rules ask of the county, before rounding (section 4)."""
    year = year_of(period)
    before = 0.0 if task.is_year_task else task.end(year - 1)
    return before + (task.end(year) - before) * task.pace(month_of(period))


def rounded(task: Task, figure: float, digits: int | None = None, *, is_kept: bool = True) -> float:
    """A figure as it is counted: what is promised is reached, a limit is kept, or else not."""
    scale = 10.0 ** (task.digits if digits is None else digits)
    is_limit = (task.direction == "at_most") is is_kept
    whole = math.floor(figure * scale + SMALL) if is_limit else math.ceil(figure * scale - SMALL)
    return max(0, whole) / scale


def split(count: int, sizes: Mapping[str, float]) -> dict[str, int]:
    """Whole parts by size, the largest remainders first, ties by code."""
    total = sum(sizes.values())
    exact = {key: count * size / total for key, size in sizes.items()}
    parts = {key: math.floor(one + SMALL) for key, one in exact.items()}
    order = sorted(exact, key=lambda key: (-round(exact[key] - parts[key], 9), key))
    for key in order[: count - sum(parts.values())]:
        parts[key] += 1
    return parts
