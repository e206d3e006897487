"""The three lists (三张清单) of a month: tasks, duties, problems."""

import math
from collections import Counter
from collections.abc import Sequence

from flows.numbers_text import ABSENT, usual_decimals
from flows.period import year_of
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.amounts import decimals_of
from flows.report.month.judged_row import SCORED, JudgedRow
from flows.report.month.review import Review
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, Value
from flows.wording import (
    CLASS_NAMES,
    FREQUENCY_NAMES,
    LETTER_NAMES,
    STATUS_MARKS,
    STATUS_NAMES,
    WARNING_STATE_NAMES,
)
from flows.words.place_words import is_all_towns

TASKS = (
    Head("重点任务（指标）", 38),
    Head("单位", 8),
    Head("牵头单位", 26),
    Head("本年目标", 11),
    Head("期末目标", 11),
    Head("最近评估月份", 11),
    Head("实际", 11),
    Head("应达", 11),
    Head("差距率", 9, is_share=True),
    Head("状态", 10),
    Head("所属方案", 12, is_folded=True),
    Head("方案章节", 12, is_folded=True),
    Head("评估频率", 9, is_folded=True),
    Head("指标代码", 10, is_folded=True),
)
DUTIES = (
    Head("责任单位", 28),
    Head("类别", 10),
    Head("牵头指标", 10),
    Head("须办事项", 10),
    Head("欠报报表", 10),
    Head(CLASS_NAMES["correct"], 10),
    Head("已发函件", 10),
    Head("待答复", 10),
    Head("联系人", 26),
)
PROBLEMS = (
    Head("文号", 20),
    Head("责任单位", 20),
    Head("问题", 36),
    Head("区划", 10),
    Head("发函时实际", 11),
    Head("发函时差额", 11),
    Head("现在实际", 11),
    Head("现在应达", 11),
    Head("答复期限", 12),
    Head("整改情况", 12),
    Head("种类", 9, is_folded=True),
    Head("答复日期", 12, is_folded=True),
    Head("原因", 36, is_folded=True),
    Head("措施", 36, is_folded=True),
    Head("指标代码", 10, is_folded=True),
)


def task_rows(review: Review) -> list[tuple[Value, ...]]:
    """Return one row per indicator of the plans, with its latest standing in the county."""
    catalog, year = review.facts.catalog, year_of(review.period)
    county = catalog.county.area_code
    latest = {row.indicator_code: row for row in review.rows if row.area_code == county}
    goals = review.facts.targets[review.facts.targets["area_code"] == county]
    columns = (goals[name] for name in ("indicator_code", "year", "target"))
    targets = {(code, int(one)): float(value) for code, one, value in zip(*columns, strict=True)}
    last = {plan.plan: plan.last_year for plan in catalog.plans}
    return [
        (
            indicator.name,
            indicator.unit,
            "、".join(indicator.lead_units),
            _figure(targets.get((indicator.indicator_code, year)), indicator.unit),
            _figure(
                targets.get((indicator.indicator_code, last.get(indicator.plan, year))),
                indicator.unit,
            ),
            *_standing(latest.get(indicator.indicator_code), indicator.unit),
            indicator.plan,
            indicator.section,
            FREQUENCY_NAMES[indicator.frequency],
            indicator.indicator_code,
        )
        for indicator in catalog.indicators
    ]


def _figure(value: float | None, unit: str) -> Value:
    return None if value is None else Figure(value, usual_decimals(unit))


def _standing(row: JudgedRow | None, unit: str) -> tuple[Value, ...]:
    if row is None:
        return ABSENT, None, None, None, ABSENT
    mark = STATUS_MARKS[row.status] if row.status in SCORED else ""
    status = f"{mark}{STATUS_NAMES[row.status]}"
    decimals = decimals_of(row, unit)
    figures = (Figure(row.actual, decimals), Figure(row.expected, decimals))
    return row.period, *figures, row.shortfall, status


def duty_rows(review: Review, letters: Sequence[Letter]) -> list[tuple[Value, ...]]:
    """Return one row per lead unit and town: what it answers for and what waits for it."""
    catalog = review.facts.catalog
    leads = Counter(unit for indicator in catalog.indicators for unit in indicator.lead_units)
    towns = [town.name for town in catalog.towns]
    reporters = {one.reporter: one for one in review.reporters}
    others = {*leads, *reporters} - {*towns, catalog.county.name}
    units = sorted(name for name in others if not is_all_towns(name))
    contacts = {one.recipient: one.name for one in catalog.contacts}
    issued = Counter(one.recipient for one in letters if not one.is_draft)
    waiting = Counter(one.recipient for one in letters if not (one.is_draft or one.is_answered))
    shared = sum(count for name, count in leads.items() if is_all_towns(name))
    rows: list[tuple[Value, ...]] = []
    for name in [*units, *towns]:
        reporter = reporters.get(name)
        rows.append(
            (
                name,
                catalog.places.town if name in towns else "牵头单位",
                shared if name in towns else leads[name],
                len(review.asked_of(name)),
                len(reporter.owed) if reporter else 0,
                reporter.to_correct if reporter else 0,
                issued[name],
                waiting[name],
                contacts.get(name, ""),
            )
        )
    return rows


def problem_rows(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> list[tuple[Value, ...]]:
    """Return one row per released letter and matter: figures of then beside figures of now."""
    catalog = review.facts.catalog
    latest = {(row.indicator_code, row.area_code): row for row in review.rows}
    states = warning_states(review)
    released = {one.letter_id: one for one in letters if not one.is_draft}
    rows: list[tuple[Value, ...]] = []
    for matter in matters:
        letter = released.get(matter.letter_id)
        indicator = catalog.indicator_by_code.get(matter.indicator_code)
        if letter is None or indicator is None or letter.period > review.period:
            continue
        now = latest.get((matter.indicator_code, matter.area_code))
        rows.append(
            (
                letter.number,
                letter.recipient,
                f"{indicator.name}（{indicator.unit}）",
                catalog.area_name(matter.area_code),
                *(
                    _figure(value, indicator.unit)
                    for value in (
                        matter.actual,
                        matter.missing,
                        now.actual if now else math.nan,
                        now.expected if now else math.nan,
                    )
                ),
                letter.answer_due,
                WARNING_STATE_NAMES[states.get(matter.warning_id, "resolved")],
                LETTER_NAMES[letter.level],
                letter.answered_on,
                letter.answer,
                letter.measures,
                matter.indicator_code,
            )
        )
    return rows


def warning_states(review: Review) -> dict[str, str]:
    """Return each warning's state at the month's end, by its id."""
    rows = review.facts.warnings
    columns = (rows[name] for name in ("warning_id", "state", "resolved"))
    return {
        str(one): "open" if not ended or str(ended) > review.period else str(state)
        for one, state, ended in zip(*columns, strict=True)
    }
