"""The chart of plans for a phone: a plan's words above its bars of this year and last."""

from flows.report.charts.canvas import ink_on
from flows.report.charts.narrow.svg_drawing import TEXT, WIDTH, Drawing, fitting
from flows.report.charts.plan_status import PlanStatus
from flows.report.month.counts import Counts
from flows.wording import STATUS_MARKS, STATUS_NAMES

_STATUSES = ("green", "yellow", "red", "missing")
_WORDS, _BAR, _GAP, _SPACE = 11.0, 17.0, 3.0, 8.0


def narrow_plans(data: PlanStatus) -> str:
    """Return one or two bars a plan, split by status, with the counts inside."""
    colours = dict(data.colours)
    drawing = Drawing()
    keys = [("area", colours[key], f"{STATUS_MARKS[key]} {STATUS_NAMES[key]}") for key in _STATUSES]
    y = drawing.keys(keys, 0)
    for bar in data.plans:
        note = f"{STATUS_NAMES['green']}{bar.now.green}／{bar.now.due}项"
        if bar.before is not None:
            note += f"，{data.labels[1]}{bar.before.green}项"
        drawing.text(0, y + _WORDS, fitting(bar.plan, WIDTH - (len(note) + 1) * TEXT))
        drawing.text(WIDTH, y + _WORDS, note, anchor="end", kind="soft")
        y += 2 * _WORDS
        for counts in (bar.now, bar.before):
            if counts is not None:
                _draw_bar(drawing, counts, colours, y)
                y += _BAR + _GAP
        y += _SPACE
    return drawing.svg(y, data.alt)


def _draw_bar(drawing: Drawing, counts: Counts, colours: dict[str, str], y: float) -> None:
    x = 0.0
    for status in _STATUSES:
        number = int(getattr(counts, status))
        width = WIDTH * number / counts.due if counts.due else 0.0
        if not number:
            continue
        drawing.bar(x, y, width, _BAR, colours[status])
        if width > TEXT * len(str(number)):
            kind = f"on-{ink_on(colours[status])}"
            drawing.text(x + width / 2, y + _BAR / 2, str(number), anchor="middle", kind=kind)
        x += width
