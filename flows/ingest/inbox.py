"""The files of a month's folder, with their content's digest and the lines of receipts.csv."""

import contextlib
import csv
import datetime as dt
import hashlib
import io
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.errors import DeclarationError
from flows.ingest.files.decode import decode_text

RECEIPTS = "receipts.csv"
COUNTY_TIME = ZoneInfo("Asia/Shanghai")
_UNFINISHED = (".tmp", ".part", ".crdownload")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_IGNORED = {"readme.md", "readme.txt", "thumbs.db", "desktop.ini", "__macosx", RECEIPTS}


@dataclass(frozen=True)
class Receipt:
    """When a file came in, in county time without zone, and from whom."""

    received_at: dt.datetime
    sender: str


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


def find_files(folder: Path) -> list[ReceivedFile]:
    """Return the month's files by name; temporary and hidden ones are left aside.

    A link that leads out of the folder is returned with its `problem`, and so becomes a finding.
    """
    if not folder.is_dir():
        return []
    receipts = read_receipts(folder / RECEIPTS)
    root = str(folder.resolve())
    found = sorted(_walk(str(folder), ""))
    return [_receive(name, place, root, tuple(receipts.get(name, ()))) for name, place in found]


def _walk(folder: str, below: str) -> Iterator[tuple[str, str]]:
    """Yield name and place of the files; links to folders are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if _is_ignored(entry.name.lower()):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{below}{entry.name}/")
            elif entry.is_file() or entry.is_symlink():
                yield below + entry.name, entry.path


def _receive(name: str, place: str, root: str, receipts: tuple[Receipt, ...]) -> ReceivedFile:
    path = Path(place)
    problem = ""
    digest = hashlib.sha256(f"not read: {name}".encode()).hexdigest()
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        problem = "是指向收件文件夹之外的链接"
    else:
        # What cannot be opened is not dropped: the reader's finding will say why.
        with contextlib.suppress(OSError), path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return ReceivedFile(name, path, digest, receipts, problem)


def _is_ignored(name: str) -> bool:
    return name in _IGNORED or name.startswith((".", "~$")) or name.endswith(_UNFINISHED)


def read_receipts(file: Path) -> dict[str, list[Receipt]]:
    """Return the receipts by file name, oldest first; a line that cannot be read stops the run."""
    if not file.exists():
        return {}
    rows = csv.DictReader(io.StringIO(decode_text(file.read_bytes()), newline=""))
    if not {"file", "received_at"} <= set(rows.fieldnames or ()):
        raise DeclarationError(f"{file}：应有 file、received_at、sender 三列")
    receipts: dict[str, list[Receipt]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        try:
            moment = _read_moment((row["received_at"] or "").strip())
        except ValueError:
            raise DeclarationError(
                f"{file} 第 {number} 行：时间“{row['received_at']}”应写成 2022-07-04 09:30"
            ) from None
        if moment.tzinfo is not None:
            moment = moment.astimezone(COUNTY_TIME).replace(tzinfo=None)
        name = (row["file"] or "").strip().replace("\\", "/")
        receipts[name].append(Receipt(moment, (row.get("sender") or "").strip()))
    return {
        name: sorted(found, key=lambda receipt: receipt.received_at)
        for name, found in receipts.items()
    }


def _read_moment(text: str) -> dt.datetime:
    """Return a moment as ISO writes it, or as a spreadsheet program saves it: 2022/7/4 9:30."""
    if slashed := _SLASHED.fullmatch(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in slashed.groups())
        return dt.datetime(year, month, day, hour, minute, second)
    return dt.datetime.fromisoformat(text)
