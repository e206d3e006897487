"""What a person decides about a letter: release, delay, the answer that came."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.catalog.model import Catalog
from flows.errors import UsageError
from flows.ingest.files.clean_text import clean_text
from flows.report.letters.letter_ledger import Letter, letters_of, read_sql
from flows.report.letters.letter_numbers import DRAFT_MARK
from flows.report.month.working_days import answer_days, deadline
from flows.words.sentence import sentence


@dataclass(frozen=True)
class Answer:
    """What a written answer says; a reply form (回执) fills all of it, the phone only `text`."""

    text: str
    measures: str = ""
    finish_by: str = ""
    delay_asked: str = ""


def record_answer(
    connection: duckdb.DuckDBPyConnection,
    number: str,
    answered_on: dt.date,
    answer: Answer,
    *,
    recipient: str = "",
) -> Letter:
    """Note the written answer to a letter and return the letter.

    `recipient` is needed for a 通报, which has several. Raises UsageError when there is no such
    letter, when it is a draft still or when the answer is older than it.
    """
    letter = find_letter(connection, number, recipient)
    if letter.is_draft:
        raise UsageError(sentence("error.letter_draft", number=number))
    if answered_on < letter.issued_on:
        raise UsageError(
            sentence(
                "error.answer_early",
                number=number,
                issued_on=letter.issued_on,
                answered_on=answered_on,
            )
        )
    values = {
        "number": letter.number,
        "recipient": letter.recipient,
        "answered_on": answered_on,
        "answer": clean_text(answer.text),
        "measures": clean_text(answer.measures),
        "finish_by": clean_text(answer.finish_by),
        "delay_asked": clean_text(answer.delay_asked),
    }
    connection.execute(read_sql("answer_letter"), values)
    return find_letter(connection, number, letter.recipient)


def delay_letter(
    connection: duckdb.DuckDBPyConnection, number: str, until: dt.date, *, recipient: str = ""
) -> Letter:
    """Note an approved delay and return the letter; nothing climbs for it before that day."""
    letter = find_letter(connection, number, recipient)
    if until <= letter.issued_on:
        raise UsageError(sentence("error.delay_early", until=until, number=number))
    values = {"number": letter.number, "recipient": letter.recipient, "delay_until": until}
    connection.execute(read_sql("delay_letter"), values)
    return find_letter(connection, number, letter.recipient)


def release_letters(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, number: str, on: dt.date
) -> list[Letter]:
    """Release a draft (all rows of a 通报) on a day and return its letters.

    Raises UsageError when no draft has the number.
    """
    drafts = [one for one in letters_of(connection, number) if one.is_draft]
    if not drafts:
        raise UsageError(sentence("error.no_draft", number=number))
    for draft in drafts:
        day = max(on, draft.issued_on)
        due = deadline(day, answer_days(catalog.policy.letters, draft.level), catalog.own_days)
        values = {
            "number": draft.number,
            "recipient": draft.recipient,
            "released_on": day,
            "answer_due": due.day,
            "is_due_certain": due.is_certain,
            "file_name": draft.file_name.removeprefix(DRAFT_MARK),
        }
        connection.execute(read_sql("release_letter"), values)
    return letters_of(connection, number)


def find_letter(connection: duckdb.DuckDBPyConnection, number: str, recipient: str = "") -> Letter:
    """Return the letter of a number and, for a 通报, an addressee; raises UsageError."""
    found = letters_of(connection, number)
    if recipient:
        found = [letter for letter in found if letter.recipient == recipient]
    if not found:
        raise UsageError(sentence("error.no_letter", number=number))
    if len(found) > 1:
        raise UsageError(sentence("error.several_addressees", number=number, count=len(found)))
    return found[0]
