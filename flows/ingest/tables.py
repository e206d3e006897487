"""Where a sheet's tables are, told from what the rows hold and without any catalogue."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.ingest.header import header_text, is_unit_row
from flows.ingest.normal import squash
from flows.ingest.sheet import (
    Sheet,
    is_blank,
    is_figure,
    is_note,
    is_ordinal_row,
    is_year,
    texts_of,
)
from flows.ingest.values import read_value
from flows.ingest.words import AREA_WORDS, IGNORED_WORDS, LABEL_WORDS

#: A header may have so many levels, unit rows included.
_DEEPEST = 6
_TITLE_LENGTH = 12
_LINE = re.compile(
    r"^(?:(?:填报|报送|编报|编制|计量)?单位(?:名称)?[:：]|表号|制[表定]机关|批准|备案|文号|有效期|"
    r"综合机关|数据来源|资料来源|数据库[:：]|续表|附[件表]|注[:：])"
)
_TITLE = re.compile(r"(?:表|情况|统计|汇总|台账|一览|清单|名册)(?:\(.*\))?$|20\d\d年")
_HEADINGS = (
    AREA_WORDS | LABEL_WORDS | frozenset(["指标名称", "县(市,区)", "年份", "月份", "单位名称"])
)
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
    if squash(label) in _HEADINGS:
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
    if squash(first) in _HEADINGS:
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


def split_preamble(
    sheet: Sheet, rows: Sequence[int]
) -> tuple[tuple[int, ...], str, tuple[int, ...]]:
    """Return the header rows above the data, the title above those, and section rows below."""
    sections = _section_rows(sheet, rows)
    header: list[int] = []
    for row in reversed(rows[: len(rows) - len(sections)]):
        if is_empty_row(sheet, row):
            if header and not _is_group_row(sheet, row - 1):
                break
            continue
        is_broken = header and row < header[0] - 1 and not _only_fillers(sheet, row, header[0])
        if is_broken or len(header) == _DEEPEST or is_title(sheet, row, bool(header)):
            break
        header.insert(0, row)
    above = [row for row in rows if not header or row < header[0]]
    return tuple(header), _nearest_title(sheet, above), sections


def _section_rows(sheet: Sheet, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the rows under a header that only name a section of the data below them."""
    sections: list[int] = []
    for row in reversed(rows):
        line = sheet.rows[row]
        texts = [text for text in texts_of(line) if read_value(text).state != "blank"]
        if len(texts) > 1 or any(is_figure(value) for value in line):
            return tuple(sections)
        if not is_empty_row(sheet, row):
            sections.insert(0, row)
    return ()


def is_empty_row(sheet: Sheet, row: int) -> bool:
    """Return whether a row holds nothing at all."""
    return all(is_blank(value) for value in sheet.rows[row])


def _is_group_row(sheet: Sheet, row: int) -> bool:
    """Return whether a row has groups of columns but no label: 合计 … 其中：小麦."""
    if row < 0 or not is_blank(sheet.cell(row, 0)):
        return False
    texts = texts_of(sheet.rows[row])
    return len(texts) > 1 and not any(_LINE.match(squash(text)) for text in texts)


def _only_fillers(sheet: Sheet, row: int, below: int) -> bool:
    return all(
        is_ordinal_row(sheet.rows[number]) or is_empty_row(sheet, number)
        for number in range(row + 1, below)
    )


def is_title(sheet: Sheet, number: int, has_header: bool) -> bool:
    """Return whether a line above the data is a title, a unit line or another table's foot."""
    row = sheet.rows[number]
    texts = texts_of(row)
    if is_note(row) or any(_LINE.match(squash(text)) for text in texts):
        return not (is_unit_row(row) and not has_header)
    if len(texts) != 1 or any(is_figure(value) for value in row):
        return False
    text = squash(texts[0])
    first = next(column for column, value in enumerate(row) if not is_blank(value))
    spans = sum(header_text(value) == header_text(row[first]) for value in row if value)
    if spans > 1 and first > 0:
        return False
    if first > 0:
        return len(text) > _TITLE_LENGTH or _TITLE.search(text) is not None
    return has_header or not _is_short_label(text)


def _is_short_label(text: str) -> bool:
    return text in _HEADINGS or text in IGNORED_WORDS


def _nearest_title(sheet: Sheet, rows: Sequence[int]) -> str:
    for row in reversed(rows):
        texts = texts_of(sheet.rows[row])
        if len(texts) == 1 and not is_note(sheet.rows[row]) and not _LINE.match(squash(texts[0])):
            return " ".join(texts[0].split())
    return ""
