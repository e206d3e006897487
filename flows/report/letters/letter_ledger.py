"""The ledger of letters (`letters`): what was issued, when an answer is due, what it said."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.errors import UsageError
from flows.ingest.files.clean_text import clean_text
from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class Letter:
    """One letter (函) to one unit or town, with the warnings it is about."""

    letter_id: str
    number: str
    period: str
    level: int
    recipient: str
    warning_ids: tuple[str, ...]
    issued_on: dt.date
    answer_due: dt.date
    answered_on: dt.date | None
    answer: str
    file_name: str

    @property
    def is_answered(self) -> bool:
        """Return whether a written answer has been recorded."""
        return self.answered_on is not None


def all_letters(connection: duckdb.DuckDBPyConnection) -> list[Letter]:
    """Return every letter by date of issue and number."""
    result = connection.execute(read_sql("letters"))
    names = [column[0] for column in result.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return [Letter(**row | {"warning_ids": tuple(row["warning_ids"].split("|"))}) for row in rows]


def add_letter(connection: duckdb.DuckDBPyConnection, letter: Letter) -> None:
    """Note a letter as issued."""
    values = {
        "letter_id": letter.letter_id,
        "number": letter.number,
        "period": letter.period,
        "level": letter.level,
        "recipient": letter.recipient,
        "warning_ids": "|".join(letter.warning_ids),
        "issued_on": letter.issued_on,
        "answer_due": letter.answer_due,
        "file_name": letter.file_name,
    }
    connection.execute(read_sql("add_letter"), values)


def record_answer(
    connection: duckdb.DuckDBPyConnection, number: str, answered_on: dt.date, text: str
) -> Letter:
    """Note the written answer to a letter and return the letter.

    Raises UsageError when there is no letter of that number or the answer is older than it.
    """
    letter = _find(connection, number)
    if answered_on < letter.issued_on:
        raise UsageError(
            f"letter {number} was issued on {letter.issued_on}; "
            f"an answer of {answered_on} cannot be to it"
        )
    values = {"number": letter.number, "answered_on": answered_on, "answer": clean_text(text)}
    connection.execute(read_sql("answer_letter"), values)
    return _find(connection, number)


def _find(connection: duckdb.DuckDBPyConnection, number: str) -> Letter:
    for letter in all_letters(connection):
        if letter.number == number:
            return letter
    raise UsageError(f"no letter has the number {number}; see the sheet 问题整改清单")


def overdue_letters(
    connection: duckdb.DuckDBPyConnection, on: dt.date, *, period: str = ""
) -> list[Letter]:
    """Return the letters whose answer was due before that day and has not come.

    With a period only letters of earlier months count: what a month tells stays the same however
    late it is run again.
    """
    return [
        letter
        for letter in all_letters(connection)
        if letter.answer_due < on
        and not letter.is_answered
        and (not period or letter.period < period)
    ]
