"""The trajectory for a phone: reported figures, path, targets, outlook over two years."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.numbers_text import show_figure, usual_decimals
from flows.period import month_index, year_of
from flows.report.charts.axis_text import axis_text
from flows.report.charts.label_places import Label, place_labels
from flows.report.charts.line_breaks import text_width
from flows.report.charts.narrow.svg_drawing import TEXT, WIDTH, Drawing, Key
from flows.report.charts.trajectory import Point, Trajectory, parts_of
from flows.same_figure import ALLOWANCE
from flows.wording import TARGET_NAMES

_HEIGHT, _LEFT, _RIGHT, _LABEL = 150.0, 56.0, 26.0, 16.0
_YEAR = 12
#: An axis of one year has a tick every third month, one of two years every sixth.
_TICKED = {1: 3, 2: 6}
#: Room above and below the figures, as a share of their span.
_ROOM = 0.15
_STEPS = 4

Place = Callable[[float], float]


@dataclass(frozen=True)
class _Figure:
    """A figure beside a mark: the mark's place, the figure and the class of its words.

    Of the year's target and its outlook the lower one's figure stands below.
    """

    x: float
    y: float
    value: float
    kind: str
    is_below: bool = False


def narrow_trajectory(data: Trajectory) -> str:
    """Return the lines from January of the first year to December of this one."""
    drawing = Drawing()
    top = drawing.keys(_keys(data), 0) + 2 * _LABEL
    low, high = _span(data)
    years = range(data.first_year, year_of(data.period) + 1)
    first = years[0] * 12
    step = (WIDTH - _LEFT - _RIGHT) / (_YEAR * len(years) - 1)

    def x(period: str) -> float:
        return _LEFT + (month_index(period) - first) * step

    def y(value: float) -> float:
        return top + (high - value) / (high - low) * _HEIGHT

    drawing.text(0, top - _LABEL, data.unit, kind="soft")
    ticks = ticks_between(low, high)
    step_of_ticks = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    for tick in ticks:
        drawing.line([(_LEFT, y(tick)), (WIDTH - _RIGHT, y(tick))], "rule")
        drawing.text(
            _LEFT - 5, y(tick), axis_text(tick, step_of_ticks, high), anchor="end", kind="soft"
        )
    _write_months(drawing, years, x, top + _HEIGHT + _LABEL)
    lines: tuple[tuple[str, Callable[[Point], float], bool], ...] = (
        ("asked", lambda point: point.expected, data.is_path_yearly),
        ("reached", lambda point: point.actual, data.is_flow),
    )
    for kind, value, is_split in lines:
        for part in parts_of(data.points, is_split=is_split):
            known = [point for point in part if not math.isnan(value(point))]
            drawing.line([(x(point.period), y(value(point))) for point in known], kind)
    _draw_marks(drawing, data, x, y)
    return drawing.svg(top + _HEIGHT + 3 * _LABEL, data.alt)


def ticks_between(low: float, high: float) -> list[float]:
    """Return at most six steps of 1, 2 or 5 inside a span."""
    raw = (high - low) / _STEPS
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(one * power for one in (1, 2, 5, 10) if one * power >= raw * (1 - ALLOWANCE))
    first, last = math.ceil(low / step - ALLOWANCE), math.floor(high / step + ALLOWANCE)
    return [round(number * step, 9) for number in range(first, last + 1)]


def _span(data: Trajectory) -> tuple[float, float]:
    values = [value for point in data.points for value in (point.actual, point.expected)]
    values += [goal.value for goal in data.goals] + [data.forecast]
    known = [value for value in values if not math.isnan(value)] or [0.0]
    room = _ROOM * (max(known) - min(known)) or 1.0
    low = min(known) - room
    return (max(low, 0.0) if min(known) >= 0 else low), max(known) + room


def _write_months(drawing: Drawing, years: range, x: Callable[[str], float], y: float) -> None:
    step = _TICKED[len(years)]
    for one in years:
        for month in range(step, _YEAR + 1, step):
            drawing.text(x(f"{one}-{month:02d}"), y, f"{month}月", anchor="middle", kind="soft")
        drawing.text(x(f"{one}-06"), y + _LABEL, f"{one}年", anchor="middle", kind="soft")


def _draw_marks(drawing: Drawing, data: Trajectory, x: Callable[[str], float], y: Place) -> None:
    """Draw the latest figure, the outlook and the targets, each with its figure."""
    decimals = usual_decimals(data.unit)
    end = f"{year_of(data.period)}-12"
    figures: list[_Figure] = []
    if data.latest:
        last = data.latest[-1]
        place = (x(last.period), y(last.actual))
        drawing.dot(*place, "dot")
        figures.append(_Figure(*place, last.actual, "reached-text", data.is_falling))
    for goal in data.goals:
        at = (x(f"{goal.year}-12"), y(goal.value))
        drawing.diamond(*at, "goal-reference" if goal.is_reference else "goal")
        is_below = at[0] == x(end) and goal.value < data.forecast
        figures.append(_Figure(*at, goal.value, "goal-text", is_below=is_below))
    if data.latest and not math.isnan(data.forecast):
        outlook = (x(end), y(data.forecast))
        drawing.line([place, outlook], "outlook")
        drawing.dot(*outlook, "hollow")
        is_below = not any(one.is_below for one in figures if one.kind == "goal-text")
        figures.append(_Figure(*outlook, data.forecast, "reached-text", is_below=is_below))
    _write_figures(drawing, figures, decimals)


def _write_figures(drawing: Drawing, figures: Sequence[_Figure], decimals: int) -> None:
    """Write each mark's figure above or below it, inside the drawing and over nothing else."""
    words = [show_figure(one.value, decimals) for one in figures]
    labels = []
    for one, text in zip(figures, words, strict=True):
        width = text_width(text) * TEXT
        middle = min(max(one.x, width / 2), WIDTH - width / 2)
        labels.append(Label(middle, (one.x, one.y), width, 1 if one.is_below else -1))
    heights = place_labels(labels, rise=_LABEL, height=TEXT)
    for one, label, text, height in zip(figures, labels, words, heights, strict=True):
        drawing.text(label.x, height, text, anchor="middle", kind=one.kind)


def _keys(data: Trajectory) -> list[Key]:
    keys: list[Key] = [("line", "reached", "实际")]
    if any(not math.isnan(point.expected) for point in data.points):
        keys.append(("line", "asked", "应达到"))
    if not math.isnan(data.forecast):
        keys.append(("line", "outlook", "按现速到年末"))
    keys += [
        ("diamond", "goal-reference" if one else "goal", f"年末{TARGET_NAMES[one]}")
        for one in (False, True)
        if any(goal.is_reference == one for goal in data.goals)
    ]
    return keys
