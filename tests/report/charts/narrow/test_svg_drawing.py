import pytest
from lxml import etree

from flows.report.charts.narrow.svg_drawing import WIDTH, Drawing, fitting


def drawn(drawing, height=20.0):
    return etree.fromstring(drawing.svg(height, "说明"))


def test_a_drawing_is_an_image_with_its_content_in_words():
    drawing = Drawing()
    drawing.bar(1.0, 2.0, 30.25, 4.0, "#ff0000")
    drawing.text(340, 10, "差12", anchor="end", kind="soft")

    assert drawing.svg(20.0, "甲&乙") == (
        '<svg viewBox="0 0 340 20" role="img" aria-label="甲&amp;乙">'
        '<rect x="1" y="2" width="30.2" height="4" fill="#ff0000"></rect>'
        '<text x="340" y="14.5" text-anchor="end" class="soft">差12</text></svg>'
    )


def test_words_of_input_are_no_markup():
    drawing = Drawing()
    drawing.text(0, 0, '<script>"')

    [text] = drawn(drawing)
    assert (text.tag, text.text) == ("text", '<script>"')


def test_a_bar_of_less_than_nothing_is_not_drawn_backwards():
    drawing = Drawing()
    drawing.bar(0, 0, -3.0, 4.0, "#000")

    assert drawn(drawing)[0].get("width") == "0"


def test_a_legend_begins_a_row_where_the_last_is_full():
    drawing = Drawing()
    keys = [("area", "#000", "正常"), ("line", "asked", "应达到"), ("diamond", "goal", "计划目标")]

    assert drawing.keys(keys[:2], 0) == 20
    assert drawing.keys(keys * 3, 0) == 40
    assert drawing.keys([], 7.0) == 7.0
    ends = [float(one.get("x")) for one in drawn(drawing) if one.tag == "text"]
    assert max(ends) < WIDTH


@pytest.mark.parametrize(
    ("words", "width", "kept"), [("城关镇", 40, "城关镇"), ("城关镇", 38, "城…"), ("", 5, "")]
)
def test_words_are_cut_where_there_is_no_room(words, width, kept):
    assert fitting(words, width) == kept
