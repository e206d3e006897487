"""Problems that released letters are about: their letters, and how those were answered."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flows.catalog.records import Indicator
from flows.report.ledgers.warning_states import warning_states
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.review import Review

#: How the answers to a problem's letters stand, the most urgent first.
ANSWER_NAMES = ("逾期未答复", "待答复", "已答复")
OVERDUE, WAITING, ANSWERED = range(len(ANSWER_NAMES))


@dataclass(frozen=True)
class Problem:
    """One warning that letters are about: its figures when the first was written, its letters.

    `letters` are in the order of their dates; `place` is that of its matter in the month.
    """

    indicator: Indicator
    area: str
    place: tuple[int, bool]
    first: LetterMatter
    letters: tuple[Letter, ...]
    state: str

    @property
    def is_open(self) -> bool:
        """Return whether its warning is open at the month's end."""
        return self.state == "open"

    @property
    def units(self) -> list[str]:
        """Return who was written to, the first first."""
        return list(dict.fromkeys(one.recipient for one in self.letters))

    @property
    def unanswered(self) -> list[Letter]:
        """Return the letters without a recorded answer."""
        return [one for one in self.letters if not one.is_answered]

    def answers_on(self, day: dt.date) -> int:
        """Return how the answers stand, as a place in ANSWER_NAMES."""
        if any(one.is_overdue(day) for one in self.letters):
            return OVERDUE
        return WAITING if self.unanswered else ANSWERED


def list_problems(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> list[Problem]:
    """Return one problem per warning that letters up to the month are about, drafts not counted."""
    catalog, states = review.facts.catalog, warning_states(review)
    county = catalog.county.area_code
    places = review.matter_places
    told = {
        one.letter_id: one for one in letters if not one.is_draft and one.period <= review.period
    }
    about: dict[str, list[LetterMatter]] = defaultdict(list)
    for matter in matters:
        if matter.letter_id in told and matter.indicator_code in catalog.indicator_by_code:
            about[matter.warning_id].append(matter)
    found = []
    for warning, own in about.items():
        own.sort(key=lambda one: _order(told[one.letter_id]))
        first = own[0]
        is_county = first.area_code == county
        found.append(
            Problem(
                indicator=catalog.indicator_by_code[first.indicator_code],
                area=review.places.whole if is_county else catalog.area_name(first.area_code),
                place=(places.get(first.indicator_code, len(places)), not is_county),
                first=first,
                letters=tuple(told[one.letter_id] for one in own),
                state=states.get(warning, "resolved"),
            )
        )
    return found


def _order(letter: Letter) -> tuple[dt.date, int, int, str, str]:
    """Return the order of letters: by day and level, 2号 before 10号."""
    place = len(letter.number), letter.number
    return letter.issued_on, letter.level, *place, letter.recipient
