"""The members of a RAR file, unpacked by `unar` or `bsdtar` where one of them is installed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flows.ingest.files.archives.members import (
    DAMAGED,
    LOCKED,
    MEMBER_TOO_LARGE,
    UnpackedMember,
    check_names,
    is_ignored,
    refused,
)
from flows.ingest.files.bounded_program import Bounds, run_bounded
from flows.ingest.files.clean_text import clean_text
from flows.ingest.files.unsafe import UnsafeFileError
from flows.settings import Limits

_COMMANDS = {
    "unar": ("unar", "-quiet", "-no-directory", "-output-directory", "{folder}", "{file}"),
    "bsdtar": ("bsdtar", "-x", "-f", "{file}", "-C", "{folder}"),
}
#: What the programs print about an archive with a password.
_LOCKED_WORDS = ("password", "encrypt", "passphrase")
_SHARE_OF_TIME = 0.8
_WORDS = {"LC_ALL": "C.UTF-8"}


def find_rar_program() -> str:
    """Return the program that unpacks RAR files here, or nothing."""
    return next((name for name in _COMMANDS if shutil.which(name)), "")


def unpack_rar(content: bytes, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the members of an archive, or the one that says why it is not read."""
    program = find_rar_program()
    if not program:
        yield from refused("file_unreadable", "RAR 压缩包（本机没有解压程序）")
        return
    try:
        yield from unpack_with(program, content, limits)
    except UnsafeFileError as error:
        yield from refused("file_unsafe", str(error))
    except OSError:
        yield from refused(*DAMAGED)


def unpack_with(program: str, content: bytes, limits: Limits) -> list[UnpackedMember]:
    """Return the members as one of the programs unpacks them; raises UnsafeFileError, OSError."""
    with tempfile.TemporaryDirectory() as folder:
        file, target = Path(folder) / "archive.rar", Path(folder) / "members"
        file.write_bytes(content)
        target.mkdir()
        bounds = Bounds(
            limits.seconds * _SHARE_OF_TIME,
            limits.memory_bytes,
            limits.file_bytes + 1,
            Path(folder),
            limits.unpacked_bytes + len(content),
            limits.archive_entries + 2,
        )
        command = [part.format(folder=target, file=file) for part in _COMMANDS[program]]
        code, printed = run_bounded(command, bounds, _WORDS)
        if any(word in printed.lower() for word in _LOCKED_WORDS):
            return refused(*LOCKED)
        members = list(_read_members(target, limits))
    too_large = [member for member in members if member.problem]
    if code and not too_large:
        # A damaged member may lie there as half of itself: none of them is read.
        return refused(*DAMAGED)
    check_names(member.name for member in members)
    return too_large if code else members


def _read_members(target: Path, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the plain files below the folder; links are left where they are."""
    total = count = 0
    for folder, _, names in sorted(os.walk(target)):
        for name in sorted(names):
            path = Path(folder) / name
            shown = _name(path.relative_to(target))
            if path.is_symlink() or not path.is_file() or is_ignored(shown):
                continue
            size = path.stat().st_size
            total, count = total + size, count + 1
            if total > limits.unpacked_bytes or count > limits.archive_entries:
                raise UnsafeFileError(f"解压后超过{limits.unpacked_bytes // 1_000_000} MB")
            if size > limits.file_bytes:  # as much as a program could write before it was ended
                yield UnpackedMember(shown, problem="file_unsafe", found=MEMBER_TOO_LARGE)
            else:
                yield UnpackedMember(shown, path.read_bytes())


def _name(path: Path) -> str:
    """Return a member's name; one that is no UTF-8 is in the sender's GB18030."""
    content = os.fsencode(path.as_posix())
    try:
        return clean_text(content.decode("utf-8"))
    except UnicodeDecodeError:
        return clean_text(content.decode("gb18030", "replace"))
