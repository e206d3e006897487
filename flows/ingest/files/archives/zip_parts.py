"""The directory of a ZIP file, read without the cost of a ZipFile, and its parts, inflated safely.

A month has hundreds of small workbooks: opening each with zipfile costs more than reading it.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits

_END = struct.Struct("<4s4H2LH")
#: Flags, method, both sizes, the lengths of name, extra field and comment, offset.
_ENTRY = struct.Struct("<8x2H8x2L3H8xL")
_LOCAL = struct.Struct("<26x2H")
_STORED, _DEFLATED = 0, 8
#: Deflate cannot pack tighter than this, whatever the directory declares.
_TIGHTEST = 1032
_SMALL = 10_000_000
_LARGEST_KEPT = 200_000
_ZIP64 = 0xFFFFFFFF


class Part(NamedTuple):
    """Where a member lies and what the directory says of it."""

    offset: int
    method: int
    packed: int
    size: int
    flags: int


def read_directory(content: bytes) -> dict[str, Part]:
    """Return the members by name; raises BadZipFile for what has no sound directory."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or end + _END.size > len(content):
        raise zipfile.BadZipFile("no end of central directory")
    fields = _END.unpack_from(content, end)
    count, length, start = fields[4], fields[5], fields[6]
    if count == 0xFFFF or _ZIP64 in (length, start) or start + length != end:
        return _read_slowly(content)
    parts: dict[str, Part] = {}
    position = start
    for _ in range(count):
        if not content.startswith(b"PK\x01\x02", position):
            raise zipfile.BadZipFile("damaged central directory")
        entry = _ENTRY.unpack_from(content, position)
        flags, method, packed, size, name_length, extra, comment, offset = entry
        if _ZIP64 in (packed, size, offset):
            return _read_slowly(content)
        name_end = position + _ENTRY.size + name_length
        name = content[position + _ENTRY.size : name_end].decode("utf-8", "replace")
        parts[name] = Part(offset, method, packed, size, flags)
        position = name_end + extra + comment
    return parts


def _read_slowly(content: bytes) -> dict[str, Part]:
    """Return the same by zipfile, which knows ZIP64 and files with something before the first."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            member.filename: Part(
                member.header_offset,
                member.compress_type,
                member.compress_size,
                member.file_size,
                member.flag_bits,
            )
            for member in archive.infolist()
        }


def read_part(content: bytes, part: Part) -> bytes:
    """Return a member's bytes; raises BadZipFile unless they are as long as declared."""
    return _unpack(_packed(content, part), part.flags, part.method, part.size)


def read_shared_part(content: bytes, part: Part) -> bytes:
    """Return the bytes of a member that files of one program have alike, inflated once for all.

    Such are styles and relations; those that are large are not kept. Raises BadZipFile.
    """
    if part.size > _LARGEST_KEPT or part.packed > _LARGEST_KEPT:
        return read_part(content, part)
    return _unpack_once(bytes(_packed(content, part)), part.flags, part.method, part.size)


@lru_cache(maxsize=64)
def _unpack_once(packed: bytes, flags: int, method: int, size: int) -> bytes:
    return _unpack(memoryview(packed), flags, method, size)


def _unpack(packed: memoryview, flags: int, method: int, size: int) -> bytes:
    if flags & 1 or method not in (_STORED, _DEFLATED):
        raise zipfile.BadZipFile("encrypted or packed in a way no workbook is")
    data = bytes(packed) if method == _STORED else _inflate(packed, size)
    if len(data) != size:
        raise zipfile.BadZipFile("a member is not as long as declared")
    return data


def _inflate(packed: memoryview, size: int) -> bytes:
    """Return the inflated bytes, one more than declared at most."""
    try:
        return zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error as error:
        raise zipfile.BadZipFile(str(error)) from None


def _packed(content: bytes, part: Part) -> memoryview:
    start = part.offset + _LOCAL.size
    header = content[part.offset : start]
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("no member where the directory says")
    name_length, extra_length = _LOCAL.unpack(header)
    start += name_length + extra_length
    return memoryview(content)[start : start + part.packed]


def check_parts(parts: Mapping[str, Part], limits: Limits) -> None:
    """Raise UnsafeFileError for a bomb: too many members, too large, packed too tightly."""
    if len(parts) > max(limits.archive_entries, limits.sheets * 5):
        raise UnsafeFileError(f"内含{len(parts)}个文件")
    unpacked = sum([part.size for part in parts.values()])
    packed = sum([part.packed for part in parts.values()]) or 1
    if unpacked > limits.unpacked_bytes:
        raise UnsafeFileError(f"解压后{unpacked // 1_000_000} MB")
    if unpacked > _SMALL and unpacked / packed > limits.compression_ratio:
        raise UnsafeFileError(f"压缩比达{unpacked // packed}")


def check_true_sizes(
    content: bytes, parts: Mapping[str, Part], already_read: Collection[str], limits: Limits
) -> None:
    """Raise UnsafeFileError when a member that nobody has read yet is larger than it declares.

    Only members that could hide more than the limit are inflated for that, piece by piece.
    """
    for name, part in parts.items():
        if part.packed * _TIGHTEST > limits.unpacked_bytes and name not in already_read:
            _check_size(content, part)


def _check_size(content: bytes, part: Part) -> None:
    """Raise UnsafeFileError when a member inflates to more than it declares."""
    if part.method != _DEFLATED:
        return
    inflater = zlib.decompressobj(-15)
    packed: bytes | memoryview = _packed(content, part)
    size = 0
    while packed and not inflater.eof:
        size += len(inflater.decompress(packed, 1_000_000))
        packed = inflater.unconsumed_tail
        if size > part.size:
            raise UnsafeFileError("压缩包内文件的实际大小超过所声明的大小")
