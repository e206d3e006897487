"""Grids of any container as an xlsx workbook: cells, merges, hidden parts, readable widths."""

from collections import defaultdict

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.ingest.grid import CellValue, Grid, Merge
from flows.report.office.workbook_writing import (
    cell_at,
    row_height,
    safe_sheet_name,
    set_up_print,
    text_width,
)
from flows.report.returned.cell_text import put_value, value_at

_WIDEST = 40


def rebuild(grids: tuple[Grid, ...]) -> Book:
    """Return a workbook with one sheet per grid, each cell where it stood."""
    book = Book()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for number, grid in enumerate(grids, start=1):
        name = safe_sheet_name(grid.sheet or "数据")
        name = f"{name[:27]}_{number}" if name.casefold() in taken else name
        taken.add(name.casefold())
        _rebuild_sheet(book.create_sheet(name), grid)
    return book


def _rebuild_sheet(sheet: Worksheet, grid: Grid) -> None:
    for number, row in enumerate(grid.rows, start=grid.top + 1):
        for column, value in enumerate(row, start=grid.left + 1):
            if value in (None, ""):
                continue
            cell = cell_at(sheet, number, column)
            put_value(cell, value)
            if (number - 1, column - 1) in grid.percent_cells:
                cell.number_format = "0.00%"
    for merge in grid.merges:
        _merge(sheet, grid, merge)
    widths = _widths(grid)
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(grid.rows, start=grid.top + 1):
        _wrap(sheet, number, row, grid.left + 1, widths)
    set_up_print(sheet)
    _hide(sheet, grid)


def _widths(grid: Grid) -> dict[int, int]:
    """Return column widths that hold four of five cells; lines such as titles do not count."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in grid.rows:
        if _is_line(row):
            continue
        for column, value in enumerate(row, start=grid.left + 1):
            if value not in (None, ""):
                found[column].append(text_width(str(value)) + 2)
    return {
        column: min(max(sorted(widths)[len(widths) * 4 // 5], 10), _WIDEST)
        for column, widths in found.items()
    }


def _is_line(row: list[CellValue]) -> bool:
    return sum(value not in (None, "") for value in row) < 3


def _wrap(
    sheet: Worksheet, number: int, row: list[CellValue], left: int, widths: dict[int, int]
) -> None:
    """Break the long texts of a row, such as a head, and make the row as high as they need."""
    texts = {
        column: value
        for column, value in enumerate(row, start=left)
        if isinstance(value, str) and text_width(value) > widths.get(column, _WIDEST)
    }
    if not texts or _is_line(row):
        return
    for column in texts:
        cell_at(sheet, number, column).alignment = Alignment(wrap_text=True, vertical="center")
    height = row_height(list(texts.values()), [widths[column] for column in texts])
    sheet.row_dimensions[number].height = height


def _hide(sheet: Worksheet, grid: Grid) -> None:
    for row in grid.hidden_rows:
        sheet.row_dimensions[row + 1].hidden = True
    for column in grid.hidden_columns:
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    sheet.sheet_state = "hidden" if grid.is_hidden else "visible"


def _merge(sheet: Worksheet, grid: Grid, merge: Merge) -> None:
    """Merge a range unless cells under it hold texts: those would be lost."""
    corner = (merge.first_row, merge.first_column)
    bottom, right = merge.last_row, merge.last_column
    covered = [
        value_at(grid, row + 1, column + 1)
        for row in range(corner[0], min(bottom, grid.top + len(grid.rows)) + 1)
        for column in range(corner[1], min(right, corner[1] + 500) + 1)
        if (row, column) != corner
    ]
    if all(value in (None, "") for value in covered) and bottom < 1_048_576 and right < 16_384:
        sheet.merge_cells(
            start_row=corner[0] + 1,
            start_column=corner[1] + 1,
            end_row=bottom + 1,
            end_column=right + 1,
        )
