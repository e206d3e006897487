"""A month in review in, one mail per recipient out: each gets only what concerns it."""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.alert.cards import MOST_CARDS, make_card
from flows.alert.concerns import Concerns, list_concerns
from flows.alert.content import Content, render_html, render_text
from flows.alert.enclose import MOST_BYTES, chart_pictures, enclose
from flows.alert.found_cells import files_to_mend
from flows.alert.mail import Attachment, Mail, is_address
from flows.alert.mail_sentences import opening, parts, rest_lines, silence_lines
from flows.alert.mail_subject import subject
from flows.channels import Smtp
from flows.errors import DeclarationError
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_numbers import reply_name_of
from flows.report.month.facts import Facts
from flows.report.month.review import Review
from flows.report.returned.returned import ReturnedWorkbook
from flows.report.warning_list.own_workbook import own_workbook_name, write_own_workbook
from flows.words.sentence import sentence

log = logging.getLogger(__name__)
_ZONE = dt.timezone(dt.timedelta(hours=8))
_HOUR = dt.time(8)
#: Text and HTML of a mail need so much of its size; on the wire four bytes carry three.
_WORDS_BYTES = 40_000
SYNTHETIC_SUBJECT = "【模拟数据】"
_MOST_FILE_BYTES = (MOST_BYTES - _WORDS_BYTES) * 3 // 4
KIND = "digest"


@dataclass(frozen=True)
class Enclosures:
    """Files that go with mails: charts, returned workbooks, letters, and what leaders get."""

    charts: Sequence[ChartFile] = ()
    returned: Sequence[ReturnedWorkbook] = ()
    letters: Sequence[Letter] = ()
    overdue: Sequence[Letter] = ()
    for_county: Sequence[Path] = ()


def compose_mails(
    review: Review, enclosures: Enclosures, settings: Smtp, *, folder: Path
) -> list[Mail]:
    """Return the month's mails by recipient, one for each that has an address.

    `folder` is the month's reports; the recipients' own workbooks are written there. Raises
    DeclarationError when the sender of the settings is no address.
    """
    _check_sender(settings)
    addresses = addresses_of(review.facts)
    concerned = list_concerns(review, enclosures.letters, enclosures.overdue)
    mails = [
        _compose(one, addresses[one.recipient], review, enclosures, settings, folder)
        for one in concerned
        if one.recipient in addresses
    ]
    log.info("mails: %d composed for %d recipients", len(mails), len(concerned))
    return mails


def _check_sender(settings: Smtp) -> None:
    for name, address in (("sender", settings.sender), ("reply_to", settings.reply_to)):
        if not is_address(address) and (name == "sender" or address):
            raise DeclarationError(sentence("error.address", name=name, address=address))


def addresses_of(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Return the addresses of each recipient that want any mail."""
    addresses: dict[str, dict[str, None]] = defaultdict(dict)
    for contact in facts.catalog.contacts:
        if is_address(contact.address) and contact.wanted:
            addresses[contact.recipient][contact.address] = None
    return {key: tuple(found) for key, found in addresses.items()}


def unreached_recipients(review: Review) -> list[str]:
    """Return who is concerned by the month but has no usable contact row."""
    known = addresses_of(review.facts)
    concerned = (one.recipient for one in list_concerns(review, (), ()))
    return [name for name in concerned if name not in known]


def _compose(
    one: Concerns,
    addresses: tuple[str, ...],
    review: Review,
    enclosures: Enclosures,
    settings: Smtp,
    folder: Path,
) -> Mail:
    limit = min(settings.attachment_bytes, _MOST_FILE_BYTES)
    attachments, left_out = enclose(files := _files(one, review, enclosures, folder), limit)
    room = min(limit // 2, limit - sum(len(file.content) for file in attachments))
    pictures, images = chart_pictures(one, enclosures.charts, room)
    cards = tuple(make_card(topic, review) for topic in one.topics[:MOST_CARDS])
    rest = rest_lines(one, len(cards), has_book=_has_book(files, attachments))
    content = Content(
        title=f"{review.month}{review.subject}重点指标调度",
        preheader=subject(one, review),
        greeting=_greeting(one, review),
        sentence=opening(one, review),
        cards=cards,
        parts=tuple(parts(one, review)),
        foot=_foot(one, [*rest, *left_out], review),
        pictures=pictures,
        is_synthetic=review.facts.is_synthetic,
    )
    return Mail(
        period=review.period,
        recipient=one.recipient,
        kind=KIND,
        addresses=addresses,
        subject=_mark(review) + content.preheader,
        text=render_text(content),
        html=render_html(content, review.facts.catalog.policy.colours),
        date=dt.datetime.combine(review.day, _HOUR, _ZONE),
        sender=settings.sender,
        reply_to=settings.reply_to,
        basis=_basis(one),
        images=images,
        attachments=attachments,
    )


def _mark(review: Review) -> str:
    return SYNTHETIC_SUBJECT if review.facts.is_synthetic else ""


def _basis(one: Concerns) -> str:
    """Return what the attachments say, so that a change of it is another content."""
    found = (f"{cell.code}|{cell.place}|{cell.message}" for cell in one.found)
    topics = (f"{topic.warning_id}|{topic.level}|{topic.row.actual!r}" for topic in one.topics)
    return "\n".join(sorted([*found, *topics]))


def _files(one: Concerns, review: Review, enclosures: Enclosures, folder: Path) -> list[Path]:
    """Return the recipient's files, the letter first; the county's last."""
    files = []
    for letter in one.letters:
        files.append(folder / "letters" / letter.file_name)
        files.append(folder / "letters" / reply_name_of(letter.number, letter.recipient))
    names = files_to_mend(one.found)
    files += [book.path for book in enclosures.returned if book.file_name in names]
    if one.is_county:
        files += enclosures.for_county
    elif one.watched or len(one.topics) > MOST_CARDS:
        target = folder / "recipients" / own_workbook_name(one.recipient, review)
        files.append(write_own_workbook(one.topics, one.watched, one.recipient, review, target))
    return files


def _greeting(one: Concerns, review: Review) -> str:
    """Return the recipient; for the county as a whole the office that reads its mail."""
    names = [
        contact.name
        for contact in review.facts.catalog.contacts
        if contact.recipient == one.recipient
    ]
    return names[0] if one.is_county and names and names[0] else one.recipient


def _has_book(files: Sequence[Path], attachments: Sequence[Attachment]) -> bool:
    """Return whether the workbook of all matters, the last of the files, is enclosed."""
    books = [file.name for file in files if file.suffix == ".xlsx"]
    return bool(books) and books[-1] in [attachment.name for attachment in attachments]


def _foot(one: Concerns, rest: Sequence[str], review: Review) -> tuple[str, ...]:
    lines = [*rest, *silence_lines(one, review)]
    lines.append(f"本邮件由{review.office}按月自动发送，数据如有出入请及时反馈。")
    return tuple(line for line in lines if line)
