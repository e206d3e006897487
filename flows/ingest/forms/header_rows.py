"""Where the header of a form's table begins, above the row or label that was recognised."""

import datetime as dt
import re

from flows.ingest.grid import CellValue
from flows.ingest.sheets.sheet import Sheet, is_text_row, is_title_line, texts_of
from flows.ingest.words.header_words import (
    IGNORED_WORDS,
    LABEL_WORDS,
    MONTH_WORDS,
    VALUE_WORDS,
    is_word,
)
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import is_unit_line

#: A header may be split over so many rows.
_DEEPEST = 5
#: A line that states the sheet's unit may name town or month beside it.
_MOST_BESIDE = 2
#: Titles that name a table are so long: …月报表.
_SHORTEST_NAME = 6
_BEHIND = re.compile(r"\([^()]*\)$")


def top_across(sheet: Sheet, anchor: int) -> int:
    """Return the first header row: the anchor's group rows belong to it, titles do not."""
    top = anchor
    while top > 0 and anchor - top < _DEEPEST - 1:
        row = sheet.rows[top - 1]
        if not texts_of(row) or is_title_line(row) or not is_text_row(row) or _states(row):
            break
        top -= 1
    return top


def _states(row: list[CellValue]) -> bool:
    """Return whether a row states a date or the sheet's unit, as no header row does.

    Among more than two texts a unit is the rest of a wording that is split over rows. What stands
    beside the name of a table is its month, town or number.
    """
    texts = texts_of(row)
    if len(texts) == _MOST_BESIDE and any(map(_names_table, texts)):
        return True
    units = [text for text in texts if is_unit_line(text)]
    states_unit = len(units) == 1 and len(texts) <= _MOST_BESIDE
    return states_unit or any(isinstance(value, dt.date) for value in row)


def _names_table(text: str) -> bool:
    plain = _BEHIND.sub("", squash(text))
    return plain.endswith("表") and len(plain) >= _SHORTEST_NAME


def top_down(sheet: Sheet, first: int, anchor: int) -> int:
    """Return the header row above the first measure, or the row just above it."""
    for row in range(first - 1, max(-1, first - 1 - _DEEPEST), -1):
        texts = [squash(text) for text in texts_of(sheet.rows[row][anchor:])]
        known = VALUE_WORDS | MONTH_WORDS | LABEL_WORDS | IGNORED_WORDS
        if any(text.strip(":") in known for text in texts):
            top = row
            while (
                top > 0
                and not is_title_line(sheet.rows[top - 1])
                and any(
                    is_word(text, VALUE_WORDS | MONTH_WORDS | LABEL_WORDS)
                    for text in texts_of(sheet.rows[top - 1])
                )
            ):
                top -= 1
            return top
    return max(0, first - 1)
