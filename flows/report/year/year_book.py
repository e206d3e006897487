"""The year's workbook: scores of towns and units, deductions, long run, plan results."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from flows.numbers_text import SCORE_DECIMALS, usual_decimals
from flows.report.long_run.progress_words import growth_text, run_text, symbol_text
from flows.report.month.phrases import with_unit
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets
from flows.report.year.deductions import DEDUCTION_NAMES
from flows.report.year.year_review import YearReview
from flows.report.year.year_sentences import towns_sentence
from flows.report.year.year_standing import YearStanding
from flows.wording import RESULT_NAMES, STATUS_NAMES

_EMPTY = "本年没有这类事项。"


def write_year_book(review: YearReview, folder: Path) -> Path:
    """Write `annual.xlsx` into the folder and return it; real numbers, print-ready.

    Long run and plan results have a sheet only in years that have some.
    """
    towns = review.month.places.all_towns
    scores = [
        _scores(f"{towns}得分", f"{review.year}年{towns}考核得分", review.towns),
        _scores("单位得分", f"{review.year}年牵头单位考核得分", review.units),
    ]
    scores[0] = replace(scores[0], note=towns_sentence(review))
    later = [one for one in (_long_run(review), _results(review)) if one.rows]
    return write_sheets([*scores, _deductions(review), *later], folder / "annual.xlsx")


def _scores(name: str, title: str, standings: Sequence[YearStanding]) -> SheetPlan:
    """Return the scores; a column in which nobody has anything is left out."""
    costs = {
        "报送扣分": [one.report_points for one in standings],
        "抽查扣分": [one.inspection_points for one in standings],
        "实际扣分": [one.deducted for one in standings],
    }
    costs = {head: points for head, points in costs.items() if any(points)}
    changes = [one.change for one in standings]
    has_change = any(change is not None for change in changes)
    heads = [Head("名次", 7), Head("名称", 24), Head("考核得分", 11)]
    heads += [Head(head, 11) for head in (*costs, "最终得分")]
    heads += [Head(STATUS_NAMES[key], 8) for key in ("green", "yellow", "red", "missing")]
    heads += [Head("较上年（同口径）", 18)] if has_change else []
    rows: list[list[Value]] = [
        [
            one.rank,
            one.name,
            _score(one.score),
            *(points[place] for points in costs.values()),
            _score(one.final),
            one.counts.green,
            one.counts.yellow,
            one.counts.red,
            one.counts.missing,
            *([_score(one.change)] if has_change else []),
        ]
        for place, one in enumerate(standings)
    ]
    return SheetPlan(name, title, heads, rows, _EMPTY)


def _score(points: float | None) -> Value:
    return None if points is None else Figure(points, SCORE_DECIMALS)


def _deductions(review: YearReview) -> SheetPlan:
    heads = [
        Head(f"{review.month.places.town}、单位", 18),
        Head("类别", 20),
        Head("报表", 34),
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
    title = f"{review.year}年扣分明细"
    return SheetPlan("扣分明细", title, heads, rows, _EMPTY, note=_deductions_note(review))


def _deductions_note(review: YearReview) -> str:
    """Return how many facts cost points, by kind; nothing for none."""
    standings = (*review.towns, *review.units, *review.others)
    counts = Counter(DEDUCTION_NAMES[one.kind] for each in standings for one in each.deductions)
    told = "、".join(f"{name}{counts[name]}条" for name in DEDUCTION_NAMES.values() if counts[name])
    return f"共{counts.total()}条：{told}。" if told else ""


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
            _figure(one.target, one.indicator.unit),
            growth_text(one),
            symbol_text(one),
        ]
        for one in review.long_run
    ]
    return SheetPlan(
        "长期进展", f"{review.month.places.whole}指标长期进展（四年以上）", heads, rows, _EMPTY
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
            _figure(one.actual, one.indicator.unit),
            _figure(one.target, one.indicator.unit),
            RESULT_NAMES[one.result],
        ]
        for one in review.results
    ]
    return SheetPlan("收官评估", f"{review.year}年期满规划的结果", heads, rows, _EMPTY)


def _figure(value: float | None, unit: str) -> Value:
    return None if value is None else Figure(value, usual_decimals(unit))
