"""One stream out of an OLE compound file, as xls workbooks are packed ([MS-CFB])."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

_SHIFTS, _DIRECTORY, _MINI = (
    struct.Struct("<30x2H"),
    struct.Struct("<48xL"),
    struct.Struct("<56x2L"),
)
_FREE = 0xFFFFFFFA
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class DamagedCompoundError(ValueError):
    """The file's tables lead nowhere or in circles."""


class Stream(NamedTuple):
    """A stream's bytes, and where in the file its sectors of one size begin."""

    data: bytes
    sectors: list[int]
    sector_size: int

    def place(self, position: int) -> int:
        """Return where in the file a byte of the stream lies."""
        return self.sectors[position // self.sector_size] + position % self.sector_size


def find_stream(content: bytes, names: Sequence[str]) -> Stream:
    """Return the first stream with one of the names, and where it lies in the file.

    Raises DamagedCompoundError.
    """
    header = content[:512].ljust(512, b"\0")
    shift, mini_shift = _SHIFTS.unpack_from(header)
    (directory_start,) = _DIRECTORY.unpack_from(header)
    cutoff, mini_start = _MINI.unpack_from(header)
    if not 7 <= shift <= 12 or not 4 <= mini_shift < shift:
        raise DamagedCompoundError("strange sector size")
    table = _read_table(content, shift)
    size = 1 << shift
    directory = _join(content, _places(table, directory_start, size, size), size)
    if len(directory) % _ENTRY:  # calamine would panic over the half entry
        raise DamagedCompoundError("the directory is cut off")
    entries = _read_entries(directory)
    found = next((entries[name] for name in names if name in entries), None)
    if found is None:
        raise DamagedCompoundError("no workbook inside")
    start, length = found
    if length >= cutoff:
        places = _places(table, start, size, size)
        return Stream(_join(content, places, size)[:length], places, size)
    root = _places(table, entries.get("", (_FREE, 0))[0], size, size)
    mini_table = _numbers(_join(content, _places(table, mini_start, size, size), size))
    mini_size = 1 << mini_shift
    inner = _places(mini_table, start, mini_size, 0)
    places = [root[at // size] + at % size for at in inner if at // size < len(root)]
    return Stream(_join(content, places, mini_size)[:length], places, mini_size)


def _read_table(content: bytes, shift: int) -> list[int]:
    """Return the sector table: which sector follows which."""
    size = 1 << shift
    header = content[:512].ljust(512, b"\0")
    sectors = list(struct.unpack_from("<109L", header, 76))
    following = struct.unpack_from("<L", header, 68)[0]
    seen: set[int] = set()
    while following < _FREE and following not in seen:
        seen.add(following)
        more = _numbers(content[(following + 1) * size : (following + 2) * size])
        if not more:
            break
        sectors += more[:-1]
        following = more[-1]
    table: list[int] = []
    for sector in sectors:
        if sector < _FREE:
            table += _numbers(content[(sector + 1) * size : (sector + 2) * size])
    return table


def _places(table: list[int], start: int, size: int, offset: int) -> list[int]:
    """Return where the sectors of a chain begin; the first sector of all begins at `offset`."""
    places: list[int] = []
    sector = start
    while sector < len(table) and len(places) <= len(table):
        places.append(offset + sector * size)
        sector = table[sector]
    if len(places) > len(table):
        raise DamagedCompoundError("a chain of sectors runs in a circle")
    return places


def _join(content: bytes, places: list[int], size: int) -> bytes:
    """Return the sectors put together."""
    return b"".join([content[place : place + size] for place in places])


def _read_entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """Return start and size of the streams by name; the root's name is empty."""
    entries: dict[str, tuple[int, int]] = {}
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[place : place + _ENTRY]
        length, kind = struct.unpack_from("<HB", entry, 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<LL", entry, 116)
        if kind == _ROOT:
            entries.setdefault("", (start, size))
        elif kind == _STREAM:
            entries.setdefault(name, (start, size))
    return entries


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4]))
