"""Old xls workbooks (BIFF5) of raw records: no program at hand writes them any more.

`xlwt` packs the stream; LibreOffice opens what comes out, which a test checks.
"""

import io
import struct
from collections.abc import Sequence

from xlwt.CompoundDoc import XlsDoc

_WORKBOOK, _BOOK = (name.encode("utf-16-le") for name in ("Workbook", "Book"))
_NAME_LENGTH_AT = 64


def old_xls(
    rows: Sequence[Sequence[str | float]], code_page: int, encoding: str, sheet: str = "表一"
) -> bytes:
    """Return a workbook with one sheet; without CODEPAGE record where `code_page` is 0."""
    name = sheet.encode(encoding)
    begin = len(_globals(0, code_page, name))
    stream = _globals(begin, code_page, name) + _sheet(rows, encoding)
    file = io.BytesIO()
    XlsDoc().save(file, stream)
    content = bytearray(file.getvalue())
    entry = content.index(_WORKBOOK)
    content[entry : entry + len(_WORKBOOK)] = _BOOK.ljust(len(_WORKBOOK), b"\0")
    content[entry + _NAME_LENGTH_AT] = len(_BOOK) + 2
    return bytes(content)


def _globals(sheet_at: int, code_page: int, name: bytes) -> bytes:
    return b"".join(
        [
            _record(0x809, struct.pack("<4H", 0x500, 5, 0x96C, 0x7CC)),
            _record(0x42, struct.pack("<H", code_page)) if code_page else b"",
            _record(0x31, struct.pack("<5H5B", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5) + b"Arial"),
            _record(0xE0, struct.pack("<8H", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0)),
            _record(0x85, struct.pack("<LHB", sheet_at, 0, len(name)) + name),
            _record(0x0A, b""),
        ]
    )


def _sheet(rows: Sequence[Sequence[str | float]], encoding: str) -> bytes:
    width = max(len(row) for row in rows)
    parts = [
        _record(0x809, struct.pack("<4H", 0x500, 0x10, 0x96C, 0x7CC)),
        _record(0x200, struct.pack("<5H", 0, len(rows), 0, width, 0)),
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<3H", number, column, 0)
            if isinstance(value, str):
                text = value.encode(encoding)
                parts.append(_record(0x204, place + struct.pack("<H", len(text)) + text))
            else:
                parts.append(_record(0x203, place + struct.pack("<d", value)))
    return b"".join([*parts, _record(0x0A, b"")])


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
