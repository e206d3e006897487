"""How rows and labels look beside what they say: bold, filled, indented."""

from collections.abc import Sequence

from flows.ingest.grid import CellLook
from flows.ingest.sheets.sheet import Sheet, is_blank

_PLAIN = CellLook()


def emphasis(sheet: Sheet, row: int, columns: Sequence[int]) -> str:
    """Return how most of a row's filled cells stand out (B bold, F filled), or nothing."""
    if not sheet.looks:
        return ""
    filled = [column for column in columns if not is_blank(sheet.cell(row, column))]
    looks = [_look(sheet, row, column) for column in filled]
    bold, fills = sum(one.is_bold for one in looks), sum(one.is_filled for one in looks)
    return "B" * (bold * 2 > len(filled)) + "F" * (fills * 2 > len(filled))


def indent(sheet: Sheet, row: int, column: int) -> int:
    """Return the indent of a cell's format; an indent in blanks is part of its text."""
    return _look(sheet, row, column).indent if sheet.looks else 0


def _look(sheet: Sheet, row: int, column: int) -> CellLook:
    return sheet.looks.get((sheet.grid.top + row, sheet.grid.left + column), _PLAIN)
