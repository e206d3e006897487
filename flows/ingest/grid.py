"""A sheet as it was read: values in rows, with what the reader knows beside them."""

import datetime as dt
from dataclasses import dataclass, field


class CellError(str):
    """An error value that stood in a cell, such as `#REF!`."""


CellValue = (
    str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta | CellError | None
)


@dataclass(frozen=True)
class Merge:
    """A merged range; zero-based, absolute, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """One sheet; `rows[i][j]` stands in absolute row `top + i`, column `left + j` (zero-based).

    Rows may differ in length. Hidden rows and columns, and the cells told by their format, are
    absolute: `percent_cells` show a hundred times their value, `percent_text_cells` their value
    with a percent sign behind it, `month_cells` a date as year and month.
    """

    sheet: str
    rows: list[list[CellValue]]
    top: int = 0
    left: int = 0
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    percent_cells: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    percent_text_cells: frozenset[tuple[int, int]] = frozenset()
    month_cells: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Workbook:
    """A received file, opened: its name below `raw/<month>/`, digest, container and sheets.

    `container` is what the content is, whatever the name says: `xlsx`, `xls`, `ods`, `csv`,
    `html`, `spreadsheetml` or `parquet`.
    """

    file_name: str
    sha256: str
    container: str
    grids: tuple[Grid, ...]


def address(row: int, column: int) -> str:
    """Return the cell's name as a spreadsheet program shows it; arguments are zero-based."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
