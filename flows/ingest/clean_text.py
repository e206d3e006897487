"""Control characters that no office means to send are taken out at the door."""

import re

from flows.ingest.grid import CellError, CellValue

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


def clean_row(row: list[CellValue]) -> list[CellValue]:
    """Return the row with every text cleaned; other values stay as they are."""
    return [_clean(value) if isinstance(value, str) else value for value in row]


def _clean(value: str) -> str:
    cleaned = clean_text(value)
    return CellError(cleaned) if isinstance(value, CellError) else cleaned
