"""The lines above a table, and notes below, that say whose it is, which month, which unit."""

import datetime as dt

from flows.ingest.findings import shown
from flows.ingest.grid import CellValue
from flows.ingest.sheets.sheet import Sheet, is_blank, is_figure, is_note, is_year, texts_of
from flows.ingest.words.stated_periods import stated_period

#: So many lines above a table are asked for its town and month.
MOST_TITLES = 30
#: Notes are among so many last rows of a table or so many below it, and begin so far left.
_LAST_ROWS, _NOTES_BELOW, _NOTE_BEGINS = 8, 5, 3
_NOTE_LETTERS = frozenset("注说备")
_NOTE_BEGINNINGS = _NOTE_LETTERS | frozenset("　 (（")


def titles_above(sheet: Sheet, first: int) -> list[str]:
    """Return the texts between a table and the data above it, from top to bottom."""
    lines: list[list[str]] = []
    for number in range(first - 1, max(0, first - MOST_TITLES) - 1, -1):
        figures = [value for value in sheet.rows[number] if is_figure(value) and not is_year(value)]
        if figures and (months := _months_of(figures)):
            lines.append(list(dict.fromkeys([*_texts_and_dates(sheet, number), *months])))
            continue
        if figures:
            if not (joined := _date_in_pieces(sheet.rows[number])):
                break
            lines.append([joined])
            continue
        lines.append(_texts_and_dates(sheet, number))
    return [text for texts in reversed(lines) for text in texts]


def _months_of(figures: list[CellValue]) -> list[str]:
    """Return figures such as 2022.6 and 202206 as they are shown where all of them are months."""
    texts = [shown(value).strip() for value in figures]
    return texts if all(map(stated_period, texts)) else []


def _date_in_pieces(row: list[CellValue]) -> str:
    """Return a row's text joined where only that states a month: 2022 | 年 | 6 | 月."""
    pieces = [shown(value).strip() for value in row if not is_blank(value)]
    joined = "".join(pieces)
    return joined if stated_period(joined) and not any(map(stated_period, pieces)) else ""


def notes_below(sheet: Sheet, first: int, last: int) -> list[str]:
    """Return the texts of a table's notes (注：…, 说明：…): its last rows and a few below them."""
    lines = sheet.rows[max(first, last + 1 - _LAST_ROWS) : last + 1 + _NOTES_BELOW]
    return [text for row in lines if _begins_a_note(row) for text in texts_of(row)]


def _begins_a_note(row: list[CellValue]) -> bool:
    """Return whether a row is a note; its first letter tells most rows from one."""
    for value in row[:_NOTE_BEGINS]:
        if value and isinstance(value, str):
            if value[0] not in _NOTE_BEGINNINGS:
                return False
            return value.lstrip("　 (（")[:1] in _NOTE_LETTERS and is_note([value])
    return False


def _texts_and_dates(sheet: Sheet, number: int) -> list[str]:
    """Return a row's different texts; a date cell counts as the text that it shows."""
    grid = sheet.grid
    texts: dict[str, None] = {}
    for column, value in enumerate(sheet.rows[number]):
        if isinstance(value, dt.date):
            has_day = (grid.top + number, grid.left + column) not in grid.month_cells
            texts[f"{value.year}年{value.month}月" + (f"{value.day}日" if has_day else "")] = None
        elif isinstance(value, str) and value.strip():
            texts[value.strip()] = None
    return list(texts)
