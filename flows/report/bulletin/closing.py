"""The bulletin's end: list of annexes, signature, the annexes themselves, closing part."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from docx.document import Document as NoticeDocument

from flows.report.bulletin.annexes import (
    add_letters,
    add_reporting,
    add_watch_list,
)
from flows.report.bulletin.plan_annex import add_plans
from flows.report.letters.circular_document import circular_opening
from flows.report.letters.circular_table import Part, add_circular_table
from flows.report.letters.letter_counts import count_letters
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_topics import released_circular
from flows.report.month.review import Review
from flows.report.office.notice import add_heading, add_signature, add_small_text
from flows.report.office.notice_frame import add_colophon
from flows.wording import WATCH_LIST_NAME

#: An annex: its name and what adds it under a title.
Annex = tuple[str, Callable[[str], None]]

PLANS_NAME = "各方案进展和须办事项"


def add_closing(
    document: NoticeDocument,
    review: Review,
    letters: Sequence[Letter],
    own_days: Mapping[dt.date, bool],
) -> None:
    """Add the list of annexes, the signature, the annexes and the closing part (版记)."""
    annexes = list(_annexes(document, review, letters, own_days)) if review.asked else []
    annexes += _circular(document, review, letters)
    for number, (name, _) in enumerate(annexes, start=1):
        add_small_text(document, f"{'附件：' if number == 1 else '　　　'}{number}.{name}")
    add_signature(document, review.office, review.day)
    for number, (name, add) in enumerate(annexes, start=1):
        add(f"附件{number}　{name}")
    add_colophon(document, review.places.copies, review.office, review.day)


def _annexes(
    document: NoticeDocument,
    review: Review,
    letters: Sequence[Letter],
    own_days: Mapping[dt.date, bool],
) -> Iterator[Annex]:
    """Yield the annexes of a month with matters, each only when it has something to list."""
    counts = count_letters(letters, review.period, review.day)
    yield PLANS_NAME, lambda title: add_plans(document, title, review, own_days)
    if review.watched:
        yield WATCH_LIST_NAME, lambda title: add_watch_list(document, title, review)
    if review.reporters:
        yield (
            f"{review.places.all_towns}各单位报送和数据质量情况",
            lambda title: add_reporting(document, title, review),
        )
    if counts:
        yield "函件办理情况", lambda title: add_letters(document, title, counts)


def _circular(document: NoticeDocument, review: Review, letters: Sequence[Letter]) -> list[Annex]:
    """Return the month's 通报 as an annex, once it is released."""
    parts = released_circular(review, letters)
    if not parts:
        return []
    name = f"通报（{parts[0][0].number}）"
    return [(name, lambda title: _add_circular(document, title, parts, review))]


def _add_circular(
    document: NoticeDocument, title: str, parts: Sequence[Part], review: Review
) -> None:
    add_heading(document, title, 1, new_page=True)
    add_small_text(document, circular_opening(parts, review))
    add_circular_table(document, parts)
