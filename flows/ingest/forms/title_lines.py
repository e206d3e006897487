"""The lines above a table that may say whose it is, for which month and in which unit."""

import datetime as dt

from flows.ingest.sheets.sheet import Sheet, is_figure, is_year

#: So many lines above a table are asked for its town and month.
MOST_TITLES = 30


def titles_above(sheet: Sheet, first: int) -> list[str]:
    """Return the texts between a table and the data above it, from top to bottom."""
    lines: list[list[str]] = []
    for number in range(first - 1, max(0, first - MOST_TITLES) - 1, -1):
        if any(is_figure(value) and not is_year(value) for value in sheet.rows[number]):
            break
        lines.append(_texts_and_dates(sheet, number))
    return [text for texts in reversed(lines) for text in texts]


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
