"""One cell of a returned workbook: what the reader saw there, written so that it reads the same."""

import datetime as dt
import math
import re

from openpyxl.cell import Cell

from flows.ingest.grid import CellError, CellValue, Grid
from flows.report.office.workbook_writing import put_text

_ERROR = re.compile(r"#(REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)")


def value_at(grid: Grid, row: int, column: int) -> CellValue:
    """Return what stands in a cell, counted from 1; None beyond the grid."""
    line, place = row - 1 - grid.top, column - 1 - grid.left
    if not 0 <= line < len(grid.rows) or not 0 <= place < len(grid.rows[line]):
        return None
    return grid.rows[line][place]


def put_value(cell: Cell, value: CellValue) -> None:
    """Write a value as the reader will read it again; a formula never calculated is an error."""
    if isinstance(value, CellError):
        cell.value = str(value) if _ERROR.fullmatch(value) else "#N/A"
        cell.data_type = "e"
    elif isinstance(value, str):
        if value:
            put_text(cell, value)
        else:
            cell.value = None
    elif isinstance(value, float) and not math.isfinite(value):
        put_text(cell, str(value))
    else:
        _put_plain(cell, value)


def _put_plain(cell: Cell, value: float | bool | dt.date | dt.time | dt.timedelta | None) -> None:
    cell.value = value
