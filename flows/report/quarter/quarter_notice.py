"""The quarter's document (季度研判): conclusions on two pages, then annexes."""

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.report.bulletin.demands import demand_sentence
from flows.report.bulletin.numerals import chinese_number, item_number
from flows.report.charts.draw_charts import ChartFile
from flows.report.office.notice import (
    add_heading,
    add_line,
    add_signature,
    add_small_text,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_frame import add_colophon, add_masthead
from flows.report.quarter.quarter_annexes import quarter_annexes
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.quarter_sentences import (
    judge_quarter,
    plan_sentences,
    problem_sentence,
)
from flows.report.quarter.state_sentences import age_sentence, move_sentences, next_sentences

_MOST_PROBLEMS = 5


def write_quarter_notice(
    review: QuarterReview,
    charts: Sequence[ChartFile],
    folder: Path,
) -> Path:
    """Write `quarterly.docx` into the folder and return it; the same quarter, the same bytes."""
    month = review.month
    title = f"{review.quarter.name}{month.subject}重点指标研判报告"
    document = new_notice(
        title, month.office, month.day, is_synthetic=month.facts.is_synthetic, is_compact=True
    )
    day = f"{month.day.year}年{month.day.month}月{month.day.day}日"
    left = f"{review.quarter.year}年第{review.quarter.number}期"
    add_masthead(document, f"{month.subject}工作季度研判", left, f"{month.office}　{day}")
    add_title(document, title, is_compact=True)
    add_line(document, month.places.addressees)
    add_text(document, judge_quarter(review))
    _add_parts(document, review)
    _add_end(document, review, charts)
    return save_notice(document, folder / "quarterly.docx")


def _add_parts(document: NoticeDocument, review: QuarterReview) -> None:
    numerals = (chinese_number(number) for number in range(1, 10))
    if review.month.asked:
        _add_problems(document, review, next(numerals))
    causes = plan_sentences(review)
    if causes:
        add_heading(document, f"{next(numerals)}、走势、原因和贡献", 1)
        for lead, text in causes:
            add_small_text(document, text, lead=f"{lead}。")
    coming = next_sentences(review)
    asked = [demand_sentence(review.month, "附件1所列")] if review.month.asked else []
    names = [name for name, texts in (("下季度到期事项", coming), ("工作要求", asked)) if texts]
    for name, texts in (
        ("转色和预警存续", [*move_sentences(review), age_sentence(review)]),
        ("和".join(names), [*coming, *asked]),
    ):
        said = [text for text in texts if text]
        if said:
            add_heading(document, f"{next(numerals)}、{name}", 1)
        for text in said:
            add_small_text(document, text)


def _add_problems(document: NoticeDocument, review: QuarterReview, numeral: str) -> None:
    asked = review.month.asked
    add_heading(document, f"{numeral}、主要问题{_first_of(len(asked))}", 1)
    for number, matter in enumerate(asked[:_MOST_PROBLEMS], start=1):
        lead = f"{item_number(number, len(asked))}{matter.name}。"
        add_small_text(document, problem_sentence(matter, review), lead=lead)


def _first_of(count: int) -> str:
    return f"（共{count}项，列前{_MOST_PROBLEMS}项）" if count > _MOST_PROBLEMS else ""


def _add_end(
    document: NoticeDocument,
    review: QuarterReview,
    charts: Sequence[ChartFile],
) -> None:
    annexes = quarter_annexes(document, review, charts)
    if annexes:
        names = [f"{number}.{name}" for number, (name, _) in enumerate(annexes, start=1)]
        add_small_text(document, f"附件：{'　'.join(names)}")
    add_signature(document, review.month.office, review.month.day)
    for number, (name, add) in enumerate(annexes, start=1):
        add(f"附件{number}　{name}")
    add_colophon(document, review.month.places.copies, review.month.office, review.month.day)
