"""The ledger of letters (`letters`): what was issued or drafted, when an answer is due."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import duckdb

from flows.sql_files import sql_reader
from flows.warehouse.transaction import transaction
from flows.wording import LETTER_NAMES

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class Letter:
    """One letter (函) to one unit or town, with the warnings it is about.

    A 通报 is one paper with several addressees: each has its row under the same number.
    `released_on` is None for a draft; `is_due_certain` false where the year's holidays are not
    known; `delay_until` an approved delay.
    """

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
    is_due_certain: bool = True
    released_on: dt.date | None = None
    delay_until: dt.date | None = None
    measures: str = ""
    finish_by: str = ""
    delay_asked: str = ""

    @property
    def is_answered(self) -> bool:
        """Return whether a written answer has been recorded."""
        return self.answered_on is not None

    @property
    def is_draft(self) -> bool:
        """Return whether it waits for its release and must not be mailed."""
        return self.released_on is None

    @property
    def due(self) -> dt.date:
        """Return the day until which an answer is expected: an approved delay counts."""
        return max(self.answer_due, self.delay_until or self.answer_due)

    @property
    def title(self) -> str:
        """Return how papers name it: 督办函白衔函〔2022〕8号."""
        return f"{LETTER_NAMES[self.level]}{self.number}"

    def is_overdue(self, on: dt.date) -> bool:
        """Return whether an answer should have come before the day; an approved delay counts."""
        return not self.is_draft and not self.is_answered and self.due < on


@dataclass(frozen=True)
class LetterMatter:
    """One matter of a letter with its figures when the letter was written."""

    letter_id: str
    warning_id: str
    position: int
    indicator_code: str
    area_code: str
    actual: float
    expected: float
    missing: float


def all_letters(connection: duckdb.DuckDBPyConnection) -> list[Letter]:
    """Return every letter, drafts included, by date of issue and number."""
    return _letters(connection, None)


def letters_of(connection: duckdb.DuckDBPyConnection, number: str) -> list[Letter]:
    """Return the letters of a number, one per addressee; it may be a draft's."""
    return _letters(connection, number)


def _letters(connection: duckdb.DuckDBPyConnection, number: str | None) -> list[Letter]:
    result = connection.execute(read_sql("letters"), {"number": number})
    names = [column[0] for column in result.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return [Letter(**row | {"warning_ids": tuple(row["warning_ids"].split("|"))}) for row in rows]


def all_letter_matters(connection: duckdb.DuckDBPyConnection) -> list[LetterMatter]:
    """Return every matter of every letter, by letter and position."""
    return [LetterMatter(*row) for row in connection.execute(read_sql("letter_matters")).fetchall()]


def replace_drafts(
    connection: duckdb.DuckDBPyConnection,
    period: str,
    letters: Sequence[Letter],
    matters: Sequence[LetterMatter],
) -> None:
    """Put a month's new letters in the place of its drafts, in one transaction."""
    with transaction(connection):
        connection.execute(read_sql("clear_draft_matters"), {"period": period})
        connection.execute(read_sql("clear_drafts"), {"period": period})
        for letter in letters:
            values = asdict(letter) | {"warning_ids": "|".join(letter.warning_ids)}
            connection.execute(read_sql("add_letter"), values)
        for matter in matters:
            connection.execute(read_sql("add_letter_matter"), asdict(matter))
