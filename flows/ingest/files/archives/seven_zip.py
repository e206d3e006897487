"""The members of a 7z file, unpacked in memory within the limits."""

import io
import lzma
from collections.abc import Iterator

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from flows.ingest.files.archives.members import (
    DAMAGED,
    LOCKED,
    MEMBER_TOO_LARGE,
    UnpackedMember,
    check_names,
    is_ignored,
    refuse_path,
    refused,
)
from flows.ingest.files.clean_text import clean_text
from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits

_SMALL = 10_000_000
#: What py7zr raises on damaged files, beside its own errors.
_DAMAGE = (
    ArchiveError,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RuntimeError,
)


def unpack_7z(content: bytes, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the members of an archive, or the one that says why it is not read."""
    try:
        yield from _unpack(content, limits)
    except UnsafeFileError as error:
        yield from refused("file_unsafe", str(error))
    except PasswordRequired:
        yield from refused(*LOCKED)
    except _DAMAGE:
        yield from refused(*DAMAGED)


def _unpack(content: bytes, limits: Limits) -> list[UnpackedMember]:
    with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
        if archive.needs_password():
            return refused(*LOCKED)
        entries = [entry for entry in archive.list() if not entry.is_directory]
        wanted = [(entry.filename, _name(entry.filename)) for entry in entries]
        wanted = [(own, name) for own, name in wanted if not is_ignored(name)]
        check_names(name for _, name in wanted)
        _check_sizes([entry.uncompressed for entry in entries], len(content), limits)
        inside = {own for own, name in wanted if refuse_path(name) is None}
        memory = _Memory(limits)
        archive.extract(targets=list(inside), factory=memory)
    return [_member(own, name, memory, limits) for own, name in wanted]


def _check_sizes(sizes: list[int], packed: int, limits: Limits) -> None:
    unpacked = sum(sizes)
    if len(sizes) > limits.archive_entries:
        raise UnsafeFileError(f"内含{len(sizes)}个文件")
    if unpacked > limits.unpacked_bytes:
        raise UnsafeFileError(f"解压后{unpacked // 1_000_000} MB")
    if unpacked > _SMALL and unpacked / max(packed, 1) > limits.compression_ratio:
        raise UnsafeFileError(f"压缩比达{unpacked // max(packed, 1)}")


def _member(own: str, name: str, memory: "_Memory", limits: Limits) -> UnpackedMember:
    if outside := refuse_path(name):
        return outside
    content = memory.content_of(own)
    if len(content) > limits.file_bytes:
        return UnpackedMember(name, problem="file_unsafe", found=MEMBER_TOO_LARGE)
    return UnpackedMember(name, content)


def _name(own: str) -> str:
    return clean_text(own.replace("\\", "/"))


class _Memory(WriterFactory):
    """Keeps what is unpacked, all members together no more than the limit."""

    def __init__(self, limits: Limits) -> None:
        self.room = self._limit = limits.unpacked_bytes
        self._members: dict[str, _MemberBytes] = {}

    def create(self, filename: str) -> Py7zIO:
        """Return where a member is written to."""
        member = _MemberBytes(self)
        self._members[filename] = member
        return member

    def content_of(self, filename: str) -> bytes:
        """Return what was written of a member."""
        return self._members[filename].content() if filename in self._members else b""

    def take(self, count: int) -> None:
        """Take room for so many bytes; raises UnsafeFileError when there is none left."""
        self.room -= count
        if self.room < 0:
            raise UnsafeFileError(f"解压后超过{self._limit // 1_000_000} MB")


class _MemberBytes(Py7zIO):
    """One member in memory."""

    def __init__(self, memory: _Memory) -> None:
        self._memory = memory
        self._buffer = io.BytesIO()

    def content(self) -> bytes:
        """Return everything that was written."""
        return self._buffer.getvalue()

    def write(self, s: bytes | bytearray) -> int:
        """Write within the limit of all members."""
        self._memory.take(len(s))
        return self._buffer.write(s)

    def read(self, size: int | None = None) -> bytes:
        """Read what was written."""
        return self._buffer.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move within what was written."""
        return self._buffer.seek(offset, whence)

    def flush(self) -> None:
        """Do nothing: it is in memory."""

    def size(self) -> int:
        """Return how much was written."""
        return len(self._buffer.getbuffer())
