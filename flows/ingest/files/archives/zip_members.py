"""The members of a ZIP file, one level deep; nothing is ever written to disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator

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
from flows.ingest.files.archives.zip_parts import check_parts, read_directory
from flows.ingest.files.clean_text import clean_text
from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits

#: The flag of a name in UTF-8; other names are in the code page of the sender's system.
_IS_UTF8, _IS_LOCKED = 0x800, 1


def unpack_zip(content: bytes, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the members of an archive; names are decoded as GB18030 where they are not UTF-8."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_parts(read_directory(content), limits)
            members = [
                (member, _member_name(member))
                for member in archive.infolist()
                if not member.is_dir() and not is_ignored(_member_name(member))
            ]
            check_names(name for _, name in members)
            for member, name in members:
                yield _read_member(archive, member, name, limits)
    except UnsafeFileError as error:
        yield from refused("file_unsafe", str(error))
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, LookupError):
        yield from refused(*DAMAGED)


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits
) -> UnpackedMember:
    if outside := refuse_path(name):
        return outside
    if member.flag_bits & _IS_LOCKED:
        return UnpackedMember(name, b"", *LOCKED)
    if member.file_size > limits.file_bytes:
        return UnpackedMember(name, problem="file_unsafe", found=MEMBER_TOO_LARGE)
    try:
        return UnpackedMember(name, archive.read(member))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError):
        return UnpackedMember(name, problem="file_unreadable", found="压缩包中的文件已损坏")


def _member_name(member: zipfile.ZipInfo) -> str:
    name = member.filename
    if not member.flag_bits & _IS_UTF8:
        name = _in_sender_encoding(name)
    return clean_text(name.replace("\\", "/"))


def _in_sender_encoding(name: str) -> str:
    """Return a name of bytes decoded: UTF-8 that nobody flagged, else GB18030."""
    try:
        content = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
