"""The number and the file name of a letter."""

import datetime as dt
import re
from collections.abc import Iterable

from flows.catalog.model import Catalog
from flows.report.office.workbook_writing import safe_file_name
from flows.wording import LETTER_NAMES

DRAFT_MARK = "草稿-"
CIRCULAR_LEVEL = 3


class Numbering:
    """Gives the next number of a year, after those that are taken (policy `letters`)."""

    def __init__(self, catalog: Catalog, day: dt.date, taken: Iterable[str]) -> None:
        rule = catalog.policy.letters
        word = rule.number_word or f"{catalog.county.name[0]}{catalog.policy.subject[:1]}函"
        before, after = rule.number_pattern.split("{number}", 1)
        self._before = before.format(word=word, year=day.year)
        self._after = after.format(word=word, year=day.year)
        self._last = max((self._running(number) for number in taken), default=0)

    def _running(self, number: str) -> int:
        rest = number.removeprefix(self._before).removesuffix(self._after)
        is_ours = number.startswith(self._before) and re.fullmatch("[0-9]+", rest)
        return int(rest) if is_ours else 0

    def next(self) -> str:
        """Return the next number."""
        self._last += 1
        return f"{self._before}{self._last}{self._after}"


def file_name_of(number: str, level: int, recipient: str, *, is_draft: bool) -> str:
    """Return the document's name; a 通报 has one for all addressees."""
    whose = "" if level == CIRCULAR_LEVEL else f"-{recipient}"
    mark = DRAFT_MARK if is_draft else ""
    return safe_file_name(f"{mark}{number}-{LETTER_NAMES[level]}{whose}.docx")


def reply_name_of(number: str, recipient: str) -> str:
    """Return the name of the reply form that goes with a letter."""
    return safe_file_name(f"回执-{number}-{recipient}.xlsx")
