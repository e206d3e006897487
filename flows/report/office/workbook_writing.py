"""Writing workbooks for people: text that never becomes a formula, bytes that never vary."""

import math
import re
from collections.abc import Sequence
from pathlib import Path
from unicodedata import east_asian_width

from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooter, HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from flows.ingest.files.clean_text import clean_text
from flows.report.office.print_setup import A4, FOOTER, MARGINS, PAGES_HIGH, PAGES_WIDE
from flows.report.office.stable_zip import DatelessZip

_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
#: What Windows cannot have in a file name, and what nobody should.
_FILE_NAME = re.compile(r'[<>:"|?*/\\\x00-\x1f]')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST_NAME = 70


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell; under a merge the merge's own."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        return cell
    for merge in sheet.merged_cells.ranges:
        if cell.coordinate in merge:
            return cell_at(sheet, int(merge.min_row), int(merge.min_col))
    raise ValueError(f"{sheet.title}!{cell.coordinate} is covered by no merge")


def worksheets_by_name(book: Workbook) -> dict[str, Worksheet]:
    """Return the worksheets (no chart sheets) by their names as the reader sees them."""
    return {
        clean_text(sheet.title): sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)
    }


def put_text(cell: Cell, text: str) -> None:
    """Write a text as a text, whatever it begins with; unpaired surrogates are dropped."""
    cell.value = clean_text(text).encode("utf-8", "ignore").decode()
    if cell.data_type != "s" and cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = True


def text_width(text: str) -> int:
    """Return how many columns of a Latin letter the text's longest line takes."""
    wide = (
        sum(2 if east_asian_width(mark) in "WF" else 1 for mark in line)
        for line in text.split("\n")
    )
    return max(wide, default=0)


def row_height(texts: Sequence[str], widths: Sequence[float], line: float = 15.0) -> float:
    """Return the height in points at which wrapped texts of a row are wholly seen."""
    lines = [
        sum(max(1, math.ceil(text_width(part) / max(width - 1, 1))) for part in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return min(409.0, line * max(lines, default=1) + 3)


def safe_sheet_name(name: str) -> str:
    """Return the name as a spreadsheet program accepts it: no special signs, 31 at most."""
    return _SHEET_NAME.sub("_", clean_text(name)).strip(" '")[:31] or "Sheet1"


def safe_file_name(name: str) -> str:
    """Return one part of a path that every system accepts and that leads nowhere else."""
    plain = _FILE_NAME.sub("_", clean_text(name)).strip(". ")
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    if len(plain) > _LONGEST_NAME:
        stem, dot, suffix = plain.rpartition(".")
        has_suffix = bool(dot) and len(suffix) <= 5
        kept = _LONGEST_NAME - len(suffix) - 1 if has_suffix else _LONGEST_NAME
        plain = f"{stem[:kept]}.{suffix}" if has_suffix else plain[:kept]
    return plain or "_"


def set_up_print(sheet: Worksheet, title_rows: str = "", paper: int = A4) -> None:
    """Print landscape, one page wide (A4 unless told), title rows repeated, pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = PAGES_WIDE
    sheet.page_setup.fitToHeight = PAGES_HIGH
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if title_rows:
        sheet.print_title_rows = title_rows
    sheet.page_margins = PageMargins(
        MARGINS.left, MARGINS.right, MARGINS.top, MARGINS.bottom, MARGINS.edge, MARGINS.edge
    )
    footer = HeaderFooterItem()
    footer.center.text = FOOTER
    sheet.HeaderFooter = HeaderFooter(oddFooter=footer)


def save_workbook(workbook: Workbook, file: Path) -> None:
    """Save with fixed dates, aside first: the same workbook gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(file.name + ".part")
    with DatelessZip(aside) as archive:
        ExcelWriter(workbook, archive).write_data()
    aside.replace(file)
