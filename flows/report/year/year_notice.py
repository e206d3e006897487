"""The year's document (年底考核、年度总结): conclusions on two pages, then annexes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.report.bulletin.numerals import chinese_number, item_number
from flows.report.charts.draw_charts import ChartFile
from flows.report.month.matter_sentences import figure_sentence, leading_phrase
from flows.report.month.phrases import tie_note
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
from flows.report.office.notice_parts import add_chart, add_table
from flows.report.year.cost_sentences import cost_sentences
from flows.report.year.result_tables import add_result_counts
from flows.report.year.year_review import YearReview
from flows.report.year.year_sentences import (
    judge_year,
    long_run_sentence,
    plan_year_sentences,
    praise_sentences,
    result_sentence,
    towns_sentence,
)
from flows.report.year.year_tables import SCORES, score_cells, year_annexes

_MOST_PROBLEMS = 5
_CHART_MM = 150


def write_year_notice(review: YearReview, charts: Sequence[ChartFile], folder: Path) -> Path:
    """Write `annual.docx` into the folder and return it; the same year, the same bytes."""
    month = review.month
    title = f"{review.year}年{month.subject}工作考核结果和年度总结"
    document = new_notice(
        title, month.office, month.day, is_synthetic=month.facts.is_synthetic, is_compact=True
    )
    day = f"{month.day.year}年{month.day.month}月{month.day.day}日"
    add_masthead(
        document, f"{month.subject}工作年度考核", f"{review.year}年度", f"{month.office}　{day}"
    )
    add_title(document, title, is_compact=True)
    add_line(document, month.places.addressees)
    add_text(document, judge_year(review))
    _add_parts(document, review, charts)
    annexes = year_annexes(document, review)
    if annexes:
        names = [f"{number}.{name}" for number, (name, _) in enumerate(annexes, start=1)]
        add_small_text(document, f"附件：{'　'.join(names)}")
    add_signature(document, month.office, month.day)
    for number, (name, add) in enumerate(annexes, start=1):
        add(f"附件{number}　{name}")
    add_colophon(document, month.places.copies, month.office, month.day)
    return save_notice(document, folder / "annual.docx")


def _add_parts(document: NoticeDocument, review: YearReview, charts: Sequence[ChartFile]) -> None:
    numerals = (chinese_number(number) for number in range(1, 10))
    _add_towns(document, review, next(numerals))
    praise = praise_sentences(review)
    if praise:
        add_heading(document, f"{next(numerals)}、表扬", 1)
    for lead, text in praise:
        add_small_text(document, text, lead=f"{lead}：")
    _add_plans(document, review, charts, numerals)
    if review.month.asked:
        _add_problems(document, review, next(numerals))
    add_heading(document, f"{next(numerals)}、报送和数据质量", 1)
    add_small_text(document, "".join(cost_sentences(review)))
    if review.results:
        add_heading(document, f"{next(numerals)}、规划收官评估", 1)
        add_small_text(document, result_sentence(review))
        add_result_counts(document, review)
    if review.long_run:
        add_heading(document, f"{next(numerals)}、长期进展", 1)
        add_small_text(document, long_run_sentence(review))


def _add_towns(document: NoticeDocument, review: YearReview, numeral: str) -> None:
    towns = review.month.places.all_towns
    add_heading(document, f"{numeral}、{towns}考核结果", 1)
    told = towns_sentence(review)
    if told:
        add_small_text(document, told)
    rows = [score_cells(one) for one in review.towns]
    add_table(document, f"{review.year}年{towns}考核得分", SCORES, rows, half_points=18)
    note = tie_note(one.final for one in review.towns)
    if note:
        add_small_text(document, note)


def _add_plans(
    document: NoticeDocument,
    review: YearReview,
    charts: Sequence[ChartFile],
    numerals: Iterator[str],
) -> None:
    told = plan_year_sentences(review)
    if not told:
        return
    add_heading(document, f"{next(numerals)}、各方案完成情况", 1)
    for text in told:
        add_small_text(document, text)
    for chart in charts[:1]:
        add_chart(document, chart.png.read_bytes(), chart.alt, width_mm=_CHART_MM)


def _add_problems(document: NoticeDocument, review: YearReview, numeral: str) -> None:
    asked = review.month.asked
    add_heading(document, f"{numeral}、年末尚未解决的主要问题", 1)
    first = f"，前{_MOST_PROBLEMS}项是" if len(asked) > _MOST_PROBLEMS else ""
    add_small_text(document, f"年末须办事项{len(asked)}项，转入下年继续办理{first}：")
    for number, matter in enumerate(asked[:_MOST_PROBLEMS], start=1):
        lead = f"{item_number(number, len(asked))}{matter.name}（{leading_phrase(matter)}）。"
        add_small_text(
            document,
            figure_sentence(matter, review.month.facts.catalog, review.month.period),
            lead=lead,
        )
