"""Statistical codes of areas as cells hold them: text or number, of 9 or 12 digits."""

import re
from functools import lru_cache

from flows.ingest.grid import CellValue
from flows.ingest.words.plain_text import squash

#: Codes have 9 or 12 digits.
SMALLEST_CODE = 100_000_000
_TOO_LARGE = 1_000_000_000_000
_CODE = re.compile(r"\d{9}(?:\d{3})?(?:\.0)?")
_CODE_BEFORE_NAME = re.compile(r"(\d{12}|\d{9})(?=\D)")


def read_code(cell: CellValue) -> str:
    """Return a 12-digit code from a cell with 9 or 12 digits, or nothing."""
    if isinstance(cell, str):
        return _code_of_text(cell)
    if isinstance(cell, float | int) and SMALLEST_CODE <= cell < _TOO_LARGE and cell == int(cell):
        return _code_of_text(str(int(cell)))
    return ""


def code_before_name(cell: CellValue) -> str:
    """Return the 12-digit code that stands before a name in one cell (610929108204 星义村)."""
    match = _CODE_BEFORE_NAME.match(squash(cell).lstrip("#'")) if isinstance(cell, str) else None
    return match.group().ljust(12, "0") if match and not read_code(cell) else ""


@lru_cache(maxsize=65536)
def _code_of_text(text: str) -> str:
    plain = squash(text).lstrip("#'")
    if not _CODE.fullmatch(plain):
        return ""
    return plain.removesuffix(".0").ljust(12, "0")
