"""Take reports out of the mailbox: each message once, its files and receipts into the inbox."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field, replace

import duckdb

from flows.catalog.model import Catalog
from flows.ingest.files.archives.members import UnpackedMember
from flows.mail_in.fetched_ledger import (
    AUTOMATIC,
    EMPTY,
    FETCHED,
    KEPT,
    REPEATED,
    TOO_LARGE,
    FetchedMail,
    is_kept,
    known_uids,
    note_fetched,
)
from flows.mail_in.keep_files import folder_of, keep_files
from flows.mail_in.mailbox import Mailbox, Waiting
from flows.mail_in.message import Envelope, attachments_of, read_envelope
from flows.paths import Home
from flows.settings import Settings
from flows.warehouse.journal import Journal

#: Four bytes on the line carry three of a file; a message may hold what an archive may hold.
_ON_THE_LINE = 4 / 3


@dataclass(frozen=True)
class Intake:
    """What a look at a mailbox works on; `period`: the month whose inbox the files go to.

    `now`: county time without zone.
    """

    home: Home
    catalog: Catalog
    settings: Settings
    period: str
    now: dt.datetime


@dataclass
class Fetched:
    """What one look at the mailbox brought; `strangers`: senders that contacts.csv does not name.

    A stranger's message stays where it is and is taken once the address is registered.
    """

    mails: list[FetchedMail] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    @property
    def files(self) -> int:
        """Return how many files came into the inbox."""
        return sum(len(mail.file_names) for mail in self.mails)


def registered_senders(catalog: Catalog) -> dict[str, str]:
    """Return whom each registered address belongs to, by address in lower case."""
    return {one.address.lower(): one.recipient for one in catalog.contacts if one.address}


def fetch_reports(
    connection: duckdb.DuckDBPyConnection, mailbox: Mailbox, intake: Intake
) -> Fetched:
    """Put the attachments of every new message of a registered sender into the month's inbox.

    A message is noted in the ledger, and in the journal, when its files and receipts are on the
    disk: a kill between repeats the same names and contents, and nothing is there twice.
    """
    senders, fetched = registered_senders(intake.catalog), Fetched()
    since = intake.now.date() - dt.timedelta(days=intake.settings.imap.days)
    known = known_uids(connection, mailbox.name, mailbox.uid_validity)
    journal = Journal(intake.home.journal)
    for waiting in mailbox.list_since(since, known):
        envelope = read_envelope(waiting.header)
        if envelope.sender not in senders:
            fetched.strangers.append(envelope.sender)
            continue
        mail = _take(connection, mailbox, waiting, envelope, intake)
        if mail is not None:
            note_fetched(connection, mail)
            journal.note(connection, (FETCHED,))
            fetched.mails.append(mail)
    return fetched


def _take(
    connection: duckdb.DuckDBPyConnection,
    mailbox: Mailbox,
    waiting: Waiting,
    envelope: Envelope,
    intake: Intake,
) -> FetchedMail | None:
    """Return what became of one message; nothing when it is gone from the mailbox."""
    noted = FetchedMail(
        mailbox=mailbox.name,
        uid_validity=mailbox.uid_validity,
        uid=waiting.uid,
        message_id=envelope.message_id,
        sender=envelope.sender,
        subject=envelope.subject,
        # A server whose clock is ahead must not put receipts into the future.
        received_at=min(waiting.arrived_at, intake.now.replace(microsecond=0)),
        period=intake.period,
        state=TOO_LARGE,
    )
    if waiting.size > intake.settings.limits.unpacked_bytes * _ON_THE_LINE:
        return noted
    content = mailbox.fetch(waiting.uid)
    if content is None:
        return None
    noted = replace(noted, digest=hashlib.sha256(content).hexdigest(), state=EMPTY)
    if is_kept(connection, noted.digest):
        return replace(noted, state=REPEATED)
    members = attachments_of(content, intake.settings.limits)
    return _keep(noted, members, envelope, intake) if members else noted


def _keep(
    noted: FetchedMail, members: list[UnpackedMember], envelope: Envelope, intake: Intake
) -> FetchedMail:
    who = registered_senders(intake.catalog)[noted.sender]
    folder = folder_of(who, noted.received_at, noted.digest)
    names = keep_files(
        intake.home.raw(intake.period),
        folder,
        [member for member in members if not member.problem],
        arrived_at=noted.received_at,
        sender=noted.sender,
    )
    refused = (_refusal(member) for member in members if member.problem)
    return replace(
        noted,
        state=AUTOMATIC if envelope.is_automatic else KEPT,
        files="\n".join(names),
        left_out="\n".join(refused),
    )


def _refusal(member: UnpackedMember) -> str:
    return f"{member.name or '全部附件'}：{member.found or '无法读取'}"
