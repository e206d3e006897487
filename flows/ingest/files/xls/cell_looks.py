"""How the cells of an xls sheet look: bold, filled, indented ([MS-XLS]). Read only when asked.

BIFF8 only: the older format has no indents.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from flows.ingest.files.xls.biff_records import is_biff8, records
from flows.ingest.grid import CellLook

_FONT, _STYLE, _BOUNDSHEET = 0x31, 0xE0, 0x85
_MANY_NUMBERS, _MANY_BLANKS = 0xBD, 0xBE
#: Records of one cell begin with row, column and style: texts, numbers, formulas, blanks.
_CELLS = frozenset({0x06, 0xD6, 0xFD, 0x203, 0x204, 0x27E, 0x201})
_BOLD_FROM = 600
_ACROSS = 6
_SMALLEST_STYLE = 18
#: A font's number leaves out 4.
_NO_FONT = 4

Looks = Mapping[tuple[int, int], CellLook]


def make_looks(stream: bytes, number: int) -> Callable[[], Looks]:
    """Return what reads the looks of a sheet's cells by place, plain ones left out."""
    return partial(_read_looks, stream, number)


def _read_looks(stream: bytes, number: int) -> Looks:
    if not is_biff8(stream):
        return {}
    starts, looks = _read_globals(stream)
    if not looks or number >= len(starts):
        return {}
    return {
        (row, column): looks[style]
        for row, column, style in _styled_cells(stream, starts[number])
        if style in looks
    }


def _read_globals(stream: bytes) -> tuple[list[int], dict[int, CellLook]]:
    """Return where the sheets begin, and the looks of the styles that are not plain."""
    starts: list[int] = []
    fonts: list[bool] = []
    styles: list[bytes] = []
    for kind, data in records(stream, 0):
        if kind == _BOUNDSHEET and len(data) >= struct.calcsize("<L"):
            starts.append(struct.unpack_from("<L", data)[0])
        elif kind == _FONT:
            fonts.append(int.from_bytes(data[6:8], "little") >= _BOLD_FROM)
        elif kind == _STYLE:
            styles.append(data)
    looks = {number: _look_of(style, fonts) for number, style in enumerate(styles)}
    return starts, {number: look for number, look in looks.items() if look != CellLook()}


def _look_of(style: bytes, fonts: list[bool]) -> CellLook:
    if len(style) < _SMALLEST_STYLE:
        return CellLook()
    font = int.from_bytes(style[:2], "little")
    place = font - 1 if font > _NO_FONT else font
    return CellLook(
        indent=style[8] & 0x0F,
        is_bold=place < len(fonts) and fonts[place],
        is_filled=style[17] >> 2 > 0,
        is_centred_on=style[6] & 0x07 == _ACROSS,
    )


def _styled_cells(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of each cell of a sheet."""
    for kind, data in records(stream, start):
        if kind in _CELLS and len(data) >= struct.calcsize("<3H"):
            yield struct.unpack_from("<3H", data)
        elif kind in (_MANY_NUMBERS, _MANY_BLANKS) and len(data) >= struct.calcsize("<3H"):
            row, first = struct.unpack_from("<2H", data)
            width = 6 if kind == _MANY_NUMBERS else 2
            for place in range((len(data) - 6) // width):
                yield row, first + place, struct.unpack_from("<H", data, 4 + width * place)[0]
