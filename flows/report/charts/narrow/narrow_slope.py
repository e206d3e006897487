"""The chart of places for a phone: last month's place left, the town with its place right."""

from flows.numbers_text import show_score
from flows.report.charts.narrow.svg_drawing import WIDTH, Drawing, Key, fitting
from flows.report.charts.slope import Slope, SlopeTown

_ROW, _HEAD = 24.0, 26.0
_LEFT, _FROM, _TO, _PLACE, _NAME = 22.0, 32.0, 118.0, 128.0, 152.0


def narrow_slope(data: Slope) -> str:
    """Return each town's way from last month's place to this one's."""
    drawing = Drawing()
    keys: list[Key] = [
        ("line", "risen", "名次上升"),
        ("line", "fallen", "名次下降"),
        ("line", "kept", "不变"),
    ]
    top = drawing.keys(keys, 0) + _HEAD
    drawing.text(0, top - _HEAD / 2, data.before, kind="soft")
    drawing.text(_PLACE, top - _HEAD / 2, data.now, kind="soft")
    before = sorted(data.towns, key=lambda town: (town.before, town.now))
    for place, town in enumerate(before):
        drawing.text(_LEFT, _middle(top, place), str(town.before), anchor="end")
    for place, town in enumerate(data.towns):
        ends = [(_FROM, _middle(top, before.index(town))), (_TO, _middle(top, place))]
        drawing.line(ends, _kind(town))
        for x, y in ends:
            drawing.dot(x, y, _kind(town))
        drawing.text(_PLACE, _middle(top, place), str(town.now))
        words = f"{town.name}{_mark(town)}（{show_score(town.score)}分）"
        drawing.text(_NAME, _middle(top, place), fitting(words, WIDTH - _NAME))
    return drawing.svg(top + _ROW * len(data.towns), data.alt)


def _middle(top: float, place: int) -> float:
    return top + _ROW * (place + 0.5)


def _kind(town: SlopeTown) -> str:
    step = town.before - town.now
    return "risen" if step > 0 else "fallen" if step < 0 else "kept"


def _mark(town: SlopeTown) -> str:
    step = town.before - town.now
    return f"↑{step}" if step > 0 else f"↓{-step}" if step < 0 else ""
