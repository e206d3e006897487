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

from flows.ingest.files.clean_text import clean_text
from flows.ingest.grid import CellError, CellValue, Grid
from flows.report.office.workbook_writing import worksheets_by_name
from flows.report.returned.cell_text import put_value
from flows.report.returned.marks import LIST_SHEET, remove_marks
from flows.report.returned.rebuilt_workbook import rebuild
from flows.report.returned.source_file import Source

#: Beyond this a styled copy costs too much time and memory; the cells alone are copied then.
_LARGEST_XML = 12_000_000
_HARMLESS_LINKS = ("http://", "https://", "mailto:")
#: Beyond this even the cells are not copied; the list says where they stand.
_MOST_CELLS = 200_000
#: What openpyxl may raise on a workbook that other programs open, or on writing it again.
ODD_WORKBOOK = (
    InvalidFileException,
    AssertionError,
    OverflowError,
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
    if workbook is None or workbook.container == "docx":  # a table's titles stand outside of it
        return None
    grids = tuple(grid for grid in workbook.grids if not grid.sheet.startswith(LIST_SHEET))
    if workbook.container == "xlsx" and _xml_size(source.content) <= _LARGEST_XML:
        book = _load(source.content)
        has_formulas = book is not None and _has_formulas(book)
        if book is not None and _put_values(book, grids):
            return Copy(book, _lost_parts(source.content, has_formulas))
    if sum(len(row) for grid in grids for row in grid.rows) > _MOST_CELLS:
        return None
    return Copy(rebuild(grids), "本副本按原文件内容重建为 xlsx，原有格式未保留。")


def _xml_size(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(member.file_size for member in archive.infolist() if "xl/" in member.filename)


def _load(content: bytes) -> Book | None:
    """Return the workbook with its styles; None when openpyxl does not understand it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that openpyxl drops are named in the note
            book = load_workbook(io.BytesIO(content), keep_links=False)
    except (*ODD_WORKBOOK, OSError):
        return None
    remove_marks(book)
    _remove_links_to_files(book)
    return book if book.worksheets else None


def _remove_links_to_files(book: Book) -> None:
    """Take out links to anything but web and mail: a click must not open a path of a stranger."""
    for sheet in worksheets_by_name(book).values():
        for cell in sheet._cells.values():
            target = getattr(cell.hyperlink, "target", None) if cell.hyperlink else None
            if target and not target.lower().startswith(_HARMLESS_LINKS):
                cell.hyperlink = None


def _lost_parts(content: bytes, has_formulas: bool) -> str:
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
    lines += ["原表中的公式在本副本中为计算结果。"] if has_formulas else []
    return "".join(lines)


def _has_formulas(book: Book) -> bool:
    return any(
        cell.data_type == "f"
        for sheet in worksheets_by_name(book).values()
        for cell in sheet._cells.values()
    )


def _put_values(book: Book, grids: tuple[Grid, ...]) -> bool:
    """Make each cell read as the reader saw it; return whether every sheet is there.

    That replaces formulas by their values, and mends what openpyxl sees differently: texts under
    merges (it drops them), cells with odd types, numbers in cells it takes for dates.
    """
    sheets = worksheets_by_name(book)
    for grid in grids:
        if grid.sheet not in sheets:
            return False
        sheet = sheets[grid.sheet]
        for down, row in enumerate(grid.rows, start=grid.top + 1):
            for right, value in enumerate(row, start=grid.left + 1):
                _mend(sheet, down, right, value)
    return True


def _mend(sheet: Worksheet, row: int, column: int, value: CellValue) -> None:
    cell = sheet._cells.get((row, column))
    is_blank = value is None or value == ""
    if cell is None and is_blank:
        return
    if isinstance(cell, Cell) and cell.data_type != "f" and _is_same(cell, value):
        return
    if is_blank and not isinstance(cell, Cell):
        return
    mended = cell if isinstance(cell, Cell) else Cell(sheet, row=row, column=column)
    if mended.is_date and isinstance(value, int | float):
        mended.number_format = "General"
    put_value(mended, value)
    sheet._cells[row, column] = mended


def _is_same(cell: Cell, value: CellValue) -> bool:
    if isinstance(value, CellError):
        return cell.data_type == "e"
    if isinstance(value, str):
        return isinstance(cell.value or "", str) and clean_text(str(cell.value or "")) == value
    return type(cell.value) is type(value) and cell.value == value or _is_number(cell, value)


def _is_number(cell: Cell, value: CellValue) -> bool:
    """Return whether both are one number: the readers differ in whole numbers' type only."""
    seen = cell.value
    if isinstance(seen, bool) or isinstance(value, bool):
        return False
    return isinstance(seen, int | float) and isinstance(value, int | float) and seen == value
