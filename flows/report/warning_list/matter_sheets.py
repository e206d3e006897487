"""Matters as sheets: what is to be done in order, what is watched; real numbers, few columns."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from flows.numbers_text import usual_decimals
from flows.report.letters.letter_topics import Topic
from flows.report.month.amounts import decimals_of, monthly_amount
from flows.report.month.matter_sentences import leading_phrase
from flows.report.month.matters import Matter
from flows.report.month.phrases import join_places
from flows.report.month.review import Review
from flows.report.month.working_days import answer_days, deadline
from flows.report.office.cell_figure import Figure
from flows.report.office.sheet_file import Head, SheetPlan, Value
from flows.report.warning_list.sheet_notes import levels_note, targets_note
from flows.wording import LEVEL_NAMES, TARGET_NAMES, WATCH_LIST_NAME

TO_DO_NAME = "须办事项"
_FILLS = {1: "#FFF4CC", 2: "#FFD9B3", 3: "#F8C9C4"}
_MOST_TOWNS = 3
#: The town column; the county's word for its towns follows.
_BEHIND = "未达进度的"
_TO_DO = (
    Head("层级", 8),
    Head("事项", 38),
    Head("单位", 8),
    Head("实际", 10),
    Head("应达", 10),
    Head("差额", 10),
    Head("每月需", 10),
    Head("责任单位", 31),
    Head(_BEHIND, 31),
    Head("答复期限", 12),
    Head("已持续月数", 11, is_folded=True),
    Head("开始月份", 10, is_folded=True),
    Head("年末预计", 11, is_folded=True),
    Head("全年目标", 11, is_folded=True),
    Head("指标代码", 10, is_folded=True),
    Head("所属方案", 12, is_folded=True),
    Head("方案章节", 12, is_folded=True),
)
_WATCHED = (
    Head("性质", 10),
    Head("事项", 40),
    Head("单位", 8),
    Head("范围", 9),
    Head("实际", 10),
    Head("应达", 10),
    Head("差额", 10),
    Head("牵头单位", 31),
    Head(_BEHIND, 31),
    Head("指标代码", 10, is_folded=True),
)


def to_do_sheet(topics: Sequence[Topic], review: Review, title: str) -> SheetPlan:
    """Return the matters to act on, in order: what, missing amount, needed, who, by when."""
    days = [_due_day(topic.level, review) for topic in topics]
    return SheetPlan(
        name=TO_DO_NAME,
        title=title,
        heads=_named(_TO_DO, review),
        rows=[_to_do_row(topic, review) for topic in topics],
        empty="本月没有须办事项。",
        fills=[_FILLS[topic.level] for topic in topics],
        note=levels_note([topic.level for topic in topics], days),
    )


def _due_day(level: int, review: Review) -> dt.date:
    policy = review.facts.catalog.policy.letters
    return deadline(review.day, answer_days(policy, level), review.facts.catalog.own_days).day


def _to_do_row(topic: Topic, review: Review) -> tuple[Value, ...]:
    matter, row = topic.matter, topic.row
    decimals = decimals_of(row, matter.unit)
    return (
        LEVEL_NAMES[topic.level],
        topic.name,
        matter.unit,
        Figure(row.actual, decimals),
        Figure(row.expected, decimals),
        Figure(topic.missing, decimals),
        Figure(monthly_amount(matter.indicator, row), usual_decimals(matter.unit)),
        leading_phrase(matter),
        join_places([part.town for part in matter.towns], _MOST_TOWNS),
        _due_day(topic.level, review),
        topic.months,
        topic.opened,
        Figure(row.forecast, usual_decimals(matter.unit)),
        Figure(row.target, decimals),
        matter.code,
        matter.indicator.plan,
        matter.indicator.section,
    )


def _named(heads: Sequence[Head], review: Review) -> list[Head]:
    town = f"{_BEHIND}{review.places.town}"
    return [replace(head, title=town) if head.title == _BEHIND else head for head in heads]


def watch_sheet(matters: Sequence[Matter], review: Review, title: str) -> SheetPlan:
    """Return the watch list, in order."""
    return SheetPlan(
        name=WATCH_LIST_NAME,
        title=title,
        heads=_named(_WATCHED, review),
        rows=[_watched_row(matter, review) for matter in matters],
        empty="本月没有列入名单的事项。",
        note=targets_note(matter.is_reference for matter in matters),
    )


def _watched_row(matter: Matter, review: Review) -> tuple[Value, ...]:
    decimals = decimals_of(matter.row, matter.unit)
    return (
        TARGET_NAMES[matter.is_reference],
        matter.name,
        matter.unit,
        review.places.whole if matter.is_county else matter.area,
        Figure(matter.row.actual, decimals),
        Figure(matter.row.expected, decimals),
        Figure(matter.missing, decimals),
        leading_phrase(matter),
        join_places([part.town for part in matter.towns], _MOST_TOWNS),
        matter.code,
    )
