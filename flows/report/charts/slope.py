"""Slope: every town's place last month against this month, on the indicators both have."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from flows.numbers_text import show_score
from flows.period import chinese_period
from flows.report.charts.canvas import LABEL_POINTS, Words, line_key, make_figure, styled
from flows.report.charts.line_breaks import shorten
from flows.report.charts.source_line import source_line
from flows.report.month.phrases import join_places, tie_note
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.words.place_words import PlaceWords

_WIDTH, _ROW, _LEFT = 7.6, 0.28, 0.2
_UP, _DOWN, _SAME = "#1A7F4B", "#C8372D", "#6B727B"
_MOST_NAMES, _FIRST_NAMES = 3, 2
#: So many characters have room left and right of the lines, beside place and score.
_LEFT_WIDTH, _RIGHT_WIDTH = 10.5, 17.0
#: From the dots to the places and to the names, in parts of the way between the dots.
_PLACE, _NAME = 0.04, 0.15


@dataclass(frozen=True)
class SlopeTown:
    """One town that was scored in both months; ranks and scores are on common indicators."""

    name: str
    before: int
    now: int
    score: float


@dataclass(frozen=True)
class Slope:
    """All that the slope chart draws: towns by their present place."""

    words: Words
    before: str
    now: str
    towns: tuple[SlopeTown, ...]

    @property
    def alt(self) -> str:
        """Return the chart in words."""
        towns = "；".join(f"{town.name}由第{town.before}到第{town.now}" for town in self.towns)
        return f"{self.words.title}。{towns}。"


def prepare_slope(review: Review) -> Slope:
    """Return the chart of the towns that were scored in both months; empty in a first month."""
    before = review.town_level.compared.before_period
    names = (chinese_period(before) if before else "", review.month)
    return slope_of(review, review.towns, names, "两个月")


def slope_of(
    review: Review, standings: Sequence[TownStanding], names: tuple[str, str], spans: str
) -> Slope:
    """Return the chart of towns between two spans of time that are named so."""
    towns = tuple(
        SlopeTown(one.town, one.common.rank_before, one.common.rank, one.common.score)
        for one in standings
        if one.common is not None
    )
    towns = tuple(sorted(towns, key=lambda town: town.now))
    count = max((one.compared.common for one in standings if one.common), default=0)
    ties = tie_note(town.score for town in towns)
    notes = (f"按{spans}均考核的指标计算（每{review.places.town}至多{count}项）。{ties}",)
    return Slope(
        words=Words(_title(towns, review.places), notes, source_line(review)),
        before=names[0],
        now=names[1],
        towns=towns,
    )


def _title(towns: tuple[SlopeTown, ...], places: PlaceWords) -> str:
    if not towns:
        return f"{places.all_towns}名次：没有可比的上期"
    leader = next(town.name for town in towns if town.now == 1)
    text = f"{places.all_towns}名次（同口径）：{leader}居第1位"
    best = max(town.before - town.now for town in towns)
    worst = min(town.before - town.now for town in towns)
    if best > 0:
        risen = _named(towns, best)
        text += f"，较上期上升{best}位" if risen == [leader] else f"，{_few(risen)}上升{best}位"
    if worst < 0:
        text += f"，{_few(_named(towns, worst))}下降{-worst}位"
    return text if best > 0 or worst < 0 else f"{text}，{places.all_towns}名次没有变化"


def _named(towns: tuple[SlopeTown, ...], step: int) -> list[str]:
    return [town.name for town in towns if town.before - town.now == step]


def _few(names: list[str]) -> str:
    """Return three names at most; of more than a label holds the first two and how many."""
    return "、".join(names) if len(names) <= _MOST_NAMES else join_places(names, _FIRST_NAMES)


@styled
def draw_slope(data: Slope) -> Figure:
    """Return the figure; every town has a place of its own (rules.md section 8)."""
    keys = [
        line_key("名次上升", _UP, 2.0),
        line_key("名次下降", _DOWN, 2.0),
        line_key("不变", _SAME, 2.0),
    ]
    figure, axes = make_figure(
        data.words, _WIDTH, _ROW * max(len(data.towns), 1) + 0.2, keys, _LEFT
    )
    axes.grid(visible=False)
    for town in data.towns:
        colour = _UP if _step(town) > 0 else _DOWN if _step(town) < 0 else _SAME
        ends = [town.before, town.now]
        axes.plot([0, 1], ends, color=colour, linewidth=2.0, marker="o", markersize=5)
        left = shorten(town.name, _LEFT_WIDTH)
        right = shorten(f"{town.name}{_mark(town)}", _RIGHT_WIDTH)
        right = f"{right}（{show_score(town.score)}分）"
        for x, text in ((_NAME, left), (_PLACE, str(town.before))):
            axes.text(-x, town.before, text, ha="right", va="center", fontsize=LABEL_POINTS)
        for x, text in ((_PLACE, str(town.now)), (_NAME, right)):
            axes.text(1 + x, town.now, text, va="center", fontsize=LABEL_POINTS)
    axes.set_xlim(-0.7, 2.3)
    axes.set_ylim(len(data.towns) + 0.6, 0.4)
    axes.set_yticks([])
    axes.set_xticks([0, 1], [data.before, data.now])
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def _step(town: SlopeTown) -> int:
    return town.before - town.now


def _mark(town: SlopeTown) -> str:
    step = _step(town)
    return f"↑{step}" if step > 0 else f"↓{-step}" if step < 0 else ""
