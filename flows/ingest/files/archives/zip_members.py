"""The members of a ZIP file, one level deep; nothing is ever written to disk."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from flows.ingest.files.archives.zip_parts import check_parts, read_directory
from flows.ingest.files.clean_text import clean_text
from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits

_LONGEST_NAME = 240
_IGNORED = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class UnpackedMember:
    """One file of an archive, or the problem that keeps it from being read."""

    name: str
    content: bytes = b""
    problem: str = ""
    found: str = ""


def unpack(content: bytes, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the members of an archive; names are decoded as GB18030 where they are not UTF-8."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_parts(read_directory(content), limits)
            members = [
                (member, _member_name(member))
                for member in archive.infolist()
                if not member.is_dir() and not _is_ignored(_member_name(member))
            ]
            _check_names([name for _, name in members])
            for member, name in members:
                yield _read_member(archive, member, name, limits)
    except UnsafeFileError as error:
        yield UnpackedMember("", problem="file_unsafe", found=str(error))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, LookupError):
        yield UnpackedMember("", problem="file_unreadable", found="压缩包已损坏")


def _check_names(names: list[str]) -> None:
    """Raise UnsafeFileError for names that lineage could not tell apart or no disk could hold."""
    name, count = max(Counter(names).items(), key=lambda item: item[1], default=("", 0))
    if count > 1:
        raise UnsafeFileError(f"压缩包中有同名的文件“{name[:_LONGEST_NAME]}”")
    if any(len(name.encode()) > _LONGEST_NAME for name in names):
        raise UnsafeFileError("压缩包中的文件名过长")


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits
) -> UnpackedMember:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name:
        found = "压缩包中的路径指向包外"
        return UnpackedMember(_tame(name), problem="file_unsafe", found=found)
    if member.flag_bits & 1:
        return UnpackedMember(name, problem="file_encrypted", found="压缩包设有密码")
    if member.file_size > limits.file_bytes:
        return UnpackedMember(name, problem="file_unsafe", found="压缩包中的文件过大")
    try:
        return UnpackedMember(name, archive.read(member))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        return UnpackedMember(name, problem="file_unreadable", found="压缩包中的文件已损坏")


def _tame(name: str) -> str:
    """Return a name that leads nowhere, another one for each path that would."""
    parts = ["（上级）" if part == ".." else part for part in name.replace(":", "：").split("/")]
    return "/".join(part or "（根）" for part in parts)


def _member_name(member: zipfile.ZipInfo) -> str:
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = member.filename
    return clean_text(name.replace("\\", "/"))


def _is_ignored(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part in _IGNORED or part.startswith("~$") for part in parts)
