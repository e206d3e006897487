"""The month's letters: one per addressee at its highest level; higher ones are drafts at first."""

import logging
from collections.abc import Sequence
from pathlib import Path

import duckdb

from flows.report.letters.circular_document import write_circular
from flows.report.letters.letter_document import write_letter
from flows.report.letters.letter_ledger import (
    Letter,
    LetterMatter,
    all_letters,
    replace_drafts,
)
from flows.report.letters.letter_numbers import (
    CIRCULAR_LEVEL,
    Numbering,
    file_name_of,
    reply_name_of,
)
from flows.report.letters.letter_topics import (
    Topic,
    as_letter_matters,
    new_topics,
    recipients_of,
    written_topics,
)
from flows.report.letters.reply_form import write_reply_form
from flows.report.month.review import Review
from flows.report.month.working_days import answer_days, deadline

log = logging.getLogger(__name__)


def issue_letters(
    review: Review, connection: duckdb.DuckDBPyConnection, folder: Path
) -> list[Letter]:
    """Issue or draft what is not issued yet and return the month's letters, by number.

    What a letter of that level was already about is not written again, so a second run issues
    nothing; a draft is computed anew until it is released and keeps its number. Letters are noted
    first, then written to `folder/letters`: a missing document is made anew, others that are no
    letter of the month any more are removed.
    """
    every = all_letters(connection)
    released = [letter for letter in every if not letter.is_draft]
    drafts = {one.recipient: one for one in every if one.is_draft and one.period == review.period}
    new, matters = _new_letters(review, released, drafts, every)
    replace_drafts(connection, review.period, new, matters)
    month = [one for one in all_letters(connection) if one.period == review.period]
    write_documents(review, month, folder / "letters")
    log.info("letters: %d of the month, %d new or drafts", len(month), len(new))
    return month


def _new_letters(
    review: Review,
    released: Sequence[Letter],
    drafts: dict[str, Letter],
    every: Sequence[Letter],
) -> tuple[list[Letter], list[LetterMatter]]:
    catalog, day = review.facts.catalog, review.day
    others = [one.number for one in every if one.period != review.period or not one.is_draft]
    kept = [one.number for one in drafts.values()]
    numbers = Numbering(catalog, day, [*others, *kept])
    circular = next((one.number for one in drafts.values() if one.level == CIRCULAR_LEVEL), "")
    letters: list[Letter] = []
    matters: list[LetterMatter] = []
    for recipient in recipients_of(review):
        topics = new_topics(review, recipient, released)
        if not topics:
            continue
        level = max(topic.level for topic in topics)
        draft = drafts.get(recipient)
        is_kept = draft is not None and draft.level == level and level != CIRCULAR_LEVEL
        if level == CIRCULAR_LEVEL:
            number = circular = circular or numbers.next()
        else:
            number = draft.number if draft is not None and is_kept else numbers.next()
        letter = _letter(review, number, level, recipient, topics)
        letters.append(letter)
        matters += as_letter_matters(letter.letter_id, topics)
    return letters, matters


def _letter(
    review: Review, number: str, level: int, recipient: str, topics: Sequence[Topic]
) -> Letter:
    rule = review.facts.catalog.policy.letters
    due = deadline(review.day, answer_days(rule, level), review.facts.catalog.own_days)
    is_draft = level in rule.needs_release
    return Letter(
        letter_id=f"{review.period}-{level}-{number}-{recipient}",
        number=number,
        period=review.period,
        level=level,
        recipient=recipient,
        warning_ids=tuple(topic.warning_id for topic in topics),
        issued_on=review.day,
        answer_due=due.day,
        answered_on=None,
        answer="",
        file_name=file_name_of(number, level, recipient, is_draft=is_draft),
        is_due_certain=due.is_certain,
        released_on=None if is_draft else review.day,
    )


def write_documents(review: Review, month: Sequence[Letter], folder: Path) -> None:
    """Write the documents and reply forms that are not there; drafts always."""
    wanted: set[str] = set()
    circulars: dict[str, list[tuple[Letter, tuple[Topic, ...]]]] = {}
    for letter in month:
        about = written_topics(review, letter)
        reply = reply_name_of(letter.number, letter.recipient)
        wanted |= {letter.file_name, reply}
        if letter.level == CIRCULAR_LEVEL:
            circulars.setdefault(letter.file_name, []).append((letter, about))
        elif letter.is_draft or not (folder / letter.file_name).exists():
            write_letter(letter, about, review, folder / letter.file_name)
        if letter.is_draft or not (folder / reply).exists():
            write_reply_form(letter, about, review, folder / reply)
    for name, parts in circulars.items():
        if parts[0][0].is_draft or not (folder / name).exists():
            write_circular(parts, review, folder / name)
    _remove_others(folder, wanted)


def _remove_others(folder: Path, wanted: set[str]) -> None:
    for file in folder.glob("*") if folder.is_dir() else ():
        if file.name not in wanted and file.suffix in (".docx", ".xlsx"):
            file.unlink()
