"""The year's workbook: scores of towns and units, deductions, long run, plan results."""

from collections.abc import Sequence
from pathlib import Path

from flows.report.long_run.progress_words import growth_text, run_text, symbol_text
from flows.report.month.phrases import with_unit
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets
from flows.report.year.deductions import DEDUCTION_NAMES
from flows.report.year.year_review import YearReview
from flows.report.year.year_standing import YearStanding
from flows.wording import RESULT_NAMES, STATUS_NAMES

_EMPTY = "本年没有这类事项。"
_SHORT = "尚没有积累四年以上数值的指标。"
_GOING_ON = "本年没有期满的规划。"


def write_year_book(review: YearReview, folder: Path) -> Path:
    """Write `annual.xlsx` into the folder and return it; real numbers, print-ready."""
    towns = review.month.places.all_towns
    sheets = [
        _scores(f"{towns}得分", f"{review.year}年{towns}考核得分", review.towns),
        _scores("单位得分", f"{review.year}年牵头单位考核得分", review.units),
        _deductions(review),
        _long_run(review),
        _results(review),
    ]
    return write_sheets(sheets, folder / "annual.xlsx")


def _scores(name: str, title: str, standings: Sequence[YearStanding]) -> SheetPlan:
    heads = [Head("名次", 7), Head("名称", 22)] + [
        Head(text, 11) for text in ("考核得分", "报送扣分", "抽查扣分", "实际扣分", "最终得分")
    ]
    heads += [Head(STATUS_NAMES[key], 8) for key in ("green", "yellow", "red", "missing")]
    has_change = any(one.change is not None for one in standings)
    heads += [Head("较上年（同口径）", 18)] if has_change else []
    rows: list[list[Value]] = [
        [
            one.rank,
            one.name,
            one.score,
            one.report_points,
            one.inspection_points,
            one.deducted,
            one.final,
            one.counts.green,
            one.counts.yellow,
            one.counts.red,
            one.counts.missing,
            *([one.change] if has_change else []),
        ]
        for one in standings
    ]
    return SheetPlan(name, title, heads, rows, _EMPTY)


def _deductions(review: YearReview) -> SheetPlan:
    heads = [
        Head(f"{review.month.places.town}、单位", 18),
        Head("类别", 14),
        Head("报表", 26),
        Head("报告期", 12),
        Head("依据", 50),
        Head("扣分", 8),
    ]
    rows: list[list[Value]] = [
        [
            one.reporter,
            DEDUCTION_NAMES[one.kind],
            one.form,
            one.span_text,
            one.evidence,
            one.points,
        ]
        for standing in (*review.towns, *review.units, *review.others)
        for one in standing.deductions
    ]
    return SheetPlan("扣分明细", f"{review.year}年扣分明细", heads, rows, _EMPTY)


def _long_run(review: YearReview) -> SheetPlan:
    heads = [
        Head("方案", 12),
        Head("指标（单位）", 34),
        Head("年数", 7),
        Head("起止数值", 30),
        Head("目标年", 9, is_year=True),
        Head("目标", 11),
        Head("增长率比法", 16),
        Head("四符号法", 22),
    ]
    rows: list[list[Value]] = [
        [
            one.indicator.plan,
            with_unit(one.indicator.name, one.indicator.unit),
            len(one.yearly),
            run_text(one),
            one.target_year or None,
            one.target,
            growth_text(one),
            symbol_text(one),
        ]
        for one in review.long_run
    ]
    return SheetPlan(
        "长期进展", f"{review.month.places.whole}指标长期进展（四年以上）", heads, rows, _SHORT
    )


def _results(review: YearReview) -> SheetPlan:
    heads = [
        Head("方案", 12),
        Head("指标（单位）", 40),
        Head("期末实际", 12),
        Head("目标", 12),
        Head("结果", 10),
    ]
    rows: list[list[Value]] = [
        [
            one.plan,
            with_unit(one.indicator.name, one.indicator.unit),
            one.actual,
            one.target,
            RESULT_NAMES[one.result],
        ]
        for one in review.results
    ]
    return SheetPlan("收官评估", f"{review.year}年期满规划的结果", heads, rows, _GOING_ON)
