"""What a letter to a unit or town is about: its own matters, each at its own level there."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.letters.letter_numbers import CIRCULAR_LEVEL
from flows.report.month.judged_row import JudgedRow
from flows.report.month.matters import Matter, TownPart
from flows.report.month.review import Review


@dataclass(frozen=True)
class Topic:
    """A matter as it concerns one addressee: a unit by the matter, a town by its own `part`."""

    matter: Matter
    warning_id: str
    level: int
    area_code: str
    row: JudgedRow
    missing: float
    part: TownPart | None = None

    @property
    def whose(self) -> str:
        """Return the town whose figures a unit reads; a town knows that they are its own."""
        return "" if self.part else self.matter.whose

    @property
    def name(self) -> str:
        """Return the matter's name as it reads beside the topic's figures."""
        return f"{self.whose}{self.matter.name}"

    @property
    def opened(self) -> str:
        """Return the month in which the addressee's warning opened."""
        return self.part.opened if self.part else self.matter.opened

    @property
    def months(self) -> int:
        """Return how many months the addressee's warning has been open."""
        return self.part.months if self.part else self.matter.months


def topics_of(review: Review, recipient: str) -> tuple[Topic, ...]:
    """Return everything a unit or town must act on, in the order of the month's matters."""
    return tuple(_topic(matter, recipient) for matter in review.asked_of(recipient))


def _topic(matter: Matter, recipient: str) -> Topic:
    part = matter.part_of(recipient)
    if part is None or recipient in matter.answering:
        return Topic(
            matter, matter.warning_id, matter.level, matter.area_code, matter.row, matter.missing
        )
    return Topic(matter, part.warning_id, part.level, part.area_code, part.row, part.missing, part)


def recipients_of(review: Review) -> tuple[str, ...]:
    """Return every unit and town that has something to act on, by name."""
    names = {unit for matter in review.asked for unit in matter.answering}
    names |= {part.town for matter in review.asked for part in matter.towns if not part.is_watched}
    return tuple(sorted(names))


def new_topics(review: Review, recipient: str, released: Sequence[Letter]) -> tuple[Topic, ...]:
    """Return what a recipient was not written to about at its level yet, and is not delayed."""
    own = [letter for letter in released if letter.recipient == recipient]
    return tuple(
        topic
        for topic in topics_of(review, recipient)
        if not any(
            topic.warning_id in one.warning_ids and _settles(one, topic, review) for one in own
        )
    )


def _settles(letter: Letter, topic: Topic, review: Review) -> bool:
    """Return whether a letter was about the topic at its level, or holds it back by a delay."""
    is_delayed = letter.delay_until is not None and review.day <= letter.delay_until
    return is_delayed or letter.level >= topic.level


def released_circular(
    review: Review, letters: Sequence[Letter]
) -> list[tuple[Letter, tuple[Topic, ...]]]:
    """Return the month's released 通报 as its addressees with what each is named for."""
    return [
        (letter, written_topics(review, letter))
        for letter in letters
        if letter.period == review.period and letter.level == CIRCULAR_LEVEL and not letter.is_draft
    ]


def written_topics(review: Review, letter: Letter) -> tuple[Topic, ...]:
    """Return what a letter is about, as it stands now."""
    return tuple(
        topic
        for topic in topics_of(review, letter.recipient)
        if topic.warning_id in letter.warning_ids
    )


def as_letter_matters(letter_id: str, topics: Sequence[Topic]) -> list[LetterMatter]:
    """Return the topics with their figures of now, as the ledger keeps them."""
    return [
        LetterMatter(
            letter_id=letter_id,
            warning_id=topic.warning_id,
            position=number,
            indicator_code=topic.matter.code,
            area_code=topic.area_code,
            actual=topic.row.actual,
            expected=topic.row.expected,
            missing=topic.missing,
        )
        for number, topic in enumerate(topics, start=1)
    ]
