"""Where the quarter leaves things, in sentences: changed colours, open warnings, what comes."""

from collections.abc import Sequence

from flows.period import month_of
from flows.report.month.amounts import actual, year_target
from flows.report.month.phrases import first_names
from flows.report.quarter.moves import Move, between
from flows.report.quarter.next_due import DueItem
from flows.report.quarter.quarter_review import QuarterReview
from flows.wording import LEVEL_NAMES, STATUS_NAMES, WATCH_LIST_NAME
from flows.words.place_words import PlaceWords

_MOST_NAMES = 5
#: So many acts that fall due are told in a sentence; more have an annex.
MOST_DUE = 3
_RED = STATUS_NAMES["red"]


def move_sentences(review: QuarterReview) -> list[str]:
    """Return what turned red and what left red; county by name, towns counted."""
    lines = []
    for word, before, now in (
        (f"转为{_RED}", ("green", "yellow"), ("red",)),
        (f"{_RED}转好", ("red",), ("green", "yellow")),
    ):
        found = between(review.moves, before, now)
        if found:
            lines.append(f"{word}：{_named(found, review.month.places)}。")
    return lines


def _named(moves: Sequence[Move], places: PlaceWords) -> str:
    names = [one.indicator.name for one in moves if one.is_county]
    towns = len(moves) - len(names)
    named = f"{places.whole}{len(names)}项（{first_names(names, _MOST_NAMES)}）"
    parts = [named] if names else []
    parts += [f"{places.town}级{towns}项次"] if towns else []
    return "，".join(parts)


def age_sentence(review: QuarterReview) -> str:
    """Return the open warnings by age; nothing without open warnings."""
    ages = [age for age in review.ages if age.count]
    if not ages:
        return ""
    whole = sum(age.count for age in ages)
    watched = sum(age.watched for age in ages)
    parts = [f"{age.name}{age.count}项次（{_by_level(age.levels)}）" for age in ages]
    text = f"季末未销号的预警{whole}项次，按存续时间：{'；'.join(parts)}。"
    if watched == whole > 1:
        return f"{text}均已列入{WATCH_LIST_NAME}。"
    return text + (f"其中列入{WATCH_LIST_NAME}的{watched}项次。" if watched else "")


def _by_level(levels: tuple[int, int, int]) -> str:
    names = zip(LEVEL_NAMES.values(), levels, strict=True)
    return "、".join(f"{name}{count}" for name, count in names if count)


def _reached(count: int, open_ones: Sequence[DueItem]) -> str:
    """Return what is reached already, and what is not: by when how much, and where it stands."""
    if not open_ones:
        return "均已达到"
    named = first_names([_due(one) for one in open_ones], MOST_DUE)
    if len(open_ones) == count:
        return f"{'均' if count > 1 else ''}尚未达到：{named}"
    return f"已达到{count - len(open_ones)}项，尚未达到{len(open_ones)}项：{named}"


def _due(item: DueItem) -> str:
    """Return an act with its day and figures: 水毁堤防修复处数（4月底前29处，目前23处）."""
    when = f"{month_of(item.due_month)}月底前"
    if item.row is None:
        return f"{item.indicator.name}（{when}）"
    target = year_target(item.indicator, item.row)
    return f"{item.indicator.name}（{when}{target}，目前{actual(item.indicator, item.row)}）"


def next_sentences(review: QuarterReview) -> list[str]:
    """Return what falls due in the next quarter."""
    following, lines = review.next, []
    name = following.quarter.name
    if following.items:
        open_ones = [one for one in following.items if one.row is None or one.row.met is not True]
        lines.append(
            f"{name}有{len(following.items)}项规定了完成月份的任务到期，"
            f"{_reached(len(following.items), open_ones)}。"
        )
    if following.first_judged:
        names = [one.name for one in following.first_judged]
        lines.append(
            f"本季度不考核、{following.quarter.short_name}开始考核的指标{len(names)}项："
            f"{first_names(names, _MOST_NAMES)}。"
        )
    if following.at_year_end:
        by_code = review.month.facts.catalog.indicator_by_code
        names = [by_code[row.indicator_code].name for row in following.at_year_end]
        lines.append(
            f"全年计划目标年底到期，按现速难以达到的{len(names)}项："
            f"{first_names(names, _MOST_NAMES)}。"
        )
    return lines
