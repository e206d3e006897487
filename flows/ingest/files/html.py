"""Tables of an HTML file (often named .xls) as one grid, spans kept as merges.

The text is cut at the few tags that make tables; everything else is only taken out. A full parser
is ten times slower and, on damaged pages, quadratic.
"""

import html
import re

from flows.ingest.files.decode import decode_text
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellValue, Grid, Merge

_UNSEEN = re.compile(
    r"<!--[^\0]*?(?:-->|\Z)|<(script|style|head)\b[^\0]*?(?:</\1\s*>|\Z)", re.IGNORECASE
)
_TOKEN = re.compile(r"<(/?)(tr|td|th|table)(?![\w:-])([^<>]*)>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_BLANKS = re.compile(r"[ \t\r\n]+")
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?(\d{1,6})", re.IGNORECASE)
_LARGEST_SPAN = 2000


def read_html(content: bytes, largest_cells: int) -> list[Grid]:
    """Return one grid with all tables of the page under each other, as programs open it."""
    table = _Table(largest_cells)
    text = _UNSEEN.sub("", decode_text(content, is_html=True))
    attributes, start = "", -1
    for token in _TOKEN.finditer(text):
        if start >= 0:
            table.add_cell(text[start : token.start()], attributes)
        start = -1
        name = token.group(2).lower()
        if not token.group(1) and name == "tr":
            table.add_row()
        elif not token.group(1) and name in ("td", "th"):
            attributes, start = token.group(3), token.end()
    if start >= 0:
        table.add_cell(text[start:], attributes)
    return [Grid(sheet="", rows=table.rows, merges=tuple(table.merges))] if table.rows else []


class _Table:
    """Collects cells row by row; cells under a row span move to the right."""

    def __init__(self, largest_cells: int) -> None:
        self.rows: list[list[CellValue]] = []
        self.merges: list[Merge] = []
        self._largest = self._room = largest_cells
        self._taken: set[tuple[int, int]] = set()

    def add_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def add_cell(self, source: str, attributes: str) -> None:
        """Add a cell to the row; a cell before any row begins one."""
        if not self.rows:
            self.add_row()
        row, line = len(self.rows) - 1, self.rows[-1]
        while (row, len(line)) in self._taken:
            line.append(None)
        column = len(line)
        spans = {name.lower(): _span(count) for name, count in _SPAN.findall(attributes)}
        height, width = spans.get("row", 1), spans.get("col", 1)
        self._room -= height * width
        if self._room < 0:
            raise UnsafeFileError(f"单元格超过 {self._largest} 格")
        line.append(_text_of(source))
        line.extend([None] * (width - 1))
        if height > 1 or width > 1:
            below, across = range(row + 1, row + height), range(column, column + width)
            self._taken.update((down, right) for down in below for right in across)
            self.merges.append(Merge(row, column, row + height - 1, column + width - 1))


def _text_of(source: str) -> str:
    """Return what a reader of the page sees in a cell: line breaks only where the page has them."""
    text = _BLANKS.sub(" ", source)
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return html.unescape(text).strip(" \n")


def _span(count: str) -> int:
    return min(max(int(count), 1), _LARGEST_SPAN)
