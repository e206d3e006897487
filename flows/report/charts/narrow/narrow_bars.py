"""Bullet and variance charts for a phone: a town's words above its bar."""

import math

from flows.report.charts.bullet import Bullet
from flows.report.charts.narrow.svg_drawing import TEXT, WIDTH, Drawing, Key, fitting
from flows.report.charts.town_gaps import TownGap, show_actual, show_gap
from flows.report.charts.variance import Variance
from flows.wording import STATUS_MARKS, STATUS_NAMES, TARGET_NAMES

_ROW, _BAR, _WORDS = 42.0, 13.0, 11.0
_TOP = 22.0
#: A mark is not cut at the drawing's edge.
_EDGE = 3.0


def narrow_bullet(data: Bullet) -> str:
    """Return the towns' figures with what was asked and the year's targets."""
    colours = dict(data.colours)
    drawing = Drawing()
    keys = _status_keys(data.towns, colours)
    if any(not math.isnan(town.expected) for town in data.towns):
        keys.append(("line", "mark-asked", "至本月底应达到"))
    references = sorted({one.is_reference for one in data.towns if not math.isnan(one.target)})
    if references:
        name = "或".join(TARGET_NAMES[one] for one in references)
        keys.append(("line", "mark-target", f"全年{name}"))
    y = drawing.keys(keys, 0)
    drawing.text(0, y + _WORDS, data.axis, kind="soft")
    y += _TOP
    values = [
        value
        for town in data.towns
        for value in (town.actual, town.expected, town.target)
        if not math.isnan(value)
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    scale = (WIDTH - 2 * _EDGE) / ((high - low) or 1.0)
    for town in data.towns:
        _bullet_row(drawing, town, data, y, (low, scale))
        y += _ROW
    return drawing.svg(y, data.alt)


def _bullet_row(
    drawing: Drawing, town: TownGap, data: Bullet, y: float, axis: tuple[float, float]
) -> None:
    low, scale = axis
    gap = show_gap(town.gap, data.unit) or STATUS_NAMES[town.status]
    figure = "" if math.isnan(town.actual) else f"{show_actual(town, data.unit)}　"
    _words(drawing, town, f"{figure}{gap}", y)
    top = y + 2 * _WORDS
    if not math.isnan(town.actual):
        begin, end = sorted((0.0, town.actual))
        drawing.bar(
            _EDGE + (begin - low) * scale, top, (end - begin) * scale, _BAR,
            dict(data.colours)[town.status],
        )  # fmt: skip
    for value, kind, more in ((town.target, "mark-target", 0), (town.expected, "mark-asked", 2)):
        if not math.isnan(value):
            x = _EDGE + (value - low) * scale
            drawing.line([(x, top - more), (x, top + _BAR + more)], kind)


def narrow_variance(data: Variance) -> str:
    """Return how much each town lacks, to the left of what was asked, or is ahead."""
    colours = dict(data.colours)
    drawing = Drawing()
    y = drawing.keys(_status_keys(data.towns, colours), 0)
    drawing.text(0, y + _WORDS, data.axis, kind="soft")
    y += _TOP
    leads = [-town.gap for town in data.towns]
    low, high = min([0.0, *leads]), max([0.0, *leads])
    scale = (WIDTH - 2 * _EDGE) / ((high - low) or 1.0)
    zero = _EDGE - low * scale
    top = y
    for town, lead in zip(data.towns, leads, strict=True):
        _words(drawing, town, show_gap(town.gap, data.unit), y)
        begin = zero + min(lead, 0.0) * scale
        drawing.bar(begin, y + 2 * _WORDS, abs(lead) * scale, _BAR, colours[town.status])
        y += _ROW
    for place in range(len(data.towns)):
        bar = top + place * _ROW + 2 * _WORDS
        drawing.line([(zero, bar - 2), (zero, bar + _BAR + 2)], "mark-asked")
    return drawing.svg(y, data.alt)


def _words(drawing: Drawing, town: TownGap, figures: str, y: float) -> None:
    room = WIDTH - (len(figures) + 1) * TEXT * 0.8
    name = fitting(f"{STATUS_MARKS[town.status]} {town.name}", room)
    drawing.text(0, y + _WORDS, name)
    drawing.text(WIDTH, y + _WORDS, figures, anchor="end")


def _status_keys(towns: tuple[TownGap, ...], colours: dict[str, str]) -> list[Key]:
    return [
        ("area", colours[status], f"{STATUS_MARKS[status]} {name}")
        for status, name in STATUS_NAMES.items()
        if any(town.status == status for town in towns)
    ]
