"""The table that the cells of an HTML page make: rows, spans as merges, hidden lines."""

import re
from collections.abc import Mapping

from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellLook, CellValue, Merge

_DIGITS = re.compile(r"\d{1,6}")
_LARGEST_SPAN = 2000
_PLAIN = CellLook()


class HtmlTable:
    """Collects cells row by row; cells under a row span move to the right."""

    def __init__(self, largest_cells: int) -> None:
        self.rows: list[list[CellValue]] = []
        self.merges: list[Merge] = []
        self.looks: dict[tuple[int, int], CellLook] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._columns = 0
        self._is_open = False
        self._largest = self._room = largest_cells
        self._taken: set[tuple[int, int]] = set()

    def begin(self) -> None:
        """Begin a table: its columns are counted anew."""
        self._columns = 0

    def add_column(self, attributes: Mapping[str, str], *, is_hidden: bool) -> None:
        """Note a column, or several of them, that the table declares before its rows."""
        first, self._columns = self._columns, self._columns + _span(attributes.get("span", ""))
        if is_hidden:
            self.hidden_columns |= set(range(first, self._columns))

    def add_row(self, *, is_hidden: bool = False) -> None:
        """Begin a row."""
        if is_hidden:
            self.hidden_rows.add(len(self.rows))
        self.rows.append([])
        self._is_open = True

    def end_row(self) -> None:
        """End the row: a cell that follows begins another one."""
        self._is_open = False

    def is_next_hidden(self) -> bool:
        """Return whether the next cell stands in a column that is declared hidden."""
        return self._is_open and self._next_column() in self.hidden_columns

    def _next_column(self) -> int:
        row, line = len(self.rows) - 1, self.rows[-1]
        while (row, len(line)) in self._taken:
            line.append(None)
        return len(line)

    def add_cell(self, text: str, attributes: Mapping[str, str], look: CellLook) -> None:
        """Add a cell to the row that is open; a cell outside of any begins one."""
        if not self._is_open:
            self.add_row()
        row, line = len(self.rows) - 1, self.rows[-1]
        column = self._next_column() if self._taken else len(line)
        height, width = (_span(attributes.get(name, "")) for name in ("rowspan", "colspan"))
        self._room -= height * width
        if self._room < 0:
            raise UnsafeFileError(f"单元格超过{self._largest}格")
        line.append(text)
        if look != _PLAIN:
            self.looks[row, column] = look
        line.extend([None] * (width - 1))
        if height > 1 or width > 1:
            below, across = range(row + 1, row + height), range(column, column + width)
            self._taken.update((down, right) for down in below for right in across)
            self.merges.append(Merge(row, column, row + height - 1, column + width - 1))


def _span(text: str) -> int:
    digits = _DIGITS.search(text)
    return min(max(int(digits.group()), 1), _LARGEST_SPAN) if digits else 1
