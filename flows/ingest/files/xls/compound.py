"""One stream out of an OLE compound file, as xls workbooks are packed ([MS-CFB])."""

import struct
from collections.abc import Sequence

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


def read_stream(content: bytes, names: Sequence[str]) -> bytes:
    """Return the first stream with one of the names; raises DamagedCompoundError."""
    header = content[:512].ljust(512, b"\0")
    shift, mini_shift = _SHIFTS.unpack_from(header)
    (directory_start,) = _DIRECTORY.unpack_from(header)
    cutoff, mini_start = _MINI.unpack_from(header)
    if not 7 <= shift <= 12 or not 4 <= mini_shift < shift:
        raise DamagedCompoundError("strange sector size")
    table = _read_table(content, shift)
    directory = _join(content, table, directory_start, 1 << shift, 1 << shift)
    if len(directory) % _ENTRY:  # calamine would panic over the half entry
        raise DamagedCompoundError("the directory is cut off")
    entries = _read_entries(directory)
    found = next((entries[name] for name in names if name in entries), None)
    if found is None:
        raise DamagedCompoundError("no workbook inside")
    start, size = found
    if size >= cutoff:
        return _join(content, table, start, 1 << shift, 1 << shift)[:size]
    root = entries.get("", (_FREE, 0))
    mini_stream = _join(content, table, root[0], 1 << shift, 1 << shift)
    mini_table = _numbers(_join(content, table, mini_start, 1 << shift, 1 << shift))
    return _join(mini_stream, mini_table, start, 1 << mini_shift, 0)[:size]


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


def _join(content: bytes, table: list[int], start: int, size: int, offset: int) -> bytes:
    """Return a chain of sectors put together; the first sector begins at `offset`."""
    parts: list[bytes] = []
    sector = start
    while sector < len(table) and len(parts) <= len(table):
        parts.append(content[offset + sector * size : offset + (sector + 1) * size])
        sector = table[sector]
    if len(parts) > len(table):
        raise DamagedCompoundError("a chain of sectors runs in a circle")
    return b"".join(parts)


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
