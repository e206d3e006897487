"""How many letters each unit and town got and answered, and how many wait for their release."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.period import shift
from flows.report.letters.letter_ledger import Letter
from flows.report.month.phrases import join_names

_MOST_NUMBERS = 4
#: Overdue letters of this month and the one before are named.
_NAMED_MONTHS = 2


@dataclass(frozen=True)
class LetterCount:
    """The letters of one addressee up to a month: `overdue` names recent ones, `older` counts."""

    recipient: str
    issued: int
    answered: int
    waiting: int
    overdue: tuple[str, ...]
    older: int

    @property
    def overdue_count(self) -> int:
        """Return how many letters should have been answered and were not."""
        return len(self.overdue) + self.older


def count_letters(letters: Sequence[Letter], period: str, on: dt.date) -> tuple[LetterCount, ...]:
    """Return each addressee with released letters up to the month, most overdue first.

    A letter is overdue when its answer was due before the day `on`; what is not due yet is waiting.
    """
    groups: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.period <= period and not letter.is_draft:
            groups[letter.recipient].append(letter)
    counts = [_count(name, own, period, on) for name, own in groups.items()]
    return tuple(sorted(counts, key=lambda one: (-one.overdue_count, -one.issued, one.recipient)))


def draft_numbers(letters: Iterable[Letter]) -> tuple[str, ...]:
    """Return the numbers that wait for a release, one a paper however many addressees it has."""
    return tuple(dict.fromkeys(letter.number for letter in letters if letter.is_draft))


def drafts_sentence(numbers: Sequence[str]) -> str:
    """Return what the office still has to release, and how."""
    return (
        f"{len(numbers)}件函件仍为草稿、未随邮件发出，请审签后用 xianjie letters release 签发："
        f"{join_names(list(numbers), _MOST_NUMBERS, '件')}。"
    )


def _count(name: str, letters: Sequence[Letter], period: str, on: dt.date) -> LetterCount:
    first = shift(period, 1 - _NAMED_MONTHS)
    open_ones = [letter for letter in letters if not letter.is_answered]
    late = [letter for letter in open_ones if letter.is_overdue(on)]
    return LetterCount(
        recipient=name,
        issued=len(letters),
        answered=len(letters) - len(open_ones),
        waiting=len(open_ones) - len(late),
        overdue=tuple(letter.number for letter in late if letter.period >= first),
        older=sum(letter.period < first for letter in late),
    )
