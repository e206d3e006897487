"""The lines above a table's data, told apart: title, header rows, section rows."""

import re
from collections.abc import Sequence

from flows.ingest.sheets.header import header_text, is_unit_row
from flows.ingest.sheets.sheet import Sheet, is_blank, is_figure, is_note, is_ordinal_row, texts_of
from flows.ingest.words.header_words import AREA_WORDS, IGNORED_WORDS, LABEL_WORDS
from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import read_value

#: A header may have so many levels, unit rows included.
_DEEPEST = 6
_TITLE_LENGTH = 12
_LINE = re.compile(
    r"^(?:(?:填报|报送|编报|编制|计量)?单位(?:名称)?[:：]|表号|制[表定]机关|批准|备案|文号|有效期|"
    r"综合机关|数据来源|资料来源|数据库[:：]|续表|附[件表]|注[:：])"
)
_TITLE = re.compile(r"(?:表|情况|统计|汇总|台账|一览|清单|名册)(?:\(.*\))?$|20\d\d年")
#: What heads a label column.
HEADINGS = (
    AREA_WORDS | LABEL_WORDS | frozenset(["指标名称", "县(市,区)", "年份", "月份", "单位名称"])
)


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
    return text in HEADINGS or text in IGNORED_WORDS


def _nearest_title(sheet: Sheet, rows: Sequence[int]) -> str:
    for row in reversed(rows):
        texts = texts_of(sheet.rows[row])
        if len(texts) == 1 and not is_note(sheet.rows[row]) and not _LINE.match(squash(texts[0])):
            return " ".join(texts[0].split())
    return ""
