"""How the cells of an HTML table look."""

import pytest

from flows.ingest.files.html import read_html
from flows.ingest.files.looks.html_looks import look_of_tag
from flows.ingest.grid import CellLook


@pytest.mark.parametrize(
    ("tag", "attributes", "look"),
    [
        ("td", {}, CellLook()),
        ("th", {}, CellLook(is_bold=True)),
        ("td", {"bgcolor": "#EEEEEE"}, CellLook(is_filled=True)),
        ("td", {"bgcolor": "#FFFFFF"}, CellLook()),
        ("td", {"style": "font-weight:700"}, CellLook(is_bold=True)),
        ("td", {"style": "FONT-WEIGHT: bold; background: #eee"}, CellLook(0, True, True)),
        ("td", {"style": "background-color:transparent;font-weight:400"}, CellLook()),
        ("td", {"style": "mso-char-indent-count:2;padding-left:24px"}, CellLook(indent=2)),
        ("td", {"style": "padding-left: 1.5em"}, CellLook(indent=1)),
        ("td", {"style": "padding-left:5px"}, CellLook()),
    ],
)
def test_tag_and_attributes_say_how_a_cell_looks(tag: str, attributes: dict[str, str], look):
    assert look_of_tag(tag, attributes) == look


def test_a_cell_that_begins_bold_is_bold_and_stands_where_the_grid_has_it():
    page = "<table><tr><th colspan=2>a</th></tr><tr><td>x <b>y</b><td><b>z</b></table>"
    (grid,) = read_html(page.encode(), 100)

    assert grid.looks is not None
    assert grid.looks() == {(0, 0): CellLook(is_bold=True), (1, 1): CellLook(is_bold=True)}
