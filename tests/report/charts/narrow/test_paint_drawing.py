"""A drawing as a picture: every part at its place, in its colour, the same bytes each time."""

import io

import pytest
from PIL import Image

from flows.report.charts.narrow.paint_drawing import PICTURE_WIDTH, SCALE, paint_drawing
from flows.report.charts.narrow.svg_drawing import WIDTH, Drawing

RED, BLUE, WHITE = (200, 55, 44), (31, 95, 168), (255, 255, 255)


def painted(drawing: Drawing, height: float = 60) -> Image.Image:
    picture = Image.open(io.BytesIO(paint_drawing(drawing.svg(height, "说明")))).convert("RGB")
    assert picture.size == (PICTURE_WIDTH * SCALE, (height + 8) * SCALE)
    return picture


def colour_at(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    pixel = picture.getpixel((round((x + 4) * SCALE), round((y + 4) * SCALE)))
    assert isinstance(pixel, tuple)
    return pixel


def is_like(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 8 for a, b in zip(one, other, strict=True))


def test_bars_lines_and_marks_stand_where_they_are_drawn():
    drawing = Drawing()
    drawing.bar(10, 10, 100, 20, "#c8372c")
    drawing.line([(120, 20), (200, 20)], "reached")
    drawing.dot(230, 20, "dot")
    drawing.diamond(260, 20, "goal")
    drawing.diamond(290, 20, "goal-reference")
    picture = painted(drawing)

    assert is_like(colour_at(picture, 60, 20), RED)
    assert is_like(colour_at(picture, 60, 35), WHITE)
    assert is_like(colour_at(picture, 160, 20), BLUE)
    assert is_like(colour_at(picture, 160, 26), WHITE)
    assert is_like(colour_at(picture, 230, 20), BLUE)
    for x in (257, 263):
        assert is_like(colour_at(picture, x, 20), (163, 35, 28))
    assert is_like(colour_at(picture, 290, 20), WHITE)
    assert not is_like(colour_at(picture, 284.5, 20), WHITE)


def test_a_bar_of_nothing_leaves_no_trace():
    drawing = Drawing()
    drawing.bar(10, 10, 0, 20, "#c8372c")

    assert painted(drawing).getcolors() == [(PICTURE_WIDTH * SCALE * 68 * SCALE, WHITE)]


@pytest.mark.parametrize(("kind", "dashes"), [("asked", (5, 3)), ("outlook", (2, 4))])
def test_a_dashed_line_has_dashes_and_gaps_of_its_class(kind, dashes):
    drawing = Drawing()
    drawing.line([(10, 30), (170, 30), (330, 30)], kind)
    picture = painted(drawing)
    inked = [colour_at(picture, 10 + step / SCALE, 30) != WHITE for step in range(640)]
    drawn, gap = dashes

    assert abs(sum(inked) / len(inked) - drawn / (drawn + gap)) < 0.12
    assert sum(a and not b for a, b in zip(inked, inked[1:], strict=False)) in range(
        320 // sum(dashes) - 2, 320 // sum(dashes) + 2
    )


@pytest.mark.parametrize(
    ("anchor", "x", "free"), [("start", 0, (60, WIDTH)), ("end", WIDTH, (0, WIDTH - 60))]
)
def test_words_begin_and_end_where_they_are_anchored(anchor, x, free):
    drawing = Drawing()
    drawing.text(x, 30, "■ 仓上", anchor=anchor)
    picture = painted(drawing)
    left, right = ((one + 4) * SCALE for one in free)
    beside = picture.crop((left, 0, right, picture.height))

    assert len(beside.getcolors() or ()) == 1
    assert len(picture.getcolors() or ()) > 3


def test_the_same_drawing_is_the_same_picture():
    drawing = Drawing()
    drawing.keys([("area", "#2e8b57", "● 正常"), ("line", "asked", "应达到")], 0)

    assert paint_drawing(drawing.svg(40, "说明")) == paint_drawing(drawing.svg(40, "说明"))
