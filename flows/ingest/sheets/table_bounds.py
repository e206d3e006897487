"""Where a sheet's tables are, told from what the rows hold and without any catalogue."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.ingest.sheets.preamble import HEADINGS, split_preamble
from flows.ingest.sheets.sheet import (
    Sheet,
    is_blank,
    is_figure,
    is_note,
    is_ordinal_row,
    is_year,
    texts_of,
)
from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import read_value

_PLAIN_TEXT = re.compile(r"\D+|.*(?:19|20)\d\d.*|\d{1,2}月.*")


@dataclass(frozen=True)
class PlainTable:
    """A table: its header rows, its body (data and section rows), and the line above it."""

    header: tuple[int, ...]
    body: tuple[int, ...]
    title: str = ""


@dataclass
class _Walk:
    """What has been seen on the way down the sheet."""

    tables: list[PlainTable] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    header: tuple[int, ...] = ()
    title: str = ""
    body: list[int] = field(default_factory=list)

    def close(self) -> None:
        """Put the table that ends here aside; without a header it is no table."""
        if self.header and self.body:
            self.tables.append(PlainTable(self.header, tuple(self.body), self.title))
        self.body = []


def find_tables(sheet: Sheet) -> list[PlainTable]:
    """Return the sheet's tables from top to bottom; none when nothing stands under a header."""
    walk = _Walk()
    for number, row in enumerate(sheet.rows):
        if sheet.is_hidden_row(number) or is_ordinal_row(row):
            continue
        if is_note(row) or not _is_data(sheet, number, walk):
            walk.waiting.append(number)
            continue
        if not walk.body or _has_new_header(sheet, walk):
            walk.close()
            walk.header, walk.title, sections = split_preamble(sheet, walk.waiting)
            walk.body = [*sections]
        else:
            walk.body += walk.waiting
        walk.waiting = []
        walk.body.append(number)
    walk.close()
    return walk.tables


def _is_data(sheet: Sheet, number: int, walk: _Walk) -> bool:
    row = sheet.rows[number]
    if not any(is_figure(value) for value in row):
        return False
    return not _is_numbered_header(sheet, number, has_body=bool(walk.body))


def _is_numbered_header(sheet: Sheet, number: int, *, has_body: bool) -> bool:
    """Return whether the row's only numbers are years or months that head its columns."""
    row = sheet.rows[number]
    first = next(value for value in row if is_figure(value))
    if read_value(first).value != 1 and not is_year(first):
        return False
    cells = [value for value in row if is_figure(value)]
    figures = [read_value(value).value for value in cells]
    is_count = len(figures) >= 3 and figures == [float(1 + place) for place in range(len(figures))]
    if not is_count and not all(is_year(value) for value in cells):
        return False
    label = next((value for value in row if not is_blank(value)), None)
    if not isinstance(label, str):
        return not has_body and _stands_under_text(sheet, number)
    if squash(label) in HEADINGS:
        return True
    column = row.index(label)
    return not has_body and number > 0 and sheet.cell(number - 1, column) == label


def _stands_under_text(sheet: Sheet, number: int) -> bool:
    """Return whether the first column is blank here and headed above, as a sub-header is."""
    row = sheet.rows[number]
    first = next(column for column, value in enumerate(row) if not is_blank(value))
    return any(sheet.text(number - 1, column).strip() for column in range(first))


def _has_new_header(sheet: Sheet, walk: _Walk) -> bool:
    return any(_is_header_like(sheet, row, walk) for row in walk.waiting)


def _is_header_like(sheet: Sheet, number: int, walk: _Walk) -> bool:
    """Return whether a text row inside a table begins the next one."""
    row = sheet.rows[number]
    texts = texts_of(row)
    if is_note(row) or (len(texts) < 2 and not any(is_figure(value) for value in row)):
        return False
    first = next((value for value in row if isinstance(value, str) and value.strip()), "")
    if squash(first) in HEADINGS:
        return True
    for header in walk.header:
        known = set(texts_of(sheet.rows[header]))
        if len(known & set(texts)) >= max(2, len(known) / 2):
            return True
    columns = _figure_columns(sheet, walk.body)
    heads = [column for column in columns if _is_heading_text(sheet.text(number, column))]
    return len({sheet.text(number, column) for column in heads}) >= max(2, len(columns) / 2)


def _is_heading_text(text: str) -> bool:
    plain = squash(text)
    return (
        bool(plain)
        and _PLAIN_TEXT.fullmatch(plain) is not None
        and read_value(text).state == "text"
    )


def _figure_columns(sheet: Sheet, body: Sequence[int]) -> list[int]:
    counts: Counter[int] = Counter()
    for row in body[:50]:
        counts.update(column for column, value in enumerate(sheet.rows[row]) if is_figure(value))
    return sorted(counts)
