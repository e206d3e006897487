"""The page's first screen: the judgement in a sentence, the five matters, the towns, the counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.numbers_text import show_score
from flows.report.bulletin.judgement import judge_briefly
from flows.report.month.counts import Comparison, LevelCounts
from flows.report.month.matter_sentences import (
    figure_sentence,
    leading_phrase,
    towns_sentence,
    trend_sentence,
)
from flows.report.month.matters import Matter
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.report.page.sparkline import Sparkline, score_line, sparkline
from flows.report.page.town_data import town_ranks
from flows.wording import LEVEL_NAMES, STATUS_MARKS, STATUS_NAMES

_MOST_CARDS = 5
_MOST_POINTS = 12
_SHOWN = ("green", "yellow", "red", "missing", "not_due", "not_applicable")


@dataclass(frozen=True)
class Card:
    """One matter as a card; `area_code` is that of its leading warning."""

    code: str
    area_code: str
    name: str
    level: int
    level_name: str
    figures: str
    trend: str
    towns: str
    owner: str
    line: Sparkline | None


@dataclass(frozen=True)
class TownCard:
    """One town: its place and score, or why it has none, its counts, and its score over time."""

    code: str
    name: str
    rank: str
    score: str
    change: str
    counts: tuple[tuple[str, str, int], ...]
    line: Sparkline | None


@dataclass(frozen=True)
class LevelRow:
    """The counts of the county, or of all towns together: status, name with mark, number.

    `change` tells how they moved on what both months judged.
    """

    name: str
    counts: tuple[tuple[str, str, int], ...]
    change: str


@dataclass(frozen=True)
class FirstScreen:
    """All that is seen before anything is touched."""

    judgement: str
    more: int
    cards: tuple[Card, ...]
    towns: tuple[TownCard, ...]
    towns_note: str
    levels: tuple[LevelRow, ...]


def first_screen(review: Review) -> FirstScreen:
    """Return the first screen; cards are the matters to act on, in the order of rules.md 10."""
    ranks = town_ranks(review)
    towns = tuple(_town(one, ranks[one.area_code]) for one in review.towns)
    return FirstScreen(
        judgement=judge_briefly(review),
        more=max(0, len(review.asked) - _MOST_CARDS),
        cards=tuple(_card(one, review) for one in review.asked[:_MOST_CARDS]),
        towns=towns,
        towns_note=_towns_note(towns),
        levels=(
            _level(review.places.whole, review.county),
            _level(review.places.all_towns, review.town_level),
        ),
    )


def _card(matter: Matter, review: Review) -> Card:
    own = [
        row
        for row in review.rows
        if (row.indicator_code, row.area_code) == (matter.code, matter.area_code)
    ]
    return Card(
        code=matter.code,
        area_code=matter.area_code,
        name=matter.name,
        level=matter.level,
        level_name=LEVEL_NAMES[matter.level],
        figures=figure_sentence(matter, review.facts.catalog, review.period),
        trend=trend_sentence(matter),
        towns=towns_sentence(matter, review.facts.catalog),
        owner=leading_phrase(matter),
        line=sparkline(own[-_MOST_POINTS:]),
    )


def _town(one: TownStanding, ranks: Sequence[tuple[str, int, float]]) -> TownCard:
    counts = ((key, getattr(one.counts, key)) for key in _SHOWN[:4])
    return TownCard(
        code=one.area_code,
        name=one.town,
        rank=f"第{one.rank}名" if one.rank is not None else _why_unranked(one),
        score=f"{show_score(one.score)}分" if one.score is not None else "",
        change=f"同口径{one.common.places}" if one.common and one.rank is not None else "",
        counts=tuple(_named(counts)),
        line=score_line([score for _, _, score in ranks[-_MOST_POINTS:]]),
    )


def _towns_note(towns: Sequence[TownCard]) -> str:
    """Return how the towns are read; a curve or a move that no town has is not explained."""
    notes = ["数字为项数"]
    if any(town.line for town in towns):
        notes.append("曲线为历月得分（0—100分）")
    if any(town.change for town in towns):
        notes.append("同口径名次只按两个月均考核的指标排列")
    return "，".join(notes) + "。"


def _why_unranked(one: TownStanding) -> str:
    return "无考核事项" if one.is_without_tasks else STATUS_NAMES["missing"]


def _level(name: str, level: LevelCounts) -> LevelRow:
    counts = tuple(_named((key, getattr(level.all, key)) for key in _SHOWN))
    return LevelRow(name, counts, _compared(level.compared))


def _compared(compared: Comparison) -> str:
    """Return how the counts moved on common indicators; nothing without a month before."""
    if not compared.common:
        return ""
    moves = [
        f"{STATUS_NAMES[key]}{'增' if step > 0 else '减'}{abs(step)}"
        for key in _SHOWN[:4]
        if (step := getattr(compared.now, key) - getattr(compared.before, key))
    ]
    return f"同口径{compared.common}项：{'、'.join(moves) if moves else '没有变化'}"


def _named(counts: Iterable[tuple[str, int]]) -> Iterable[tuple[str, str, int]]:
    for key, number in counts:
        yield key, f"{STATUS_MARKS[key]} {STATUS_NAMES[key]}", number
