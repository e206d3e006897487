"""The lines of `receipts.csv`: when a file really came in, and from whom (intake.md, "Receipt")."""

import csv
import datetime as dt
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.errors import DeclarationError
from flows.ingest.files.decode import decode_text
from flows.ingest.files.garbled import GarbledTextError

COUNTY_TIME = ZoneInfo("Asia/Shanghai")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
#: No spreadsheet of a plan was received before; an earlier time is a slip of the keyboard.
_EARLIEST = dt.datetime(2000, 1, 1)


@dataclass(frozen=True)
class Receipt:
    """When a file came in, in county time without zone, and from whom."""

    received_at: dt.datetime
    sender: str


def read_receipts(file: Path, now: dt.datetime = dt.datetime.max) -> dict[str, list[Receipt]]:
    """Return the receipts by file name, oldest first.

    A line that cannot be read, or whose time lies in the future or before there were such files,
    stops the run: it would decide which version of a figure counts.
    """
    if not file.exists():
        return {}
    try:
        text = decode_text(file.read_bytes())
    except GarbledTextError as error:
        raise DeclarationError(f"{file}：{error}") from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if not {"file", "received_at"} <= set(rows.fieldnames or ()):
        raise DeclarationError(f"{file}：应有 file、received_at、sender 三列")
    receipts: dict[str, list[Receipt]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        try:
            moment = _read_moment((row["received_at"] or "").strip())
        except ValueError:
            raise DeclarationError(
                f"{file} 第 {number} 行：时间“{row['received_at']}”应写成 2026-07-04 09:30"
            ) from None
        if moment.tzinfo is not None:
            moment = moment.astimezone(COUNTY_TIME).replace(tzinfo=None)
        if not _EARLIEST <= moment <= now:
            raise DeclarationError(
                f"{file} 第 {number} 行：时间“{row['received_at']}”"
                f"{'晚于现在' if moment > now else '过早'}，请核对"
            )
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
