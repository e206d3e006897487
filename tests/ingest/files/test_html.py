"""HTML pages as old exporters write them, read as a browser shows them."""

import pytest

from flows.ingest.files.html import read_html
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import Merge


def rows_of(page: str) -> list[list[object]]:
    grids = read_html(page.encode("gb18030"), 1_000)
    return grids[0].rows if grids else []


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>甲</td><td>1</td></tr><td>乙</td><td>2</td></tr></table>",
        "<table><td>甲</td><td>1</td></tr><td>乙</td><td>2</td></tr></table>",
        "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>",
        "<TABLE><TR><TD>甲</TD><TD>1</TD></TR >\n<TD>乙</TD><TH>2</TH></TABLE>",
        "<table><thead><td>甲<td>1</thead><tbody><td>乙<td>2",
        "<td>甲</td><td>1</td></tr><td>乙</td><td>2</td>",
    ],
)
def test_rows_closed_but_not_opened_and_opened_but_not_closed(page: str):
    assert rows_of(page) == [["甲", "1"], ["乙", "2"]]


def test_a_table_in_a_cell_stands_below_what_the_cell_says_before_it():
    page = "<table><tr><td>表头<table><tr><td>甲<td>1</table><td>后</table>"

    assert rows_of(page) == [["表头"], ["甲", "1"], ["后"]]


def test_a_raised_digit_is_a_mark_and_what_is_struck_out_does_not_count():
    page = "<table><tr><td>12<sup>1</sup></td><td>km<sup>2</sup></td><td><del>9</del>8</td></tr>"

    assert rows_of(page) == [["12¹", "km²", "8"]]


def test_what_nobody_sees_is_left_out():
    page = "<table><tr><td>甲<script>1</script><style>2</style><!-- 3 -->乙</td></tr></table>"

    assert rows_of(page) == [["甲乙"]]


def test_line_breaks_are_those_of_the_page_and_not_of_its_source():
    page = "<table><tr><td>第一行\n 接着<br>第二行<p>第三行</p><div>第四行</div></td></tr></table>"

    assert rows_of(page) == [["第一行 接着\n第二行第三行\n第四行"]]


def test_spans_of_every_spelling_are_merges():
    (grid,) = read_html(
        b"<table><tr><td rowspan='2'>a<td COLSPAN=2>b<tr><td colspan=x>c<td rowspan=0>d</table>",
        1_000,
    )

    assert grid.merges == (Merge(0, 0, 1, 0), Merge(0, 1, 0, 2))
    assert grid.rows == [["a", "b", None], [None, "c", "d"]]


def test_a_page_without_a_table_has_no_sheet():
    assert read_html(b"<html><body><p>x</p></body></html>", 1_000) == []


def test_spans_beyond_the_limit_of_cells_are_refused():
    with pytest.raises(UnsafeFileError, match="1000"):
        read_html(b"<table><tr><td rowspan=50 colspan=21>x</table>", 1_000)


def test_hidden_rows_and_columns_keep_their_place_and_are_known_as_hidden():
    page = (
        "<style>.gone{display:none}</style><table><col><col style='display:none'><col>"
        "<tr><td>甲<td style='display:none'>9<td>1<tr class=gone><td>乙<td>9<td>2"
        "<tr hidden><td>丙<td>9<td>3</table>"
    )
    (grid,) = read_html(page.encode(), 1_000)

    assert grid.rows == [["甲", "9", "1"], ["乙", "9", "2"], ["丙", "9", "3"]]
    assert (grid.hidden_rows, grid.hidden_columns) == ({1, 2}, {1})


def test_a_hidden_cell_has_no_place_and_a_hidden_text_does_not_count():
    page = (
        "<table><tr><th>村<th>户数<tr><td>甲<td style='display:none'>id7<td>12"
        "<tr><td>乙<td><span style='display:none'>0013</span>13<tr><td>丙"
        "<td style='visibility:hidden'>14<td><input type=hidden style='display:none'>15</table>"
    )

    assert rows_of(page) == [["村", "户数"], ["甲", "12"], ["乙", "13"], ["丙", "", "15"]]


def test_the_rows_of_a_hidden_table_or_body_are_hidden():
    page = (
        "<div style='display:none'><table><tr><td>甲</table></div><table><tbody hidden><tr><td>乙"
        "</tbody><tbody><tr><td>丙<div style='display:none'><table><tr><td>丁</table></div></table>"
    )
    (grid,) = read_html(page.encode(), 1_000)

    assert grid.rows == [["甲"], ["乙"], ["丙"], [""]]
    assert grid.hidden_rows == {0, 1, 3}
