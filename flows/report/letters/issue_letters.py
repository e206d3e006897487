"""The three letters (三函): each warning that opens or climbs is written about once."""

import datetime as dt
import logging
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd

from flows.catalog.model import Catalog
from flows.report.letters.letter_document import write_letter
from flows.report.letters.letter_ledger import Letter, add_letter, all_letters
from flows.report.letters.letter_matters import as_matters, matters_by_letter
from flows.report.month.facts import Facts
from flows.report.month.figures import Figures
from flows.report.month.warning_list import list_warnings
from flows.report.office.workbook_writing import safe_file_name
from flows.wording import LETTER_NAMES

log = logging.getLogger(__name__)


def issue_letters(
    facts: Facts, connection: duckdb.DuckDBPyConnection, folder: Path, issued_on: dt.date
) -> list[Letter]:
    """Issue what is not issued yet and return all letters of the month, by number.

    A recipient gets one letter per level with all its matters. What a letter of that level was
    already about is not written again, so a second run issues nothing and uses no number. Letters
    are noted first and written to `folder/letters` after: a document that is missing is made anew.
    """
    warnings = list_warnings(facts)
    issued = all_letters(connection)
    new = _new_letters(warnings, facts, issued, issued_on)
    connection.execute("begin")
    for letter in new:
        add_letter(connection, letter)
    connection.execute("commit")
    month = [letter for letter in [*issued, *new] if letter.period == facts.period]
    figures = Figures(facts)
    matters = {str(matter["warning_id"]): matter for matter in as_matters(warnings)}
    for letter in month:
        file = folder / "letters" / letter.file_name
        if letter in new or not file.exists():
            about = [matters[one] for one in letter.warning_ids if one in matters]
            write_letter(letter, about, figures, file)
    log.info("letters: %d of the month, %d new", len(month), len(new))
    return month


def _new_letters(
    warnings: pd.DataFrame, facts: Facts, issued: Sequence[Letter], issued_on: dt.date
) -> list[Letter]:
    told = {
        (letter.level, letter.recipient, warning_id)
        for letter in issued
        for warning_id in letter.warning_ids
    }
    prefix = f"{number_word(facts.catalog)}〔{issued_on.year}〕"
    last = max((_running_number(letter.number, prefix) for letter in issued), default=0)
    letters: list[Letter] = []
    for (level, recipient), matters in matters_by_letter(warnings, facts).items():
        ids = [str(matter["warning_id"]) for matter in matters]
        untold = tuple(one for one in ids if (level, recipient, one) not in told)
        if untold:
            number = f"{prefix}{last + len(letters) + 1}号"
            letters.append(_letter(number, level, recipient, untold, facts, issued_on))
    return letters


def _letter(
    number: str,
    level: int,
    recipient: str,
    warning_ids: tuple[str, ...],
    facts: Facts,
    issued_on: dt.date,
) -> Letter:
    rule = facts.catalog.policy.letters
    days = {
        1: rule.reminder_answer_days,
        2: rule.supervision_answer_days,
        3: rule.circular_answer_days,
    }[level]
    return Letter(
        letter_id=f"{facts.period}-{level}-{number}",
        number=number,
        period=facts.period,
        level=level,
        recipient=recipient,
        warning_ids=warning_ids,
        issued_on=issued_on,
        answer_due=issued_on + dt.timedelta(days=days),
        answered_on=None,
        answer="",
        file_name=safe_file_name(f"{number}-{LETTER_NAMES[level]}-{recipient}.docx"),
    )


def number_word(catalog: Catalog) -> str:
    """Return the office's word in a letter's number (机关代字)."""
    return catalog.policy.letters.number_word or f"{catalog.county.name[0]}衔函"


def _running_number(number: str, prefix: str) -> int:
    rest = number.removeprefix(prefix).removesuffix("号")
    return int(rest) if number.startswith(prefix) and rest.isdecimal() else 0
