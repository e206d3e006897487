"""Tables of an HTML file (often named .xls) as one grid, spans kept as merges.

The parser is lxml's: what is left open or closed twice is mended much as a browser does.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from lxml import etree

from flows.ingest.files.decode import decode_text
from flows.ingest.files.looks.html_looks import look_of_tag
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellLook, CellValue, Grid, Merge

#: A row that is closed and not opened again: the parser would put its cells into the row before.
_UNOPENED = re.compile(r"(</tr\s*>\s*)(?=<t[dh]\b)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n]+")
_DIGITS = re.compile(r"\d{1,6}")
#: What is struck out does not count either.
_UNSEEN = frozenset(["head", "script", "style", "title", "del", "s", "strike"])
#: A raised digit is a note's mark: 12<sup>1</sup> is not 121.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ROW_ENDS = frozenset(["tr", "thead", "tbody", "tfoot", "table"])
_LARGEST_SPAN = 2000
_PLAIN = CellLook()


def read_html(content: bytes, largest_cells: int) -> list[Grid]:
    """Return one grid with all tables of the page under each other, as programs open it.

    A page without a table has none. Raises UnsafeFileError for too many cells.
    """
    table = _Table(largest_cells)
    # lxml's stubs want a listener of bytes too, which it never calls.
    parser = etree.HTMLParser(
        target=cast(Any, _Listener(table)), remove_comments=True, huge_tree=True
    )
    text = _UNOPENED.sub(r"\1<tr>", decode_text(content, is_html=True)).replace("\0", "")
    if not text.strip():
        return []
    parser.feed(text)
    parser.close()
    if not table.rows:
        return []
    looks = (lambda: table.looks) if table.looks else None
    return [Grid(sheet="", rows=table.rows, merges=tuple(table.merges), looks=looks)]


class _Listener:
    """Hears tags and texts from the parser and tells the table of rows and cells."""

    def __init__(self, table: "_Table") -> None:
        self._table = table
        self._texts: list[str] | None = None
        self._attributes: Mapping[str, str] = {}
        self._look = CellLook()
        self._unseen = self._raised = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag that opens."""
        if tag in ("td", "th"):
            self._end_cell()
            self._texts, self._attributes = [], attributes
            self._look = look_of_tag(tag, attributes)
        elif tag in ("b", "strong") and self._texts is not None and not any(self._texts):
            self._look = replace(self._look, is_bold=True)
        elif tag == "tr":
            self._end_cell()
            self._table.add_row()
        elif tag == "br" and self._texts is not None:
            self._texts.append("\n")
        elif tag in _UNSEEN:
            self._unseen += 1
        elif tag == "sup":
            self._raised += 1

    def end(self, tag: str) -> None:
        """Hear a tag that closes, or that the parser closes."""
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in _ROW_ENDS:
            self._end_cell()
            self._table.end_row()
        elif tag in ("p", "div") and self._texts is not None:
            self._texts.append("\n")
        elif tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "sup":
            self._raised -= 1

    def data(self, text: str) -> None:
        """Hear a text; line breaks of the source are blanks."""
        if self._texts is not None and not self._unseen:
            text = _BLANKS.sub(" ", text)
            self._texts.append(text.translate(_RAISED) if self._raised > 0 else text)

    def close(self) -> None:
        """Hear the end of the page."""
        self._end_cell()

    def _end_cell(self) -> None:
        if self._texts is not None:
            text = "".join(self._texts)
            self._table.add_cell(text.strip(" \n"), self._attributes, self._look)
            self._texts = None


class _Table:
    """Collects cells row by row; cells under a row span move to the right."""

    def __init__(self, largest_cells: int) -> None:
        self.rows: list[list[CellValue]] = []
        self.merges: list[Merge] = []
        self.looks: dict[tuple[int, int], CellLook] = {}
        self._is_open = False
        self._largest = self._room = largest_cells
        self._taken: set[tuple[int, int]] = set()

    def add_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self._is_open = True

    def end_row(self) -> None:
        """End the row: a cell that follows begins another one."""
        self._is_open = False

    def add_cell(self, text: str, attributes: Mapping[str, str], look: CellLook) -> None:
        """Add a cell to the row that is open; a cell outside of any begins one."""
        if not self._is_open:
            self.add_row()
        row, line = len(self.rows) - 1, self.rows[-1]
        while (row, len(line)) in self._taken:
            line.append(None)
        column = len(line)
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
