"""Bold, fills and indents are read from an xls file when they are asked for."""

import io

import xlwt

from flows.ingest.files.container import open_file
from flows.ingest.grid import CellLook
from flows.settings import Limits


def looks_of(styles: dict[tuple[int, int], str]) -> dict:
    book = xlwt.Workbook()
    for number in range(2):
        sheet = book.add_sheet(f"S{number}")
        for (row, column), style in styles.items():
            sheet.write(row, column, "x", xlwt.easyxf(style))
        sheet.write(9, 9, 5)
    out = io.BytesIO()
    book.save(out)
    (opened,), _ = open_file(out.getvalue(), "a.xls", Limits())
    first, second = (grid.looks for grid in opened.grids)
    assert first is not None
    assert second is not None
    assert first() == second()
    return dict(first())


def test_each_look_is_found_at_its_cell_and_plain_cells_are_left_out():
    assert looks_of(
        {
            (0, 0): "font: bold on",
            (1, 1): "pattern: pattern solid, fore_colour yellow",
            (2, 0): "align: indent 2",
            (3, 0): "align: horiz center_across_selection",
            (4, 0): "font: italic on",
        }
    ) == {
        (0, 0): CellLook(is_bold=True),
        (1, 1): CellLook(is_filled=True),
        (2, 0): CellLook(indent=2),
        (3, 0): CellLook(is_centred_on=True),
    }


def test_a_plain_workbook_has_no_looks():
    assert looks_of({}) == {}
