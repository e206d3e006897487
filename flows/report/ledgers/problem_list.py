"""The list of problems to put right (问题整改清单): the open ones, and behind them what ended."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence

from flows.numbers_text import usual_decimals
from flows.period import chinese_period
from flows.report.ledgers.letter_problems import (
    ANSWER_NAMES,
    ANSWERED,
    Problem,
    list_problems,
)
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.judged_row import JudgedRow
from flows.report.month.matters import missing_amount
from flows.report.month.phrases import join_places, with_unit
from flows.report.month.review import Review
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, Value
from flows.wording import MAIL_NAMES, WARNING_STATE_NAMES

ENDED_PROBLEMS = "已结束问题"
_ALL = (
    Head("责任单位全称", 30, is_folded=True),
    Head(f"全部{MAIL_NAMES['letter']}", 30, is_folded=True),
    Head("原因", 36, is_folded=True),
    Head("措施", 36, is_folded=True),
    Head("指标代码", 10, is_folded=True),
)
PROBLEMS = (
    Head("问题（单位）", 41),
    Head("范围", 8),
    Head("责任单位", 31),
    Head("最近函件", 25),
    Head("答复情况", 15),
    Head("答复期限", 11),
    Head("首次发函差额", 10),
    Head("现在实际", 10),
    Head("现在应达", 10),
    Head("现在差额", 10),
    *_ALL,
)
ENDED = (
    Head("问题（单位）", 41),
    Head("范围", 8),
    Head("责任单位", 31),
    Head("最近函件", 25),
    Head("整改情况", 12),
    Head("结束月份", 12),
    Head("首次发函实际", 12),
    Head("首次发函差额", 12),
    *_ALL,
)
_MOST_UNITS = 2
Rows = list[tuple[Value, ...]]


def problem_sheets(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> tuple[Rows, Rows, str]:
    """Return the open problems, the ended ones, and what they come to.

    One row per warning that released letters are about, however many letters those were. Open:
    those with an overdue answer first, then by the order of the month's matters; ended: the last
    ones first. Figures of now are those of the warning's latest red or yellow assessment.
    """
    problems = list_problems(review, letters, matters)
    still = [one for one in problems if one.is_open]
    still.sort(key=lambda one: (one.answers_on(review.day), *one.place, one.first.area_code))
    rows = {one.warning_id: one.row for one in review.warned}
    open_rows = [_open_cells(one, rows.get(one.first.warning_id), review.day) for one in still]
    months = _last_months(review)
    over = [(months.get(one.first.warning_id, ""), one) for one in problems if not one.is_open]
    over.sort(key=lambda pair: pair[0], reverse=True)
    return (
        open_rows,
        [_ended_cells(one, month) for month, one in over],
        _note(still, [one for _, one in over], review.day),
    )


def _last_months(review: Review) -> dict[str, str]:
    """Return the month in which each warning ended, by its id."""
    rows = review.facts.warnings
    columns = (rows[name] for name in ("warning_id", "resolved"))
    return {str(one): str(month or "") for one, month in zip(*columns, strict=True)}


def _open_cells(problem: Problem, row: JudgedRow | None, day: dt.date) -> tuple[Value, ...]:
    unit, direction = problem.indicator.unit, problem.indicator.direction
    actual, expected = (row.actual, row.expected) if row else (math.nan, math.nan)
    lacking = missing_amount(direction, row) if row else math.nan
    return (
        *_whose(problem),
        _answer_text(problem, day),
        min((one.due for one in problem.unanswered), default=None),
        *(_figure(value, unit) for value in (problem.first.missing, actual, expected, lacking)),
        *_details(problem),
    )


def _ended_cells(problem: Problem, month: str) -> tuple[Value, ...]:
    unit = problem.indicator.unit
    return (
        *_whose(problem),
        WARNING_STATE_NAMES[problem.state],
        chinese_period(month) if month else "",
        _figure(problem.first.actual, unit),
        _figure(problem.first.missing, unit),
        *_details(problem),
    )


def _whose(problem: Problem) -> tuple[Value, ...]:
    """Return problem, area, who answers and the latest letter."""
    return (
        with_unit(problem.indicator.name, problem.indicator.unit),
        problem.area,
        join_places(problem.units, _MOST_UNITS),
        problem.letters[-1].title,
    )


def _answer_text(problem: Problem, day: dt.date) -> str:
    """Return 已答复, or how many letters wait: 2件逾期未答复."""
    state = problem.answers_on(day)
    if state == ANSWERED:
        return ANSWER_NAMES[state]
    late = [one for one in problem.letters if one.is_overdue(day)] or problem.unanswered
    return f"{len(late)}件{ANSWER_NAMES[state]}"


def _details(problem: Problem) -> tuple[Value, ...]:
    """Return the folded columns: all units, all letters, what was answered, the code."""
    answers = dict.fromkeys(one.answer for one in problem.letters if one.answer)
    measures = dict.fromkeys(one.measures for one in problem.letters if one.measures)
    return (
        "、".join(problem.units),
        "、".join(dict.fromkeys(one.title for one in problem.letters)),
        "；".join(answers),
        "；".join(measures),
        problem.indicator.indicator_code,
    )


def _figure(value: float, unit: str) -> Figure:
    return Figure(value, usual_decimals(unit))


def _note(still: Sequence[Problem], over: Sequence[Problem], day: dt.date) -> str:
    """Return 未销号43项：逾期未答复5项、已答复38项；已销号10项见“已结束问题”表."""
    answers = Counter(one.answers_on(day) for one in still)
    states = Counter(one.state for one in over)
    counted = "、".join(f"{ANSWER_NAMES[one]}{answers[one]}项" for one in sorted(answers))
    ended = "、".join(
        f"{WARNING_STATE_NAMES[one]}{states[one]}项" for one in WARNING_STATE_NAMES if states[one]
    )
    parts = [f"{WARNING_STATE_NAMES['open']}{len(still)}项：{counted}"] if still else []
    parts += [f"{ended}见“{ENDED_PROBLEMS}”表"] if ended else []
    return f"{'；'.join(parts)}。" if parts else ""
