"""Attachments into a month's inbox, each message in a folder of its own, with its receipt."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from flows.ingest.files.archives.members import UnpackedMember
from flows.ingest.files.decode import decode_text
from flows.ingest.inbox import RECEIPTS, is_left_aside
from flows.ingest.receipt_list import read_receipts
from flows.report.office.workbook_writing import safe_file_name
from flows.warehouse.durable import write_durably

#: The folder below `raw/<month>/` that holds what came by mail.
MAIL_FOLDER = "邮件"
_COLUMNS = ("file", "received_at", "sender")
#: In front of a name that the inbox would take for its own list or an unfinished file.
_TAKEN = "附件_"


def folder_of(sender: str, arrived_at: dt.datetime, digest: str) -> str:
    """Return the message's folder below the month's: sender, moment and digest, always the same."""
    return f"{MAIL_FOLDER}/{safe_file_name(sender)}_{arrived_at:%Y%m%d-%H%M%S}_{digest[:6]}"


def keep_files(
    raw: Path,
    folder: str,
    members: Sequence[UnpackedMember],
    *,
    arrived_at: dt.datetime,
    sender: str,
) -> list[str]:
    """Write the attachments, then their receipts; return their names below `raw`.

    A file is whole or not there; doing it twice is doing it once. Raises DeclarationError, and
    writes nothing, when the list of receipts that is there cannot be read.
    """
    read_receipts(raw / RECEIPTS)
    names = [f"{folder}/{name}" for name in _file_names(members)]
    for name, member in zip(names, members, strict=True):
        write_durably(raw / name, member.content)
    if names:
        _add_receipts(raw / RECEIPTS, names, arrived_at, sender)
    return names


def _file_names(members: Sequence[UnpackedMember]) -> list[str]:
    """Return names that the inbox reads, each once whatever the disk thinks of capitals."""
    names: dict[str, str] = {}
    for member in members:
        name, count = _file_name(member.name), 1
        while name.lower() in names:
            count += 1
            path = PurePosixPath(_file_name(member.name))
            name = f"{path.stem}（{count}）{path.suffix}"
        names[name.lower()] = name
    return list(names.values())


def _file_name(name: str) -> str:
    plain = safe_file_name(name)
    if is_left_aside(plain):
        plain = f"{_TAKEN}{plain}"
    return f"{plain}_" if is_left_aside(plain) else plain


def _add_receipts(file: Path, names: Sequence[str], arrived_at: dt.datetime, sender: str) -> None:
    text = decode_text(file.read_bytes()).removeprefix("\ufeff") if file.exists() else ""
    columns = next(csv.reader(io.StringIO(text, newline="")), list(_COLUMNS))
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, extrasaction="ignore", lineterminator="\r\n")
    if not text.strip():
        text = ""
        writer.writeheader()
    moment = f"{arrived_at:%Y-%m-%d %H:%M:%S}"
    known = {row.get("file") for row in csv.DictReader(io.StringIO(text, newline=""))}
    for name in names:
        if name not in known:
            writer.writerow({"file": name, "received_at": moment, "sender": sender})
    if written.getvalue():
        gap = "" if not text or text.endswith("\n") else "\r\n"
        write_durably(file, f"\ufeff{text}{gap}{written.getvalue()}")
