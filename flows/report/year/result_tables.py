"""How plans ended, as tables of the year's document: counts by plan, then each indicator."""

from collections import Counter

from docx.document import Document as NoticeDocument

from flows.numbers_text import (
    show_figure,
    show_share,
    usual_decimals,
)
from flows.report.month.matter_cells import name_cell
from flows.report.office.notice import add_heading
from flows.report.office.notice_parts import Column, add_table
from flows.report.year.year_review import YearReview
from flows.wording import RESULT_NAMES

_RESULTS = [
    Column("方案", 20),
    Column("指标（单位）", 50),
    Column("期末实际", 20, "right"),
    Column("目标", 20, "right"),
    Column("结果", 16, "center"),
]
_RESULT_COUNTS = [
    Column("方案", 30),
    Column("评估指标", 20, "right"),
    *(Column(name, 22, "right") for name in RESULT_NAMES.values()),
    Column("达到目标占比", 24, "right"),
]


def add_result_counts(document: NoticeDocument, review: YearReview) -> None:
    """Add how many of each plan's indicators ended how, and the share that met its target."""
    plans = dict.fromkeys(one.plan for one in review.results)
    counted = {
        plan: Counter(one.result for one in review.results if one.plan == plan) for plan in plans
    }
    rows = [
        (
            plan,
            str(counts.total()),
            *(str(counts[key]) for key in RESULT_NAMES),
            show_share(counts["met"] / counts.total()),
        )
        for plan, counts in counted.items()
    ]
    add_table(
        document,
        f"期满规划的{review.month.places.whole}指标结果",
        _RESULT_COUNTS,
        rows,
        half_points=18,
    )


def add_results(document: NoticeDocument, title: str, review: YearReview) -> None:
    """Add every indicator of the plans that end with the year, and how it ended."""
    add_heading(document, title, 1, new_page=True)
    cells = [
        (
            one.plan,
            name_cell(one.indicator),
            *(
                show_figure(value, usual_decimals(one.indicator.unit))
                for value in (one.actual, one.target)
            ),
            RESULT_NAMES[one.result],
        )
        for one in review.results
    ]
    add_table(document, "规划期满各指标结果", _RESULTS, cells, half_points=18)
