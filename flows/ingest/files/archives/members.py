"""A member of an archive, and which names an archive may have in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from flows.ingest.files.unsafe import UnsafeFileError

_LONGEST_NAME = 240
_IGNORED = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class UnpackedMember:
    """One file of an archive, or the problem that keeps it from being read."""

    name: str
    content: bytes = b""
    problem: str = ""
    found: str = ""


def check_names(names: Iterable[str]) -> None:
    """Raise UnsafeFileError for names that lineage could not tell apart or no disk could hold."""
    known = list(names)
    name, count = max(Counter(known).items(), key=lambda item: item[1], default=("", 0))
    if count > 1:
        raise UnsafeFileError(f"压缩包中有同名的文件“{name[:_LONGEST_NAME]}”")
    if any(len(name.encode()) > _LONGEST_NAME for name in known):
        raise UnsafeFileError("压缩包中的文件名过长")


def refuse_path(name: str) -> UnpackedMember | None:
    """Return the refusal of a member whose path leads out of the archive, else nothing."""
    path = PurePosixPath(name)
    if not path.is_absolute() and ".." not in path.parts and ":" not in name:
        return None
    found = "压缩包中的路径指向包外"
    return UnpackedMember(_tame(name), problem="file_unsafe", found=found)


def _tame(name: str) -> str:
    """Return a name that leads nowhere, another one for each path that would."""
    parts = ["（上级）" if part == ".." else part for part in name.replace(":", "：").split("/")]
    return "/".join(part or "（根）" for part in parts)


def is_ignored(name: str) -> bool:
    """Return whether a member is what systems leave beside the files."""
    parts = PurePosixPath(name).parts
    return any(part in _IGNORED or part.startswith("~$") for part in parts)


def refused(problem: str, found: str) -> list[UnpackedMember]:
    """Return the one nameless member that says why a whole archive is not read."""
    return [UnpackedMember("", problem=problem, found=found)]


DAMAGED = ("file_unreadable", "压缩包已损坏")
LOCKED = ("file_encrypted", "压缩包设有密码")
MEMBER_TOO_LARGE = "压缩包中的文件过大"
