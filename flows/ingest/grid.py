"""A sheet as it was read: values in rows, with what the reader knows beside them."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


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
class CellLook:
    """What a cell's format shows beside its number format.

    `is_centred_on`: the text is centred over the blank cells at its right, as in a merge.
    """

    indent: int = 0
    is_bold: bool = False
    is_filled: bool = False
    is_centred_on: bool = False


class ShownAs(NamedTuple):
    """How a number format shows a value: times `times`, with a unit of measure behind it."""

    unit: str
    times: Decimal


@dataclass(frozen=True)
class Grid:
    """One sheet; `rows[i][j]` stands in absolute row `top + i`, column `left + j` (zero-based).

    Rows may differ in length. Hidden rows and columns, and the cells told by their format, are
    absolute: `percent_cells` show a hundred times their value, `percent_text_cells` their value
    with a percent sign behind it, `month_cells` a date as year and month, `shown_cells` a number in
    a unit that its format states. A table of a Word
    document has its number in `table`; its row 0 is its first, the lines above it come before.
    `looks` reads, when it is called, how the cells look that are not plain; None where the
    container does not say.
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
    shown_cells: Mapping[tuple[int, int], ShownAs] = field(default_factory=dict)
    table: int = 0
    looks: Callable[[], Mapping[tuple[int, int], CellLook]] | None = None

    def cell_name(self, row: int, column: int) -> str:
        """Return a cell's name by its absolute place: B4, or 表2第3行第4列 in a Word document."""
        if not self.table:
            return address(row, column)
        return word_prefix(self.table) + word_row(row) + word_column(column)


@dataclass(frozen=True)
class Workbook:
    """A received file, opened: its name below `raw/<month>/`, digest, container and sheets.

    `container` is what the content is, whatever the name says: `xlsx`, `xls`, `ods`, `csv`,
    `html`, `spreadsheetml`, `parquet` or `docx`.
    """

    file_name: str
    sha256: str
    container: str
    grids: tuple[Grid, ...]


def address(row: int, column: int) -> str:
    """Return the cell's name as a spreadsheet program shows it; arguments are zero-based."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=16_384)  # the columns of the widest sheet
def column_letters(column: int) -> str:
    """Return a zero-based column's letters as a spreadsheet program shows them."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def word_prefix(table: int) -> str:
    """Return how a cell's name begins in a table of a Word document; nothing on a sheet."""
    return f"表{table}" if table else ""


def word_row(row: int) -> str:
    """Return the part of a Word cell's name that says its row; zero-based."""
    return f"第{row + 1}行"


def word_column(column: int) -> str:
    """Return the part of a Word cell's name that says its column; zero-based."""
    return f"第{column + 1}列"
