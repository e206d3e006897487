"""Texts of an xls workbook of which a part is raised or struck out, as they are meant ([MS-XLS]).

BIFF8 only. Where no font of the workbook is raised or struck out nothing else is read.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from flows.ingest.files.raised_text import Run, join_runs
from flows.ingest.files.xls.biff_records import is_biff8, positions, records

Place = tuple[int, int]

_FONT, _STRINGS, _CONTINUE, _SHARED_TEXT = 0x31, 0xFC, 0x3C, 0xFD
_STRUCK, _RAISED = 0x08, 1
_WIDE, _WITH_PHONETIC, _WITH_RUNS = 0x01, 0x04, 0x08
#: A font's number leaves out 4.
_NO_FONT = 4


class _Marks(NamedTuple):
    """What a font does to a text."""

    is_raised: bool
    is_struck: bool


def find_meant_texts(stream: bytes) -> dict[int, str]:
    """Return the shared strings that mean less than their parts joined, by their number.

    Where the strings end early, those before count: whether that is damage is for others to tell.
    """
    if not is_biff8(stream):
        return {}
    fonts = [_marks_of(data) for kind, data in records(stream, 0) if kind == _FONT]
    if not any(any(font) for font in fonts):
        return {}
    meant: dict[int, str] = {}
    with suppress(struct.error):
        strings = _read_strings(_StringBytes(_string_pieces(stream)), fonts)
        meant.update((number, text) for number, text in enumerate(strings) if text is not None)
    return meant


def find_rich_texts(stream: bytes, start: int, meant: Mapping[int, str]) -> dict[Place, str]:
    """Return those of a sheet's cells by place that show such a string."""
    if not meant:
        return {}
    cells = (
        struct.unpack_from("<2H2xL", data)
        for kind, data in records(stream, start)
        if kind == _SHARED_TEXT and len(data) >= struct.calcsize("<2H2xL")
    )
    return {(row, column): meant[number] for row, column, number in cells if number in meant}


def _marks_of(font: bytes) -> _Marks:
    if len(font) < struct.calcsize("<5H"):
        return _Marks(False, False)
    flags, offset = struct.unpack_from("<2xH4xH", font)
    return _Marks(offset == _RAISED, bool(flags & _STRUCK))


def _string_pieces(stream: bytes) -> list[bytes]:
    """Return the data of the record of shared strings and of those that continue it."""
    pieces: list[bytes] = []
    for kind, place, length in positions(stream, 0):
        if kind == _STRINGS or (pieces and kind == _CONTINUE):
            pieces.append(stream[place : place + length])
        elif pieces:
            break
    return pieces


def _read_strings(source: "_StringBytes", fonts: Sequence[_Marks]) -> Iterator[str | None]:
    """Yield what each shared string means, None where it is plain."""
    _, count = struct.unpack("<2L", source.take(8))
    for _ in range(count):
        length, flags = struct.unpack("<HB", source.take(3))
        runs = struct.unpack("<H", source.take(2))[0] if flags & _WITH_RUNS else 0
        phonetic = struct.unpack("<L", source.take(4))[0] if flags & _WITH_PHONETIC else 0
        text = source.take_text(length, is_wide=bool(flags & _WIDE))
        starts = list(struct.iter_unpack("<2H", source.take(4 * runs)))
        source.take(phonetic)
        yield _meant(text, starts, fonts)


def _meant(text: bytes, starts: Sequence[tuple[int, ...]], fonts: Sequence[_Marks]) -> str | None:
    """Return a string without what is struck out and with raised digits, None where it is plain.

    `text` is in UTF-16; `starts` are the first character and the font of each run, before which
    the text is in the cell's font.
    """
    ends = [start for start, _ in starts[1:]] + [len(text) // 2]
    runs = [Run(_part(text, 0, starts[0][0] if starts else ends[-1]))]
    for (start, font), end in zip(starts, ends, strict=False):
        place = font - 1 if font > _NO_FONT else font
        marks = fonts[place] if place < len(fonts) else _Marks(False, False)
        runs.append(Run(_part(text, start, end), *marks))
    meant = join_runs(runs)
    return None if meant == _part(text, 0, len(text)) else meant


def _part(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "replace")


class _StringBytes:
    """The bytes of the shared strings, across the records that continue each other."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = next(self._pieces, b"")

    def take(self, length: int) -> bytes:
        """Return the next bytes; raises struct.error where there are none."""
        taken = self._rest[:length]
        self._rest = self._rest[length:]
        while len(taken) < length:
            self._turn()
            missing = length - len(taken)
            taken, self._rest = taken + self._rest[:missing], self._rest[missing:]
        return taken

    def take_text(self, length: int, *, is_wide: bool) -> bytes:
        """Return so many characters in UTF-16; a piece within a text begins with a flag anew."""
        text = b""
        while True:
            size = 2 if is_wide else 1
            wanted = size * (length - len(text) // 2)
            here = self.take(min(wanted, len(self._rest)))
            text += here if is_wide else here.decode("latin-1").encode("utf-16-le")
            if len(text) >= 2 * length:
                return text
            self._turn()
            is_wide = bool(self.take(1)[0] & _WIDE)

    def _turn(self) -> None:
        following = next(self._pieces, None)
        if following is None:
            raise struct.error("the shared strings end early")
        self._rest = following
