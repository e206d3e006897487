"""The year's annexes as tables: scores, deductions with their evidence, long run, plan results."""

from collections.abc import Callable, Iterator

from docx.document import Document as NoticeDocument

from flows.numbers_text import (
    ABSENT,
    show_number,
    show_score,
)
from flows.report.charts.contribution_bars import signed_points
from flows.report.long_run.progress_words import (
    growth_text,
    run_text,
    symbol_text,
    target_text,
)
from flows.report.month.matter_cells import name_cell
from flows.report.month.phrases import tie_note
from flows.report.office.notice import add_heading, add_small_text
from flows.report.office.notice_parts import Column, add_table
from flows.report.year.cost_sentences import capped_sentence, has_costs
from flows.report.year.deductions import DEDUCTION_NAMES
from flows.report.year.result_tables import add_results
from flows.report.year.year_review import YearReview
from flows.report.year.year_standing import YearStanding
from flows.wording import STATUS_NAMES

Annex = tuple[str, Callable[[str], None]]

_NUMBERS = (*(STATUS_NAMES[key] for key in ("green", "yellow", "red", "missing")),)
SCORES = [
    Column("名次", 10, "center"),
    Column("名称", 30),
    Column("考核得分", 15, "right"),
    Column("扣分", 15, "right"),
    Column("最终得分", 15, "right"),
    *(Column(name, 10, "right") for name in _NUMBERS),
    Column("较上年（同口径）", 18, "right"),
]
_DEDUCTIONS = [
    Column("类别", 16),
    Column("报表", 44),
    Column("报告期", 22, "center"),
    Column("依据", 60),
    Column("扣分", 10, "right"),
]
_LONG_RUN = [
    Column("指标（单位）", 48),
    Column("起止数值", 38),
    Column("目标", 24, "right"),
    Column("增长率比法", 26, "center"),
    Column("四符号法", 28, "center"),
]


def year_annexes(document: NoticeDocument, review: YearReview) -> list[Annex]:
    """Return the annexes that have something to list: a name and what adds it under a title."""
    return list(_annexes(document, review))


def _annexes(document: NoticeDocument, review: YearReview) -> Iterator[Annex]:
    if review.units:
        yield "牵头单位考核得分", lambda title: _add_units(document, title, review)
    if deduction_rows(review):
        name = "扣分明细" if has_costs(review.month.facts.catalog.policy) else "报送问题明细"
        yield name, lambda title: _add_deductions(document, title, review)
    if review.long_run:
        yield (
            "指标长期进展",
            lambda title: _add_long_run(document, title, review),
        )
    if review.results:
        yield "规划收官评估", lambda title: add_results(document, title, review)


def score_cells(one: YearStanding) -> tuple[str, ...]:
    """Return a standing as a row of SCORES; without a score the word why."""
    counts = (one.counts.green, one.counts.yellow, one.counts.red, one.counts.missing)
    change = ABSENT if one.change is None else signed_points(round(one.change, 1))
    if one.score is None:
        score = STATUS_NAMES["missing"] if one.counts.due else "无考核事项"
    else:
        score = show_score(one.score)
    return (
        ABSENT if one.rank is None else str(one.rank),
        one.name,
        score,
        show_number(one.deducted, 2),
        show_score(one.final),
        *(str(number) for number in counts),
        change,
    )


def _add_units(document: NoticeDocument, title: str, review: YearReview) -> None:
    add_heading(document, title, 1, new_page=True)
    places = review.month.places
    rows = [score_cells(one) for one in review.units]
    add_table(document, f"{review.year}年牵头单位考核得分", SCORES, rows, half_points=18)
    note = tie_note((one.final for one in review.units), have_codes=False)
    rule = f"单位得分与{places.all_towns}同一办法：对其牵头的{places.whole}指标，"
    add_small_text(
        document, f"{rule}按重要程度和得分规则加权；几个单位共同牵头的指标各计一次。{note}"
    )


def deduction_rows(review: YearReview) -> list[tuple[str, ...]]:
    """Return every deduction with what it rests on, by town and unit."""
    return [
        (
            one.reporter,
            DEDUCTION_NAMES[one.kind],
            one.form,
            one.span_text,
            one.evidence,
            show_number(one.points, 2),
        )
        for standing in (*review.towns, *review.units, *review.others)
        for one in standing.deductions
    ]


def _add_deductions(document: NoticeDocument, title: str, review: YearReview) -> None:
    add_heading(document, title, 1, new_page=True)
    reporters, rows = f"{review.month.places.town}、单位", deduction_rows(review)
    columns = [Column(reporters, 16), *_DEDUCTIONS]
    policy = review.month.facts.catalog.policy
    if has_costs(policy):
        most = show_number(policy.deductions.most, 2)
        rule = f"每个{reporters}合计最多扣{most}分；自行更正的数据不扣分。"
        add_small_text(document, rule + capped_sentence(review))
    else:
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    add_table(document, "逐项依据，请对照核实", columns, rows, half_points=18)


def _add_long_run(document: NoticeDocument, title: str, review: YearReview) -> None:
    add_heading(document, title, 1, new_page=True)
    cells = [
        (
            name_cell(one.indicator),
            run_text(one),
            target_text(one),
            growth_text(one),
            symbol_text(one),
        )
        for one in review.long_run
    ]
    caption = f"{review.month.places.whole}指标长期进展（四年以上）"
    add_table(document, caption, _LONG_RUN, cells, half_points=16)
    add_small_text(
        document,
        "增长率比法：实际年均增长与达到目标所需年均增长之比，0.95以上为进展明显，0.6以上为进展一般，"
        "负值为倒退。四符号法：按最近六个数值的平均年变化外推到目标年。",
    )
