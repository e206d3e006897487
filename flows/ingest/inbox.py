"""The files of a month's folder, with their content's digest and the lines of receipts.csv."""

import csv
import datetime as dt
import hashlib
import io
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.errors import DeclarationError
from flows.ingest.decode import decode_text

RECEIPTS = "receipts.csv"
COUNTY_TIME = ZoneInfo("Asia/Shanghai")
_IGNORED = {"readme.md", "readme.txt", "thumbs.db", "desktop.ini", RECEIPTS}


@dataclass(frozen=True)
class Receipt:
    """When a file came in, in county time without zone, and from whom."""

    received_at: dt.datetime
    sender: str


@dataclass(frozen=True)
class ReceivedFile:
    """A file as received; `name` is its path below the month's folder."""

    name: str
    path: Path
    sha256: str
    receipts: tuple[Receipt, ...] = ()


def find_files(folder: Path) -> list[ReceivedFile]:
    """Return the month's files by name; temporary and hidden ones and links out are left aside."""
    if not folder.is_dir():
        return []
    receipts = read_receipts(folder / RECEIPTS)
    root = folder.resolve()
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or _is_ignored(path) or not path.resolve().is_relative_to(root):
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        found.append(ReceivedFile(name, path, digest, tuple(receipts.get(name, ()))))
    return found


def _is_ignored(path: Path) -> bool:
    name = path.name.lower()
    return name in _IGNORED or name.startswith((".", "~$")) or name.endswith((".tmp", ".part"))


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
            moment = dt.datetime.fromisoformat((row["received_at"] or "").strip())
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
