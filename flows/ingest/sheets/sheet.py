"""A grid as the layout steps see it: texts, merges filled in, rows told apart by what they hold."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from flows.ingest.grid import (
    CellLook,
    CellValue,
    Grid,
    column_letters,
    word_column,
    word_prefix,
    word_row,
)
from flows.ingest.sheets.merges import fill_merges, find_anchors
from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import read_value

_ORDINALS = frozenset("甲乙丙丁戊己庚辛壬癸")
#: 注册, 注销, 注资 and the like begin a label, not a note.
_NOTE = re.compile(
    r"^(注(?![册销资射入])|说明|填报人|审核人|制表人|填表人|负责人|单位负责人|联系电话|填报日期|"
    r"报送日期|统计负责人|第\d+页|共\d+页|-\d+-$|备注[:：])"
)
_LINE = re.compile(
    r"(填报单位|报送单位|单位[:：]|制表机关|表号|批准机关|文号|有效期|日期|报表期|报告期|所属期"
    r"|[月年]份[:：]|时间[:：])"
)


@dataclass(frozen=True)
class Sheet:
    """A grid with its merges filled; rows and columns are counted from the grid's corner."""

    grid: Grid

    @cached_property
    def rows(self) -> list[list[CellValue]]:
        """Return the rows with merges filled: covered cells say what the merge's cell says.

        What a covered cell holds itself nobody sees; under a number it counts as blank.
        """
        return fill_merges(self.grid) if self.grid.merges else self.grid.rows

    @cached_property
    def _anchors(self) -> dict[tuple[int, int], tuple[int, int]]:
        return find_anchors(self.grid)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Return the first cell of the merge that a cell is part of, else the cell itself."""
        return (
            self._anchors.get((row, column), (row, column)) if self.grid.merges else (row, column)
        )

    def cell(self, row: int, column: int) -> CellValue:
        """Return a cell's value, None beyond the edge."""
        line = self.rows[row] if 0 <= row < len(self.rows) else []
        return line[column] if 0 <= column < len(line) else None

    def text(self, row: int, column: int) -> str:
        """Return a cell's text, nothing for numbers and blanks."""
        value = self.cell(row, column)
        return value if isinstance(value, str) else ""

    def name(self, row: int, column: int) -> str:
        """Return the cell's name in the sender's workbook, such as B4."""
        return self.grid.cell_name(self.grid.top + row, self.grid.left + column)

    @property
    def prefix(self) -> str:
        """Return what a cell's name begins with in a Word document, nothing on a sheet.

        A cell's name is its letters and number; in a Word document prefix, number and letters.
        """
        return word_prefix(self.grid.table)

    def letters(self, column: int) -> str:
        """Return the column's part of a cell's name in the sender's workbook."""
        if self.grid.table:
            return word_column(self.grid.left + column)
        return column_letters(self.grid.left + column)

    def number(self, row: int) -> str:
        """Return the row's part of a cell's name in the sender's workbook."""
        if self.grid.table:
            return word_row(self.grid.top + row)
        return str(self.grid.top + row + 1)

    def is_percent(self, row: int, column: int) -> bool:
        """Return whether the cell is formatted as a percentage."""
        place = (self.grid.top + row, self.grid.left + column)
        return bool(self.grid.percent_cells) and place in self.grid.percent_cells

    @cached_property
    def looks(self) -> Mapping[tuple[int, int], CellLook]:
        """Return how the cells look that are not plain, by absolute place."""
        return self.grid.looks() if self.grid.looks else {}

    def is_hidden_column(self, column: int) -> bool:
        """Return whether the column is hidden."""
        return self.grid.left + column in self.grid.hidden_columns

    def is_hidden_row(self, row: int) -> bool:
        """Return whether the row is hidden."""
        return self.grid.top + row in self.grid.hidden_rows

    @cached_property
    def width(self) -> int:
        """Return the number of columns."""
        return max((len(row) for row in self.rows), default=0)


def is_blank(value: CellValue) -> bool:
    """Return whether a cell holds nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def texts_of(row: list[CellValue]) -> list[str]:
    """Return the different texts of a row, in order."""
    texts = {value.strip(): None for value in row if isinstance(value, str) and value}
    texts.pop("", None)
    return list(texts)


def is_number_like(value: CellValue) -> bool:
    """Return whether a cell holds a number, as number or as text."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, float | int):
        return True
    return isinstance(value, str) and value.strip() != "" and read_value(value).state == "number"


def is_figure(value: CellValue) -> bool:
    """Return whether a cell holds a figure: a number, or a text with digits that is one.

    A numeral such as 一 is none: it may as well begin a wording.
    """
    return _is_figure_text(value) if isinstance(value, str) else is_number_like(value)


def is_year(value: CellValue) -> bool:
    """Return whether a cell's figure may be a year."""
    number = read_value(value).value
    return number is not None and 1949 <= number <= 2100 and number % 1 == 0


@lru_cache(maxsize=65536)
def _is_figure_text(text: str) -> bool:
    return any(mark.isdigit() for mark in text) and is_number_like(text)


def is_text_row(row: list[CellValue]) -> bool:
    """Return whether a row holds texts; a split wording may leave a few digits alone (35岁…)."""
    for value in row:
        if type(value) is float or type(value) is int:
            return False
    texts = [value for value in row if isinstance(value, str) and value.strip()]
    return bool(texts) and len(texts) > 3 * sum(map(_is_figure_text, texts))


def is_ordinal_row(row: list[CellValue]) -> bool:
    """Return whether a row only numbers the columns: 甲 乙 1 2 3 or 1 2 3 4.

    Where tables stand side by side the count begins anew.
    """
    marks, counts = 0, 0
    first = last = -1.0
    for value in row:
        if is_blank(value):
            continue
        if isinstance(value, str) and value.strip() in _ORDINALS:
            marks += 1
            continue
        number = read_value(value).value
        if number is None or (counts and number not in (last + 1, first)):
            return False
        if not counts:
            first = number
        elif counts == 1 and not marks and number != first + 1:
            return False
        last, counts = number, counts + 1
    is_low = not counts or first in (0, 1, 2, 3)
    return is_low and (counts >= 3 or (marks > 0 and marks + counts >= 2))


def is_note(row: list[CellValue]) -> bool:
    """Return whether a row is a note, a signature line or a page number, not data."""
    texts = texts_of(row)
    return bool(texts) and _NOTE.match(squash(texts[0])) is not None


def is_title_line(row: list[CellValue]) -> bool:
    """Return whether a row is one title or a line such as 填报单位：…  2022年6月30日."""
    if any(not is_blank(value) and not isinstance(value, str) for value in row):
        return False
    texts = texts_of(row)
    return len(texts) == 1 or any(_LINE.search(squash(text)) for text in texts)
