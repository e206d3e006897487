"""A narrow drawing as a picture for mails, whose readers show no SVG: the same parts and looks.

Twice as many dots as units, white behind: a phone shows the words as large as on the page.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from PIL import Image, ImageDraw, ImageFont

from flows.report.charts.narrow.svg_drawing import TEXT, WIDTH

_FONT = Path(__file__).parents[1] / "font" / "NotoSansSC-Regular.otf"
#: Dots a unit; lines and areas are drawn twice as fine and halved, so that their edges are soft.
SCALE, _FINE = 2, 4
_MARGIN = 4
#: How many pixels of a screen a picture is wide.
PICTURE_WIDTH = WIDTH + 2 * _MARGIN
_COLOURS = 64
_PAPER, _INK, _SOFT, _RULE = "#ffffff", "#1b1f24", "#57606a", "#d0d7de"
_REACHED, _ASKED, _GOAL, _RISEN, _FALLEN = "#1f5fa8", "#6b727b", "#a3231c", "#1a7f4b", "#c8372d"
_WORDS = {
    "soft": _SOFT,
    "goal-text": _GOAL,
    "reached-text": _REACHED,
    "on-black": "#000000",
    "on-white": "#ffffff",
}
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class _Look:
    """How a class of lines and marks looks, as page.css has it: stroke, its width, dashes, fill."""

    stroke: str
    width: float
    dashes: tuple[float, float] = (0, 0)
    fill: str = ""


_LOOKS = {
    "reached": _Look(_REACHED, 2.2),
    "asked": _Look(_ASKED, 1.6, (5, 3)),
    "outlook": _Look(_REACHED, 1.8, (2, 4)),
    "rule": _Look(_RULE, 1),
    "mark-asked": _Look(_INK, 2.6),
    "mark-target": _Look(_INK, 1.4, (3, 2)),
    "risen": _Look(_RISEN, 2, fill=_RISEN),
    "fallen": _Look(_FALLEN, 2, fill=_FALLEN),
    "kept": _Look(_ASKED, 2, fill=_ASKED),
    "dot": _Look("", 0, fill=_REACHED),
    "hollow": _Look(_REACHED, 2, fill=_PAPER),
    "goal": _Look("", 0, fill=_GOAL),
    "goal-reference": _Look(_GOAL, 2, fill=_PAPER),
}


def paint_drawing(svg: str) -> bytes:
    """Return a drawing of svg_drawing.py as PNG, the same bytes for the same drawing."""
    drawing = fromstring(svg)
    height = float(drawing.get("viewBox", "0 0 0 0").split()[3])
    size = (PICTURE_WIDTH, round(height) + 2 * _MARGIN)
    fine = Image.new("RGB", (size[0] * _FINE, size[1] * _FINE), _PAPER)
    for part in drawing:
        _paint_shape(ImageDraw.Draw(fine), part)
    image = fine.reduce(_FINE // SCALE)
    for part in drawing:
        if part.tag == "text":
            _write(ImageDraw.Draw(image), part)
    stream = io.BytesIO()
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(stream, "PNG")
    return stream.getvalue()


def _paint_shape(canvas: ImageDraw.ImageDraw, part: Element) -> None:
    look = _LOOKS.get(part.get("class", ""), _Look("", 0, fill=part.get("fill", "")))
    if part.tag == "rect":
        x, y, width, height = (_number(part, name) for name in ("x", "y", "width", "height"))
        if width:
            canvas.rectangle((*_dots(x, y), *_dots(x + width, y + height)), fill=look.fill)
    elif part.tag == "circle":
        x, y, radius = (_number(part, name) for name in ("cx", "cy", "r"))
        box = (*_dots(x - radius, y - radius), *_dots(x + radius, y + radius))
        canvas.ellipse(box, look.fill, look.stroke or None, round(look.width * _FINE))
    elif part.tag == "path":
        corners = [_dots(*corner) for corner in _corners(part.get("d", ""))]
        canvas.polygon(corners, look.fill)
        if look.stroke:
            _stroke(canvas, [*corners, corners[0]], look)
    elif part.tag == "polyline":
        points = [tuple(map(float, pair.split(","))) for pair in part.get("points", "").split()]
        _stroke(canvas, [_dots(x, y) for x, y in points], look)


def _stroke(canvas: ImageDraw.ImageDraw, points: Points, look: _Look) -> None:
    """Draw a line in one piece, or in dashes that go on around its corners."""
    width = round(look.width * _FINE)
    if not any(look.dashes):
        canvas.line(list(points), look.stroke, width, joint="curve")
        return
    for dash in _dashes(points, [length * _FINE for length in look.dashes]):
        canvas.line(list(dash), look.stroke, width)


def _dashes(points: Points, lengths: Sequence[float]) -> Iterator[Points]:
    """Yield the drawn pieces of a line; `lengths` are those of a dash and of the gap behind it."""
    place, left = 0, lengths[0]
    for (x, y), (to_x, to_y) in pairwise(points):
        whole, gone = hypot(to_x - x, to_y - y), 0.0
        while gone < whole:
            step = min(left, whole - gone)
            if place == 0:
                ends = [(gone / whole), (gone + step) / whole]
                yield [(x + (to_x - x) * part, y + (to_y - y) * part) for part in ends]
            gone, left = gone + step, left - step
            if left <= 0:
                place = 1 - place
                left = lengths[place]


def _corners(path: str) -> Iterator[tuple[float, float]]:
    """Yield the corners of a path of one M and relative l: the mark of a target."""
    start, *steps = path.removeprefix("M").removesuffix("z").split("l")
    x, y = map(float, start.split())
    yield x, y
    for step in steps:
        across, down = map(float, step.split())
        x, y = x + across, y + down
        yield x, y


def _write(canvas: ImageDraw.ImageDraw, part: Element) -> None:
    x, y = (_number(part, name) + _MARGIN for name in ("x", "y"))
    canvas.text(
        (x * SCALE, y * SCALE),
        part.text or "",
        _WORDS.get(part.get("class", ""), _INK),
        _font(),
        _ANCHORS[part.get("text-anchor", "start")],
    )


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), TEXT * SCALE)


def _number(part: Element, name: str) -> float:
    return float(part.get(name, "0"))


def _dots(x: float, y: float) -> tuple[float, float]:
    return (x + _MARGIN) * _FINE, (y + _MARGIN) * _FINE
