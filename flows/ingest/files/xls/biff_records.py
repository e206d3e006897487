"""The records of an xls workbook's stream ([MS-XLS]): kind, length, data, one after another."""

import struct
from collections.abc import Iterator

#: What programs call the stream that holds the workbook: BIFF8 and BIFF5.
WORKBOOK_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_RECORD = struct.Struct("<HH")
_BEGIN, _EOF = 0x809, 0x0A
_BIFF8 = 0x600


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield kind and data of the records up to the end of the sub-stream."""
    for kind, place, length in positions(stream, start):
        yield kind, stream[place : place + length]


def positions(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind of the records, and where their data begins and how long it is."""
    place = start
    while place + 4 <= len(stream):
        kind, length = _RECORD.unpack_from(stream, place)
        if kind == _EOF:
            return
        yield kind, place + 4, length
        place += 4 + length


def is_biff8(stream: bytes) -> bool:
    """Return whether the workbook is of Excel 97 or later: its texts are Unicode."""
    if len(stream) < 6:
        return False
    kind, version = struct.unpack_from("<H2xH", stream)
    return bool(kind == _BEGIN and version >= _BIFF8)
