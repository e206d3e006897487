"""Texts of an old xls in the encoding they have, whatever its code page record says.

BIFF8 texts are UTF-16, but calamine decodes them as the record says; old Java writers put 1252
there. BIFF5 texts are bytes of the sender's code page: GBK unless another one is stated that fits.
calamine reads no code page of two bytes a character, so it is given 1252, which keeps each byte.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from flows.ingest.files.garbled import UNKNOWN_ENCODING, GarbledTextError
from flows.ingest.files.xls.biff_records import is_biff8, positions
from flows.ingest.files.xls.compound import Stream
from flows.ingest.grid import CellError, CellValue, Grid

_CODEPAGE = 0x42
_UTF16, _LATIN = 1200, 1252
#: Code pages whose texts are known by their record; 1252 and the like are written by habit.
_STATED = {
    874: "cp874",
    932: "cp932",
    949: "cp949",
    950: "cp950",
    1250: "cp1250",
    1251: "cp1251",
    1253: "cp1253",
    1254: "cp1254",
    1255: "cp1255",
    1256: "cp1256",
    1257: "cp1257",
    1258: "cp1258",
}
_CHINESE = "gb18030"


class Prepared(NamedTuple):
    """The file as calamine should see it, and the code page of its BIFF5 texts (0: none told)."""

    content: bytes
    is_unicode: bool
    code_page: int


def prepare(content: bytes, stream: Stream) -> Prepared:
    """Return the file with the code page that lets calamine keep every character."""
    is_unicode = is_biff8(stream.data)
    wanted = _UTF16 if is_unicode else _LATIN
    for kind, place, length in positions(stream.data, 0):
        if kind != _CODEPAGE or length < 2:
            continue
        (stated,) = struct.unpack_from("<H", stream.data, place)
        if stated == wanted:
            return Prepared(content, is_unicode, stated)
        changed = bytearray(content)
        for number, byte in enumerate(struct.pack("<H", wanted)):
            changed[stream.place(place + number)] = byte
        return Prepared(bytes(changed), is_unicode, stated)
    return Prepared(content, is_unicode, 0)


def decode_grids(grids: list[Grid], code_page: int) -> list[Grid]:
    """Return the BIFF5 grids with their texts decoded; raises GarbledTextError if none fits."""
    kept = {text: _bytes_of(text) for text in set(_texts(grids)) if not text.isascii()}
    decode = _decoder(list(kept.values()), code_page)
    texts = {text: decode(content) for text, content in kept.items()}
    return [
        replace(
            grid,
            sheet=texts.get(grid.sheet, grid.sheet),
            rows=[[_decoded(value, texts) for value in row] for row in grid.rows],
        )
        for grid in grids
    ]


def _texts(grids: Iterable[Grid]) -> Iterator[str]:
    for grid in grids:
        yield grid.sheet
        for row in grid.rows:
            yield from [value for value in row if isinstance(value, str)]


def _decoded(value: CellValue, texts: dict[str, str]) -> CellValue:
    is_text = isinstance(value, str) and not isinstance(value, CellError)
    return texts.get(value, value) if is_text and isinstance(value, str) else value


def _decoder(contents: list[bytes], code_page: int) -> Callable[[bytes], str]:
    """Return what decodes all texts of the file, the likeliest encoding first."""
    stated = _STATED.get(code_page, "")
    others = [] if stated or code_page == 936 else ["cp1252"]
    for encoding in [*([stated] if stated else []), _CHINESE, *others]:
        try:
            for content in contents:
                content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return partial(str, encoding=encoding)
    raise GarbledTextError(UNKNOWN_ENCODING)


def _bytes_of(text: str) -> bytes:
    """Return the bytes that were read as 1252, or as Latin 1 where no code page is told."""
    try:
        return bytes([_BYTES[mark] if mark in _BYTES else ord(mark) for mark in text])
    except ValueError:
        raise GarbledTextError(UNKNOWN_ENCODING) from None


def _latin(byte: int) -> str:
    """Return what stands for a byte in 1252; the five it does not use stand for themselves."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_latin(byte): byte for byte in range(256)}
