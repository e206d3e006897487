"""The monthly bulletin (月调度通报): three pages of conclusions, then annexes."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docx.document import Document as NoticeDocument

from flows.period import month_of, year_of
from flows.report.bulletin.appeals import add_appeals, month_appeals
from flows.report.bulletin.closing import add_closing
from flows.report.bulletin.demands import (
    DEMANDS,
    MOST_DEMANDS,
    demand_cells,
    demand_sentence,
)
from flows.report.bulletin.judgement import judge
from flows.report.bulletin.numerals import chinese_number, item_number
from flows.report.bulletin.praise import praise
from flows.report.bulletin.town_table import add_town_table, has_scores
from flows.report.bulletin.who_reported import reporting_sentences
from flows.report.charts.draw_charts import ChartFile
from flows.report.letters.letter_ledger import Letter
from flows.report.month.matter_sentences import (
    also_phrase,
    figure_sentence,
    leading_phrase,
    towns_sentence,
    trend_sentence,
)
from flows.report.month.review import Review
from flows.report.office.notice import (
    add_heading,
    add_line,
    add_small_text,
    add_text,
    add_title,
    new_notice,
    save_notice,
)
from flows.report.office.notice_frame import add_masthead
from flows.report.office.notice_parts import add_chart, add_table

_MOST_MATTERS = 5
#: The chart of the second page: the first kind that was drawn.
_CHARTS = ("slope", "ranking", "plans")
_CHART_MM = 140


def write_bulletin(
    review: Review,
    charts: Sequence[ChartFile],
    letters: Sequence[Letter],
    folder: Path,
    *,
    own_days: Mapping[dt.date, bool] | None = None,
) -> Path:
    """Write `bulletin.docx` into the month's folder and return it.

    `letters` are all letters up to now; `own_days` the county's own working and free days. A month
    without matters is one page. The same month gives the same bytes.
    """
    title = f"关于{review.month}{review.subject}重点指标调度情况的通报"
    document = new_notice(
        title, review.office, review.day, is_synthetic=review.facts.is_synthetic, is_compact=True
    )
    left = f"{year_of(review.period)}年第{month_of(review.period)}期"
    day = f"{review.day.year}年{review.day.month}月{review.day.day}日"
    add_masthead(document, f"{review.subject}工作调度通报", left, f"{review.office}　{day}")
    add_title(document, title, is_compact=True)
    add_line(document, review.places.addressees)
    add_text(document, judge(review))
    numerals = (chinese_number(number) for number in range(1, 10))
    if review.asked:
        leaders = f"需要{review.places.county}领导过问的事项{_first_of(review)}"
        add_heading(document, f"{next(numerals)}、{leaders}", 1)
        _add_matters(document, review)
    _add_reporting(document, review, numerals)
    _add_praise(document, review, numerals)
    if review.asked:
        if has_scores(review):
            _add_towns(document, review, charts, next(numerals))
        add_heading(document, f"{next(numerals)}、下一步要求", 1, new_page=True)
        _add_demands(document, review, own_days or {})
    if month_appeals(review):
        add_appeals(document, review, next(numerals))
    add_closing(document, review, letters, own_days or {})
    return save_notice(document, folder / "bulletin.docx")


def _first_of(review: Review) -> str:
    """Return how many of the matters are named on the first page, where it is not all."""
    count = len(review.asked)
    return f"（共{count}项，列前{_MOST_MATTERS}项）" if count > _MOST_MATTERS else ""


def _add_matters(document: NoticeDocument, review: Review) -> None:
    shown = review.asked[:_MOST_MATTERS]
    for number, matter in enumerate(shown, start=1):
        lead = f"{item_number(number, len(shown))}{matter.name}（{leading_phrase(matter)}）。"
        figures = figure_sentence(matter, review.facts.catalog, review.period)
        rest = (
            trend_sentence(matter),
            towns_sentence(matter, review.facts.catalog),
            also_phrase(matter),
        )
        add_small_text(document, figures + "".join(rest), lead=lead)


def _add_reporting(document: NoticeDocument, review: Review, numerals: Iterator[str]) -> None:
    sentences = reporting_sentences(review)
    if sentences:
        add_heading(document, f"{next(numerals)}、报送情况", 1)
        add_small_text(document, "".join(sentences))


def _add_praise(document: NoticeDocument, review: Review, numerals: Iterator[str]) -> None:
    parts = praise(review)
    if not parts:
        return
    add_heading(document, f"{next(numerals)}、成效", 1)
    for number, (lead, text) in enumerate(parts, start=1):
        add_small_text(document, text, lead=f"{item_number(number, len(parts))}{lead}。")


def _add_towns(
    document: NoticeDocument, review: Review, charts: Sequence[ChartFile], numeral: str
) -> None:
    add_heading(document, f"{numeral}、{review.places.all_towns}情况", 1)
    add_town_table(document, review)
    drawn = [chart for kind in _CHARTS for chart in charts if chart.kind == kind]
    if drawn:
        add_chart(document, drawn[0].png.read_bytes(), drawn[0].alt, width_mm=_CHART_MM)


def _add_demands(
    document: NoticeDocument, review: Review, own_days: Mapping[dt.date, bool]
) -> None:
    add_small_text(document, demand_sentence(review))
    rows = [demand_cells(n, one, review, own_days) for n, one in enumerate(review.asked, start=1)]
    add_table(document, "须办事项和时限", DEMANDS, rows[:MOST_DEMANDS], half_points=18)
    if len(rows) > MOST_DEMANDS:
        add_small_text(document, f"其余{len(rows) - MOST_DEMANDS}项须办事项见附件1。")
