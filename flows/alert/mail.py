"""A mail as data, and the same bytes for the same mail: no clock, no random boundary."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import cast

from flows.ingest.files.clean_text import clean_text

KINDS = ("digest", "findings", "missing", "letter", "answer", "overdue")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LONGEST_ADDRESS = 254


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail; `mime` is its type such as `image/png`."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True)
class Mail:
    """One mail of one kind to one recipient (a unit, a town or the county office).

    `basis` is what the attachments say, as text, where the mail itself does not say it all: it
    counts in the content hash, the bytes of pictures and attachments do not.
    """

    period: str
    recipient: str
    kind: str
    addresses: tuple[str, ...]
    subject: str
    text: str
    html: str
    date: dt.datetime
    sender: str
    reply_to: str = ""
    basis: str = ""
    images: tuple[Attachment, ...] = field(default=(), repr=False)
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)

    @property
    def content_hash(self) -> str:
        """Return 64 hex digits of what the recipient reads; dates and pictures left aside."""
        names = [attachment.name for attachment in self.attachments]
        parts = [self.subject, self.text, self.basis, *names]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def message_id(self) -> str:
        """Return the same id for the same content, month, kind and recipient."""
        whose = hashlib.sha256(f"{self.recipient}\0{self.content_hash}".encode()).hexdigest()
        domain = self.sender.rpartition("@")[2]
        return f"<{self.period}.{self.kind}.{whose[:24]}@{domain}>"

    @property
    def name(self) -> str:
        """Return the file name of the mail: stable, and another one for other content."""
        recipient = re.sub(r"[^\w-]", "_", clean_text(self.recipient))[:40]
        return f"{self.kind}-{recipient}-{self.message_id.split('.')[2][:8]}.eml"


def is_address(text: str) -> bool:
    """Return whether a mail server would take the text as one plain ASCII address."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Return the text as a header may carry it: one line, no control characters."""
    return " ".join(clean_text(text).split())


def mail_bytes(mail: Mail) -> bytes:
    """Return the mail as it goes over the wire, the same bytes each time."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(mail.subject)
    message["From"] = Address(addr_spec=mail.sender)
    message["To"] = [
        Address(display_name=one_line(mail.recipient), addr_spec=address)
        for address in mail.addresses
    ]
    if mail.reply_to:
        message["Reply-To"] = Address(addr_spec=mail.reply_to)
    message["Date"] = format_datetime(mail.date)
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"
    _fill(message, mail)
    for number, part in enumerate(p for p in message.walk() if p.is_multipart()):
        part.set_boundary(f"=_{mail.content_hash[:24]}_{number}")
    return message.as_bytes()


def _fill(message: EmailMessage, mail: Mail) -> None:
    message.set_content(mail.text, cte="base64")
    message.add_alternative(mail.html, subtype="html", cte="base64")
    page = cast("EmailMessage", message.get_body(("html",)))
    for image in mail.images:
        main, sub = image.mime.split("/")
        page.add_related(
            image.content,
            main,
            sub,
            cid=f"<{image.name}>",
            filename=image.name,
            disposition="inline",
        )
    for attachment in mail.attachments:
        main, sub = attachment.mime.split("/")
        message.add_attachment(attachment.content, main, sub, filename=one_line(attachment.name))
