"""A mail saved as .eml: its attachments as members, its sender and date as the receipt."""

import datetime as dt
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from flows.ingest.files.archives.members import (
    DAMAGED,
    MEMBER_TOO_LARGE,
    UnpackedMember,
    refused,
)
from flows.ingest.files.clean_text import clean_text
from flows.settings import Limits

#: So much of a mail is read for its date and sender.
LONGEST_HEADER = 200_000
_PICTURES = ("image/", "audio/", "video/")
_DAMAGE = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)


class MailReceipt(NamedTuple):
    """When a mail was sent, with its zone (none told: county time), and by whom."""

    sent_at: dt.datetime
    sender: str


def unpack_mail(content: bytes, limits: Limits) -> Iterator[UnpackedMember]:
    """Yield the attachments of a mail; pictures in its text and signatures are left out."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        parts = [part for part in message.walk() if _is_attachment(part)]
        if len(parts) > limits.archive_entries:
            yield from refused("file_unsafe", f"内含{len(parts)}个文件")
            return
        members = [_member(part, limits) for part in parts]
    except _DAMAGE:
        yield from refused("file_unreadable", "邮件已损坏")
        return
    if not members:
        yield from refused("file_empty", "邮件中没有附件")
        return
    yield from _numbered(members)


def read_receipt(content: bytes) -> MailReceipt | None:
    """Return a mail's date and sender, or nothing when it has no date that can be read."""
    try:
        headers = BytesHeaderParser(policy=policy.default).parsebytes(content[:LONGEST_HEADER])
        moment = parsedate_to_datetime(str(headers["Date"] or ""))
        senders = headers["From"].addresses if headers["From"] else ()
        sender = senders[0].addr_spec if senders else ""
    except _DAMAGE:
        return None
    return MailReceipt(moment, clean_text(sender))


def _is_attachment(part: EmailMessage) -> bool:
    if part.is_multipart():
        return False
    is_shown = part.get_content_disposition() != "attachment"
    kind = part.get_content_type()
    if is_shown and (kind.startswith(_PICTURES) or part["Content-ID"]):
        return False
    return bool(part.get_filename()) or not (is_shown and kind.startswith("text/"))


def _member(part: EmailMessage, limits: Limits) -> UnpackedMember:
    given = str(part.get_filename() or "附件").replace("\\", "/")
    name = clean_text(PurePosixPath(given).name) or "附件"
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return UnpackedMember(name, b"", *DAMAGED)
    if len(payload) > limits.file_bytes:
        return UnpackedMember(name, problem="file_unsafe", found=MEMBER_TOO_LARGE)
    return UnpackedMember(name, payload)


def _numbered(members: list[UnpackedMember]) -> Iterator[UnpackedMember]:
    """Yield the members, a repeated name with its number: 报表（2）.xlsx."""
    seen: dict[str, int] = {}
    for member in members:
        count = seen[member.name] = seen.get(member.name, 0) + 1
        if count == 1:
            yield member
            continue
        path = PurePosixPath(member.name)
        name = f"{path.stem}（{count}）{path.suffix}"
        yield UnpackedMember(name, member.content, member.problem, member.found)
