"""How a template looks: fonts, colours, borders, and which cells may be written."""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

FONT = "宋体"
BORDER = Border(*(Side(style="thin", color="FF7F7F7F"),) * 4)
_HEAD_FILL = PatternFill("solid", fgColor="FFE8EDF3")
_REFERENCE_FILL = PatternFill("solid", fgColor="FFF2F2F2")
_OPEN = Protection(locked=False)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


def as_title(cell: Cell) -> None:
    """Make a cell the sheet's title."""
    cell.font = Font(name=FONT, size=16, bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center")


def as_head(cell: Cell) -> None:
    """Make a cell part of the table's head."""
    cell.font = Font(name=FONT, size=10, bold=True)
    cell.fill = _HEAD_FILL
    cell.border = BORDER
    cell.alignment = _CENTRE


def as_label(cell: Cell, *, is_left: bool = True) -> None:
    """Make a cell a fixed text of the table."""
    cell.font = Font(name=FONT, size=11)
    cell.border = BORDER
    cell.alignment = _LEFT if is_left else _CENTRE


def as_input(cell: Cell, *, is_text: bool = False) -> None:
    """Make a cell one that the clerk writes into."""
    cell.font = Font(name=FONT, size=11)
    cell.border = BORDER
    cell.protection = _OPEN
    cell.alignment = _LEFT if is_text else Alignment(horizontal="right", vertical="center")


def as_tick(cell: Cell) -> None:
    """Make a cell one that the clerk ticks."""
    as_input(cell)
    cell.alignment = _CENTRE


def as_reference(cell: Cell) -> None:
    """Make a cell a grey figure to compare with."""
    cell.font = Font(name=FONT, size=9, color="FF808080")
    cell.fill = _REFERENCE_FILL
    cell.border = BORDER
    cell.alignment = Alignment(horizontal="right", vertical="center")


def as_reference_head(cell: Cell) -> None:
    """Make a cell the head of a grey column."""
    as_head(cell)
    cell.font = Font(name=FONT, size=9, color="FF808080")
    cell.fill = _REFERENCE_FILL


def as_line(cell: Cell, *, is_open: bool = False) -> None:
    """Make a cell a line of plain text, such as 填报单位."""
    cell.font = Font(name=FONT, size=11)
    cell.alignment = Alignment(vertical="center")
    if is_open:
        cell.protection = _OPEN


def protect(sheet: Worksheet) -> None:
    """Lock what is not open, without a password; widths and heights may still be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
