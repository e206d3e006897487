"""Bullet chart: every town's figure against what was asked of it and its own year's target."""

import math
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.report.charts.canvas import (
    INK,
    LABEL_POINTS,
    Dash,
    Words,
    ink_on,
    line_key,
    make_figure,
    patch_key,
    set_number_axis,
    styled,
)
from flows.report.charts.line_breaks import text_width
from flows.report.charts.source_line import carried_notes, carried_text, source_line
from flows.report.charts.town_gaps import (
    TownGap,
    county_row,
    show_actual,
    show_gap,
    town_gaps,
    town_label,
    town_rows,
    towns_part,
)
from flows.report.month.amounts import actual, bound
from flows.report.month.review import Review
from flows.wording import STATUS_MARKS, STATUS_NAMES, TARGET_NAMES

_WIDTH, _ROW, _LEFT = 8.6, 0.34, 1.15
_BAR, _ASKED, _TARGET = 0.56, 0.44, 0.36
_DASH: Dash = "dashed"
#: Where the column of gaps ends, and a character's width, both as shares of the longest bar.
_ROOM_RIGHT, _EM = 1.16, 0.0205


@dataclass(frozen=True)
class Bullet:
    """All that a bullet chart draws: towns with the largest gap on top."""

    words: Words
    axis: str
    unit: str
    towns: tuple[TownGap, ...]
    colours: tuple[tuple[str, str], ...]

    @property
    def alt(self) -> str:
        """Return the chart in words."""
        towns = "；".join(
            f"{town.name}{self._figures(town)}"
            if not math.isnan(town.gap)
            else f"{town.name}{STATUS_NAMES[town.status]}"
            for town in self.towns
        )
        return f"{self.words.title}。{towns}。"

    def _figures(self, town: TownGap) -> str:
        return f"{show_actual(town, self.unit)}{self.unit}（{show_gap(town.gap, self.unit)}）"


def prepare_bullet(review: Review, code: str) -> Bullet:
    """Return the month's bullet chart of an indicator that towns have."""
    catalog = review.facts.catalog
    indicator = catalog.indicator_by_code[code]
    towns = town_gaps(review, code)
    notes = carried_notes(town_rows(review, code), indicator, catalog)
    return Bullet(
        words=Words(bullet_title(review, code), notes, source_line(review)),
        axis=f"{indicator.name}（{indicator.unit}）",
        unit=indicator.unit,
        towns=towns,
        colours=tuple(sorted(catalog.policy.colours.model_dump().items())),
    )


def bullet_title(review: Review, code: str) -> str:
    """Return the finding: the county's figure, how many towns are behind, and who most."""
    indicator = review.facts.catalog.indicator_by_code[code]
    return f"{indicator.name}：{_county_part(review, code)}；{towns_part(review, code)}"


def _county_part(review: Review, code: str) -> str:
    indicator = review.facts.catalog.indicator_by_code[code]
    row, whole = county_row(review, code), review.places.whole
    if row is None or math.isnan(row.actual):
        return f"{whole}本月无数据"
    text = f"{whole}{actual(indicator, row)}"
    if row.carried:
        text += f"（含{carried_text(row, indicator, review.facts.catalog)}）"
    if math.isnan(row.expected):
        return text
    asked = TARGET_NAMES[True] if row.is_reference else "序时目标"
    return f"{text}，{asked}{bound(indicator, row)}"


@styled
def draw_bullet(data: Bullet) -> Figure:
    """Return the figure."""
    colours = dict(data.colours)
    figure, axes = make_figure(
        data.words, _WIDTH, _ROW * max(len(data.towns), 1) + 0.1, _keys(data, colours), _LEFT
    )
    reach = max([0.0, *(value for town in data.towns for value in _values(town))]) or 1.0
    for place, town in enumerate(data.towns):
        _draw_town(axes, place, town, colours[town.status], reach, data.unit)
        axes.text(
            reach * _ROOM_RIGHT,
            place,
            show_gap(town.gap, data.unit) or STATUS_NAMES[town.status],
            va="center",
            ha="right",
            fontsize=LABEL_POINTS,
        )
    axes.set_yticks(range(len(data.towns)), [town_label(town) for town in data.towns])
    axes.set_xlim(0, reach * _ROOM_RIGHT)
    axes.set_ylim(len(data.towns) - 0.45, -0.55)
    axes.set_xlabel(data.axis)
    set_number_axis(axes, "x")
    return figure


def _values(town: TownGap) -> list[float]:
    return [value for value in (town.actual, town.expected, town.target) if not math.isnan(value)]


def _draw_town(axes: Axes, place: int, town: TownGap, colour: str, reach: float, unit: str) -> None:
    if not math.isnan(town.actual):
        axes.barh(place, town.actual, height=_BAR, color=colour)
        _write_figure(axes, place, town, colour, reach, unit)
    if not math.isnan(town.target):
        ends = [place - _TARGET, place + _TARGET]
        axes.plot([town.target] * 2, ends, color=INK, linewidth=1.2, linestyle=_DASH)
    if not math.isnan(town.expected):
        ends = [place - _ASKED, place + _ASKED]
        axes.plot([town.expected] * 2, ends, color=INK, linewidth=2.4, solid_capstyle="butt")


def _write_figure(
    axes: Axes, place: int, town: TownGap, colour: str, reach: float, unit: str
) -> None:
    """Write the figure at its bar's end, inside and clear of the marks where there is room."""
    text = show_actual(town, unit)
    pad = 0.008 * reach
    room = text_width(text) * _EM * reach + 2 * pad
    end = town.actual
    for mark in sorted((town.expected, town.target), reverse=True):
        if end - room < mark < end + pad:
            end = mark - pad
    is_inside = end > room
    axes.text(
        end - pad if is_inside else town.actual + pad,
        place,
        text,
        va="center",
        ha="right" if is_inside else "left",
        fontsize=LABEL_POINTS,
        color=ink_on(colour) if is_inside else INK,
        zorder=5,
    )


def _keys(data: Bullet, colours: dict[str, str]) -> list[Artist]:
    """Return the legend: statuses in the chart, what was asked, the year's targets."""
    keys: list[Artist] = [
        patch_key(colours[status], f"{STATUS_MARKS[status]} {name}")
        for status, name in STATUS_NAMES.items()
        if any(town.status == status for town in data.towns)
    ]
    references = {town.is_reference for town in data.towns if not math.isnan(town.target)}
    if any(not math.isnan(town.expected) for town in data.towns):
        keys.append(line_key("至本月底应达到"))
    if references:
        name = "或".join(TARGET_NAMES[one] for one in sorted(references))
        keys.append(line_key(f"全年{name}", width=1.2, dash=_DASH))
    return keys
