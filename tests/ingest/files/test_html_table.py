"""Cells, spans and hidden lines of an HTML table, one after the other."""

import pytest

from flows.ingest.files.html_table import HtmlTable
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellLook, Merge

PLAIN = CellLook()


def test_a_cell_outside_of_a_row_begins_one_and_spans_take_places():
    table = HtmlTable(100)
    table.add_cell("甲", {"rowspan": "2"}, PLAIN)
    table.add_cell("乙", {"colspan": "2"}, CellLook(is_bold=True))
    table.end_row()
    table.add_cell("丙", {}, PLAIN)

    assert table.rows == [["甲", "乙", None], [None, "丙"]]
    assert table.merges == [Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)]
    assert table.looks == {(0, 1): CellLook(is_bold=True)}


def test_declared_columns_are_counted_for_each_table_and_hidden_rows_are_noted():
    table = HtmlTable(100)
    table.begin()
    table.add_column({"span": "2"}, is_hidden=False)
    table.add_column({}, is_hidden=True)
    table.begin()
    table.add_column({}, is_hidden=True)
    table.add_row(is_hidden=True)
    table.add_row()
    is_first_hidden = table.is_next_hidden()
    table.add_cell("甲", {}, PLAIN)

    assert (table.hidden_columns, table.hidden_rows) == ({0, 2}, {0})
    assert (is_first_hidden, table.is_next_hidden()) == (True, False)


def test_cells_beyond_the_limit_are_refused():
    table = HtmlTable(4)
    table.add_cell("甲", {"rowspan": "2", "colspan": "2"}, PLAIN)

    with pytest.raises(UnsafeFileError, match="^单元格超过4格$"):
        table.add_cell("乙", {}, PLAIN)
