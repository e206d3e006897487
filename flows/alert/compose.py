"""A month's facts in, the mails of the month out: each recipient gets only what concerns it."""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.alert.content import Content, render_html, render_text
from flows.alert.digest import digest_content, digest_subject, heard_rows
from flows.alert.enclose import chart_pictures, enclose
from flows.alert.mail import Attachment, Mail, is_address
from flows.alert.notices import (
    changes_by_sender,
    findings_by_sender,
    findings_content,
    findings_subject,
    letter_content,
    letter_subject,
    missing_content,
    missing_subject,
    to_mend,
)
from flows.errors import DeclarationError
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.month.facts import Facts
from flows.report.month.standing import Standing
from flows.report.returned.returned import ReturnedWorkbook
from flows.settings import Smtp

log = logging.getLogger(__name__)
_ZONE = dt.timezone(dt.timedelta(hours=8))
_HOUR = dt.time(8)
SYNTHETIC_SUBJECT = "【模拟数据】"


@dataclass(frozen=True)
class Enclosures:
    """Files that go with mails: charts, returned workbooks, letters, and what leaders get."""

    charts: Sequence[ChartFile] = ()
    returned: Sequence[ReturnedWorkbook] = ()
    letters: Sequence[Letter] = ()
    overdue: Sequence[Letter] = ()
    for_county: Sequence[Path] = ()


@dataclass(frozen=True)
class _Draft:
    """A mail before it is addressed."""

    recipient: str
    kind: str
    subject: str
    content: Content
    files: Sequence[Path] = ()
    pictures: tuple[Attachment, ...] = field(default=(), repr=False)
    basis: str = ""


def compose_mails(
    facts: Facts, enclosures: Enclosures, settings: Smtp, *, day: dt.date, folder: Path
) -> list[Mail]:
    """Return the month's mails by recipient and kind, for those who have an address for the kind.

    `day` is the date that mails bear and silences are judged by; `folder` the month's reports.
    Raises DeclarationError when the sender of the settings is no address.
    """
    _check_sender(settings)
    standing = Standing(facts, day.isoformat())
    addresses = addresses_of(facts)
    mails = [
        _address(draft, addresses[draft.recipient, draft.kind], facts, settings, day)
        for draft in _drafts(standing, enclosures, settings, folder)
        if (draft.recipient, draft.kind) in addresses
    ]
    log.info("mails: %d composed for %d recipients", len(mails), len({m.recipient for m in mails}))
    return mails


def _check_sender(settings: Smtp) -> None:
    for name, address in (("sender", settings.sender), ("reply_to", settings.reply_to)):
        if not is_address(address) and (name == "sender" or address):
            raise DeclarationError(f"settings: smtp.{name}: {address!r} is not an e-mail address")


def addresses_of(facts: Facts) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the addresses of each recipient that want a kind of mail."""
    addresses: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for contact in facts.catalog.contacts:
        if is_address(contact.address):
            for kind in contact.wanted:
                addresses[contact.recipient, kind][contact.address] = None
    return {key: tuple(found) for key, found in addresses.items()}


def unreached_recipients(facts: Facts) -> list[str]:
    """Return who is concerned by the month's digests but has no usable contact row."""
    standing = Standing(facts, "")
    known = {contact.recipient for contact in facts.catalog.contacts if is_address(contact.address)}
    concerned = [*standing.judged_for, *standing.warnings_for, *standing.owed_by]
    return [name for name in dict.fromkeys(concerned) if name not in known]


def _drafts(
    standing: Standing, enclosures: Enclosures, settings: Smtp, folder: Path
) -> Iterator[_Draft]:
    facts = standing.facts
    concerned = {
        **standing.judged_for,
        **standing.warnings_for,
        **standing.owed_by,
        **{letter.recipient: [] for letter in enclosures.overdue},
    }
    for recipient in sorted(concerned):
        yield from _digest(recipient, standing, enclosures, settings)
    findings, changes = findings_by_sender(facts), changes_by_sender(facts)
    for recipient in sorted({*findings, *changes}):
        yield _findings(recipient, findings.get(recipient, []), changes, standing, enclosures)
    for recipient, owed in sorted(standing.owed_by.items()):
        subject = missing_subject(recipient, owed, facts)
        yield _Draft(recipient, "missing", subject, missing_content(recipient, owed, facts))
    letters: dict[str, list[Letter]] = defaultdict(list)
    for letter in (one for one in enclosures.letters if not one.is_draft):
        letters[letter.recipient].append(letter)
    for recipient, own in sorted(letters.items()):
        yield _Draft(
            recipient,
            "letter",
            letter_subject(recipient, own, facts),
            letter_content(recipient, own, facts),
            files=[folder / "letters" / letter.file_name for letter in own],
        )


def _digest(
    recipient: str, standing: Standing, enclosures: Enclosures, settings: Smtp
) -> Iterator[_Draft]:
    content = digest_content(recipient, standing, enclosures.overdue)
    if content is None:
        return
    is_county = recipient == standing.facts.catalog.county.name
    pictures, images = chart_pictures(
        heard_rows(recipient, standing),
        enclosures.charts,
        is_county=is_county,
        limit=settings.attachment_bytes // 2,
    )
    yield _Draft(
        recipient,
        "digest",
        digest_subject(recipient, standing),
        replace(content, pictures=pictures),
        files=enclosures.for_county if is_county else (),
        pictures=images,
    )


def _findings(
    recipient: str,
    rows: list[dict[str, str]],
    changes: dict[str, list[dict[str, str]]],
    standing: Standing,
    enclosures: Enclosures,
) -> _Draft:
    names = {row["file_name"] for row in to_mend(rows)}
    books = [book.path for book in enclosures.returned if book.file_name in names]
    content = findings_content(
        recipient, rows, changes.get(recipient, []), standing.facts, has_returned=bool(books)
    )
    told = [
        "|".join(row[name] for name in ("code", "file_name", "sheet", "cell", "message"))
        for row in rows
    ]
    return _Draft(
        recipient,
        "findings",
        findings_subject(recipient, rows, standing.facts),
        content,
        files=books,
        basis="\n".join(sorted(told)),
    )


def _address(
    draft: _Draft, addresses: tuple[str, ...], facts: Facts, settings: Smtp, day: dt.date
) -> Mail:
    used = sum(len(picture.content) for picture in draft.pictures)
    files, left_out = enclose(draft.files, settings.attachment_bytes - used)
    content = replace(draft.content, foot=(*left_out, *draft.content.foot))
    return Mail(
        period=facts.period,
        recipient=draft.recipient,
        kind=draft.kind,
        addresses=addresses,
        subject=f"{SYNTHETIC_SUBJECT if facts.is_synthetic else ''}{draft.subject}",
        text=render_text(content),
        html=render_html(content, facts.catalog.policy.colours),
        date=dt.datetime.combine(day, _HOUR, _ZONE),
        sender=settings.sender,
        reply_to=settings.reply_to,
        basis=draft.basis,
        images=draft.pictures,
        attachments=files,
    )
