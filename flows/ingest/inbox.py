"""The files of a month's folder, with their content's digest and the lines of receipts.csv."""

import contextlib
import datetime as dt
import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flows.ingest.files.archives.saved_mail import LONGEST_HEADER, read_receipt
from flows.ingest.files.clean_text import clean_text
from flows.ingest.receipt_list import COUNTY_TIME, Receipt, read_receipts

RECEIPTS = "receipts.csv"
_UNFINISHED = (".tmp", ".part", ".crdownload")
_MAIL = ".eml"
_IGNORED = {"readme.md", "readme.txt", "thumbs.db", "desktop.ini", "__macosx", RECEIPTS}


@dataclass(frozen=True)
class ReceivedFile:
    """A file as received; `name` is its path below the month's folder.

    `problem` says in Chinese why it must not be read.
    """

    name: str
    path: Path
    sha256: str
    receipts: tuple[Receipt, ...] = ()
    problem: str = ""


def find_files(folder: Path, now: dt.datetime = dt.datetime.max) -> list[ReceivedFile]:
    """Return the month's files by name; temporary and hidden ones are left aside.

    `now`, in county time, is the moment that no receipt can lie after.

    What is there and cannot be read as a file (a link that leads out of the folder or round in a
    circle, a pipe, a device, a folder that cannot be opened) is returned with its `problem`, and
    so becomes a finding.
    """
    if not folder.is_dir():
        return []
    receipts = read_receipts(folder / RECEIPTS, now)
    root = str(folder.resolve())
    taken: Counter[str] = Counter()
    files = []
    for found in sorted(_walk(str(folder), ""), key=lambda found: os.fsencode(found.place)):
        name = _unlike(shown_name(found.name), taken)
        files.append(_receive(found, name, root, tuple(receipts.get(name, ()))))
    return sorted(files, key=lambda file: file.name)


def is_left_aside(name: str) -> bool:
    """Return whether a file of this name is not a report: a list, a hidden or unfinished file."""
    plain = name.lower()
    return plain in _IGNORED or plain.startswith((".", "~$")) or plain.endswith(_UNFINISHED)


@dataclass(frozen=True)
class _Found:
    """A directory entry: name below the month's folder and place as the system spells them."""

    name: str
    place: str
    problem: str = ""


def shown_name(name: str) -> str:
    """Return a file name as text: the system's bytes read as UTF-8, else as GB18030.

    Control and direction characters go; bytes that are no text in either are written out.
    """
    written = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return clean_text(written.decode(encoding))
    return clean_text(written.decode("utf-8", "backslashreplace")).replace("\\", "%")


def _unlike(name: str, taken: Counter[str]) -> str:
    """Return a name that no earlier file has: lineage must tell two files apart."""
    taken[name] += 1
    if taken[name] == 1:
        return name
    path = PurePosixPath(name)
    return _unlike(str(path.with_name(f"{path.stem}（同名{taken[name]}）{path.suffix}")), taken)


def _walk(folder: str, below: str) -> Iterator[_Found]:
    """Yield what lies in a folder and below it; links to folders are not followed."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if is_left_aside(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _walk(entry.path, f"{below}{entry.name}/")
                else:
                    yield _Found(below + entry.name, entry.path)
    except OSError:
        yield _Found(below.rstrip("/"), folder, "是无法打开的文件夹")


def _receive(found: _Found, name: str, root: str, receipts: tuple[Receipt, ...]) -> ReceivedFile:
    path = Path(found.place)
    problem = found.problem or _problem_of(path, root)
    digest = hashlib.sha256(f"not read: {name}".encode()).hexdigest()
    if not problem:
        # What cannot be opened is not dropped: the reader's finding will say why.
        with contextlib.suppress(OSError), path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if not receipts and name.lower().endswith(_MAIL):
            with contextlib.suppress(OSError):
                receipts = _receipt_of_mail(path)
    return ReceivedFile(name, path, digest, receipts, problem)


def _receipt_of_mail(path: Path) -> tuple[Receipt, ...]:
    """Return the receipt that a mail's own date and sender are, in county time."""
    with path.open("rb") as stream:
        receipt = read_receipt(stream.read(LONGEST_HEADER))
    if receipt is None:
        return ()
    moment = receipt.sent_at
    if moment.tzinfo is not None:
        moment = moment.astimezone(COUNTY_TIME).replace(tzinfo=None)
    return (Receipt(moment, receipt.sender),)


def _problem_of(path: Path, root: str) -> str:
    """Return why a path must not be opened; opening a pipe would wait for ever."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            if not path.resolve(strict=True).is_relative_to(root):
                return "是指向收件文件夹之外的链接"
            mode = path.stat().st_mode
    except (OSError, RuntimeError):
        return "是失效的或循环的链接" if path.is_symlink() else ""
    if stat.S_ISDIR(mode):
        return "是指向文件夹的链接"
    return "" if stat.S_ISREG(mode) else "不是普通文件（管道或设备）"
