"""A received workbook as one that may be marked: styled copy of xlsx, rebuilt from others."""

import io
import warnings
import zipfile
from dataclasses import dataclass

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from flows.ingest.grid import Grid
from flows.report.returned_cells import put_value, value_at
from flows.report.returned_marks import remove_marks
from flows.report.returned_rebuild import rebuild
from flows.report.returned_source import Source
from flows.report.workbook_writing import worksheets_by_name

#: Beyond this a styled copy costs too much time and memory; the cells alone are copied then.
_LARGEST_XML = 12_000_000
#: Beyond this even the cells are not copied; the list says where they stand.
_MOST_CELLS = 200_000
#: What openpyxl may raise on a workbook that other programs open.
_ODD = (
    InvalidFileException,
    zipfile.BadZipFile,
    SyntaxError,  # malformed XML, whichever parser says so
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
)


@dataclass(frozen=True)
class Copy:
    """A workbook of our own with the sender's cells, and what it does not carry over."""

    book: Book
    note: str


def make_copy(source: Source) -> Copy | None:
    """Return the copy, or None when the file is too large to copy."""
    workbook = source.workbook
    if workbook is None:
        return None
    if workbook.container == "xlsx" and _xml_size(source.content) <= _LARGEST_XML:
        book = _load(source.content)
        if book is not None:
            _put_values(book, workbook.grids)
            return Copy(book, _lost_parts(source.content))
    if sum(len(row) for grid in workbook.grids for row in grid.rows) > _MOST_CELLS:
        return None
    return Copy(rebuild(workbook.grids), "本副本按原文件内容重建为 xlsx，原有格式未保留。")


def _xml_size(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(member.file_size for member in archive.infolist() if "xl/" in member.filename)


def _load(content: bytes) -> Book | None:
    """Return the workbook with its styles; None when openpyxl does not understand it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl drops are named in the note
            book = load_workbook(io.BytesIO(content), keep_links=False)
    except _ODD:
        return None
    remove_marks(book)
    return book if book.worksheets else None


def _lost_parts(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    lost = [
        word
        for word, mark in (
            ("宏", "vbaProject"),
            ("图片、图形", "xl/media/"),
            ("图表", "xl/charts/"),
            ("外部链接", "xl/externalLinks/"),
        )
        if any(mark in name for name in names)
    ]
    lines = [f"本副本不含原文件中的{'、'.join(lost)}。"] if lost else []
    return "".join([*lines, "原表中的公式在本副本中为计算结果。"])


def _put_values(book: Book, grids: tuple[Grid, ...]) -> None:
    """Put what the reader saw where the sender had formulas, and under merges."""
    sheets = worksheets_by_name(book)
    for grid in grids:
        if grid.sheet in sheets:
            _put_formula_values(sheets[grid.sheet], grid)
            _put_covered_values(sheets[grid.sheet], grid)


def _put_formula_values(sheet: Worksheet, grid: Grid) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.data_type == "f":
                put_value(cell, value_at(grid, cell.row, cell.column))


def _put_covered_values(sheet: Worksheet, grid: Grid) -> None:
    """Keep texts that stand under a merge: openpyxl drops them, the reader sees them."""
    for merge in sheet.merged_cells.ranges:
        for row in range(merge.min_row, min(merge.max_row, grid.top + len(grid.rows)) + 1):
            for column in range(merge.min_col, merge.max_col + 1):
                value = value_at(grid, row, column)
                if (row, column) != (merge.min_row, merge.min_col) and value not in (None, ""):
                    cell = Cell(sheet, row=row, column=column)
                    put_value(cell, value)
                    sheet._cells[row, column] = cell
