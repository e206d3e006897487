"""Tables of an HTML file (often named .xls) as one grid, spans kept as merges.

The parser is lxml's: what is left open or closed twice is mended much as a browser does. What its
styles hide is hidden: rows and columns as such, cells and texts as if they were not there.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple, cast

from lxml import etree

from flows.ingest.files.decode import decode_text
from flows.ingest.files.html_table import HtmlTable
from flows.ingest.files.looks.html_looks import look_of_tag
from flows.ingest.files.looks.html_marks import PLAIN, StyleSheet, TextMarks
from flows.ingest.files.raised_text import raise_digits
from flows.ingest.grid import CellLook, Grid

#: A row that is closed and not opened again: the parser would put its cells into the row before.
_UNOPENED = re.compile(r"(</tr\s*>\s*)(?=<t[dh]\b)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n]+")
_UNSEEN_TAGS = frozenset(["head", "script", "style", "title"])
_ROW_ENDS = frozenset(["tr", "thead", "tbody", "tfoot", "table"])
_CELLS = frozenset(["td", "th"])
#: Tags without an end.
_EMPTY_TAGS = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])


def read_html(content: bytes, largest_cells: int) -> list[Grid]:
    """Return one grid with all tables of the page under each other, as programs open it.

    A page without a table has none. Raises UnsafeFileError for too many cells.
    """
    table = HtmlTable(largest_cells)
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
    return [
        Grid(
            sheet="",
            rows=table.rows,
            merges=tuple(table.merges),
            hidden_rows=frozenset(table.hidden_rows),
            hidden_columns=frozenset(table.hidden_columns),
            looks=(lambda: table.looks) if table.looks else None,
        )
    ]


class _Open(NamedTuple):
    """An element that is not closed yet and does something to its text or rows.

    `depth` counts the elements of the same tag in it.
    """

    tag: str
    unseen: int
    raised: int
    hidden: int
    depth: int = 0


class _Listener:
    """Hears tags and texts from the parser and tells the table of rows and cells."""

    def __init__(self, table: HtmlTable) -> None:
        self._table = table
        self._texts: list[str] | None = None
        self._attributes: Mapping[str, str] = {}
        self._look = CellLook()
        self._styles = StyleSheet()
        self._open: list[_Open] = []
        self._unseen = self._raised = self._hidden = 0
        self._is_style = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag that opens."""
        if tag in _CELLS or tag == "tr":
            self._end_cell()
        marks = (
            self._styles.marks(tag, attributes) if attributes or self._styles.tells(tag) else PLAIN
        )
        if marks.is_gone and tag in _CELLS and self._table.is_next_hidden():
            marks = PLAIN  # a cell of a hidden column keeps its text and place
        if marks is not PLAIN or (self._open and self._open[-1].tag == tag):
            self._note(tag, marks)
        if tag in _CELLS:
            if not marks.is_gone:
                self._texts, self._attributes = [], attributes
                self._look = look_of_tag(tag, attributes)
        elif tag == "tr":
            self._table.add_row(is_hidden=self._hidden > 0 or self._unseen > 0)
        elif tag == "col":
            self._table.add_column(attributes, is_hidden=marks.is_gone)
        else:
            self._start_other(tag)

    def _start_other(self, tag: str) -> None:
        if tag == "table":
            self._table.begin()
        elif tag in _UNSEEN_TAGS:
            self._unseen += 1
            self._is_style = tag == "style"
        elif self._texts is None:
            return
        elif tag == "br":
            self._texts.append("\n")
        elif tag in ("b", "strong") and not any(self._texts):
            self._look = replace(self._look, is_bold=True)

    def _note(self, tag: str, marks: TextMarks) -> None:
        """Note what an element does until it closes; an empty one does nothing."""
        if tag in _EMPTY_TAGS:
            return
        if marks is PLAIN:
            self._open[-1] = self._open[-1]._replace(depth=self._open[-1].depth + 1)
            return
        if self._texts is not None:
            is_unseen = marks.is_gone or marks.is_unseen or marks.is_struck
            one = _Open(tag, int(is_unseen), int(marks.is_raised), 0)
        else:
            is_unseen = marks.is_unseen or (marks.is_gone and tag in _CELLS)
            one = _Open(tag, int(is_unseen), 0, int(marks.is_gone and tag not in _CELLS))
        self._open.append(one)
        self._count(one, 1)

    def _count(self, one: _Open, times: int) -> None:
        self._unseen += times * one.unseen
        self._raised += times * one.raised
        self._hidden += times * one.hidden

    def end(self, tag: str) -> None:
        """Hear a tag that closes, or that the parser closes."""
        if tag in _CELLS:
            self._end_cell()
        elif tag in _ROW_ENDS:
            self._end_cell()
            self._table.end_row()
        elif tag in ("p", "div") and self._texts is not None:
            self._texts.append("\n")
        elif tag in _UNSEEN_TAGS:
            self._unseen -= 1
            self._is_style = False
        if self._open and self._open[-1].tag == tag and tag not in _EMPTY_TAGS:
            one = self._open.pop()
            if one.depth:
                self._open.append(one._replace(depth=one.depth - 1))
            else:
                self._count(one, -1)

    def data(self, text: str) -> None:
        """Hear a text; line breaks of the source are blanks."""
        if self._is_style:
            self._styles.add(text)
        elif self._texts is not None and self._unseen <= 0:
            text = _BLANKS.sub(" ", text)
            self._texts.append(raise_digits(text) if self._raised > 0 else text)

    def close(self) -> None:
        """Hear the end of the page."""
        self._end_cell()

    def _end_cell(self) -> None:
        if self._texts is not None:
            text = "".join(self._texts)
            self._table.add_cell(text.strip(" \n"), self._attributes, self._look)
            self._texts = None
