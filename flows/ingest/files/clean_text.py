"""Control characters that no office means to send are taken out at the door."""

import re
from dataclasses import replace

from flows.ingest.grid import CellError, CellValue, Grid

#: C0 controls but tab and line breaks, DEL and C1, bidi marks and overrides, byte order mark.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_LONGEST = 4000


def clean_text(text: str) -> str:
    """Return the text without control and direction characters, at most 4,000 long."""
    if text.isprintable() and len(text) <= _LONGEST:
        return text
    return _UNWANTED.sub("", text[: _LONGEST * 2])[:_LONGEST]


def clean_lines(text: str) -> str:
    """Return a whole file's text without control and direction characters, however long it is."""
    return _UNWANTED.sub("", text) if _UNWANTED.search(text) else text


def clean_grid(grid: Grid) -> Grid:
    """Return the grid with its name and every text cleaned; other values stay as they are."""
    dirty = [number for number, row in enumerate(grid.rows) if not _is_clean(row)]
    name = clean_text(grid.sheet)
    if not dirty and name == grid.sheet:
        return grid
    rows = list(grid.rows)
    for number in dirty:
        rows[number] = [_clean(value) for value in rows[number]]
    return replace(grid, sheet=name, rows=rows)


def _is_clean(row: list[CellValue]) -> bool:
    text = "".join([value for value in row if isinstance(value, str)])
    return len(text) <= _LONGEST and (text.isprintable() or not _UNWANTED.search(text))


def _clean(value: CellValue) -> CellValue:
    if not isinstance(value, str):
        return value
    cleaned = clean_text(value)
    return CellError(cleaned) if isinstance(value, CellError) else cleaned
