"""What is required next: for each matter who does what by when. Nothing that is no matter."""

import datetime as dt
from collections.abc import Mapping

from flows.report.month.amounts import gap
from flows.report.month.matter_cells import need_cell
from flows.report.month.matter_sentences import leading_phrase
from flows.report.month.matters import Matter
from flows.report.month.phrases import join_places
from flows.report.month.review import Review
from flows.report.month.working_days import Deadline, answer_days, deadline
from flows.report.office.notice_parts import Column
from flows.wording import LEVEL_NAMES

_ACTS = {
    1: "查明原因，落实赶进度措施",
    2: "由分管负责同志牵头制定整改措施",
    3: "由主要负责同志研究制定整改方案",
}
_MOST_TOWNS = 3
#: How many rows of the table fit on the third page.
MOST_DEMANDS = 8
DEMANDS = [
    Column("序号", 10, "center"),
    Column("事项", 42),
    Column("差额", 24, "right"),
    Column("责任单位", 33),
    Column("层级", 12, "center"),
    Column("每月需", 30),
    Column("时限", 22, "center"),
]


def demand_sentence(review: Review, where: str = "下列") -> str:
    """Return what each level asks for, of the levels that occur; `where` the matters are listed."""
    parts = [
        f"{LEVEL_NAMES[level]}事项{count}项，{_ACTS[level]}"
        for level in sorted(LEVEL_NAMES, reverse=True)
        if (count := sum(matter.level == level for matter in review.asked))
    ]
    return (
        f"{where}{len(review.asked)}项须办事项，责任单位会同未达进度的{review.places.town}逐项落实，"
        f"明确责任人和完成时限，按时书面报送：{'；'.join(parts)}。"
    )


def matter_deadline(matter: Matter, review: Review, own: Mapping[dt.date, bool]) -> Deadline:
    """Return the day by which a matter's unit answers, counted from the paper's day."""
    rule = review.facts.catalog.policy.letters
    return deadline(review.day, answer_days(rule, matter.level), own)


def demand_cells(
    number: int, matter: Matter, review: Review, own: Mapping[dt.date, bool]
) -> tuple[str, ...]:
    """Return a matter as a row of DEMANDS."""
    due = matter_deadline(matter, review, own)
    return (
        str(number),
        matter.full_name,
        gap(matter.indicator, matter.row, matter.missing).removeprefix("差"),
        _units(matter),
        LEVEL_NAMES[matter.level],
        need_cell(matter.indicator, matter.row),
        f"{due.day.month}月{due.day.day}日{'' if due.is_certain else '（推算）'}",
    )


def _units(matter: Matter) -> str:
    if not matter.answering:
        return join_places([part.town for part in matter.towns], _MOST_TOWNS) or leading_phrase(
            matter
        )
    return join_places(matter.answering, 2)
