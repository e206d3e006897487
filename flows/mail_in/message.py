"""A message as it came over the line: who sent it, whether a machine did, what is attached."""

from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser

from flows.alert.mail import is_address
from flows.ingest.files.archives.members import UnpackedMember
from flows.ingest.files.archives.saved_mail import unpack_mail
from flows.ingest.files.clean_text import clean_text
from flows.settings import Limits

#: What any header of a hostile message can raise while it is read.
_DAMAGE = (ValueError, LookupError, AttributeError, TypeError, RecursionError)
_LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Envelope:
    """What the header says; `is_automatic`: an answer to it could go round in a circle."""

    sender: str
    subject: str
    message_id: str
    is_automatic: bool


def read_envelope(header: bytes) -> Envelope:
    """Return sender (lower case, empty where it cannot be read), subject and message id."""
    message = BytesHeaderParser(policy=policy.default).parsebytes(header)
    kind = _header(message, "Auto-Submitted").lower()
    bulk = _header(message, "Precedence").lower() in ("bulk", "list", "junk", "auto_reply")
    return Envelope(
        sender=_sender(message),
        subject=_header(message, "Subject")[:_LONGEST_SUBJECT],
        message_id=_header(message, "Message-ID")[:_LONGEST_SUBJECT],
        is_automatic=bulk or kind not in ("", "no"),
    )


def attachments_of(content: bytes, limits: Limits) -> list[UnpackedMember]:
    """Return what is attached, each with its problem where it is not taken; none is no problem."""
    return [one for one in unpack_mail(content, limits) if one.problem != "file_empty"]


def _header(message: EmailMessage, name: str) -> str:
    try:
        return clean_text(str(message[name] or "")).strip()
    except _DAMAGE:
        return ""


def _sender(message: EmailMessage) -> str:
    """Return the one address of the sender; several are none: nobody could be asked."""
    try:
        addresses = message["From"].addresses
        sender = addresses[0].addr_spec.lower() if len(addresses) == 1 else ""
    except _DAMAGE:
        return ""
    return sender if is_address(sender) else ""
