"""Variance bars: how much each town lacks of what was asked, the most on top."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from flows.report.charts.canvas import (
    INK,
    LABEL_POINTS,
    POINTS_PER_INCH,
    SIDE,
    Words,
    make_figure,
    patch_key,
    set_number_axis,
    styled,
)
from flows.report.charts.line_breaks import text_width
from flows.report.charts.source_line import carried_notes, source_line
from flows.report.charts.town_gaps import (
    TownGap,
    show_gap,
    town_gaps,
    town_label,
    town_rows,
    towns_part,
)
from flows.report.month.amounts import gap_unit
from flows.report.month.review import Review
from flows.same_figure import ALLOWANCE
from flows.wording import STATUS_MARKS, STATUS_NAMES, TARGET_NAMES

_WIDTH, _ROW, _LEFT, _BAR = 8.0, 0.32, 1.15, 0.62
#: Free room between a bar and its label, in inches.
_PAD = 0.06


@dataclass(frozen=True)
class Variance:
    """All that a variance chart draws: towns with a figure, the largest gap on top."""

    words: Words
    axis: str
    unit: str
    towns: tuple[TownGap, ...]
    colours: tuple[tuple[str, str], ...]

    @property
    def alt(self) -> str:
        """Return the chart in words."""
        towns = "；".join(f"{town.name}{show_gap(town.gap, self.unit)}" for town in self.towns)
        return f"{self.words.title}。{towns}。"


def prepare_variance(review: Review, code: str) -> Variance:
    """Return the month's variance chart of an indicator that towns have."""
    catalog = review.facts.catalog
    indicator = catalog.indicator_by_code[code]
    towns = tuple(town for town in town_gaps(review, code) if not math.isnan(town.gap))
    asked = TARGET_NAMES[True] if any(town.is_reference for town in towns) else "序时目标"
    notes = carried_notes(town_rows(review, code), indicator, catalog)
    return Variance(
        words=Words(f"{indicator.name}：{towns_part(review, code)}", notes, source_line(review)),
        axis=f"与{asked}相比（{gap_unit(indicator.unit)}）",
        unit=indicator.unit,
        towns=towns,
        colours=tuple(sorted(catalog.policy.colours.model_dump().items())),
    )


@styled
def draw_variance(data: Variance) -> Figure:
    """Return the figure."""
    colours = dict(data.colours)
    shown = [status for status in STATUS_NAMES if any(t.status == status for t in data.towns)]
    keys = [
        patch_key(colours[status], f"{STATUS_MARKS[status]} {STATUS_NAMES[status]}")
        for status in shown
    ]
    figure, axes = make_figure(
        data.words, _WIDTH, _ROW * max(len(data.towns), 1) + 0.1, keys, _LEFT
    )
    labels = [(-town.gap, show_gap(town.gap, data.unit)) for town in data.towns]
    inches = _WIDTH - _LEFT - 2 * SIDE
    low, high = _limits(labels, inches)
    pad = _PAD * (high - low) / inches
    for place, (town, (lead, label)) in enumerate(zip(data.towns, labels, strict=True)):
        is_behind = lead < -ALLOWANCE
        axes.barh(place, lead, height=_BAR, color=colours[town.status])
        axes.text(
            lead - pad if is_behind else lead + pad,
            place,
            label,
            va="center",
            ha="right" if is_behind else "left",
            fontsize=LABEL_POINTS,
        )
    axes.axvline(0, color=INK, linewidth=1.0)
    axes.set_xlim(low, high)
    axes.set_yticks(range(len(data.towns)), [town_label(town) for town in data.towns])
    axes.set_ylim(len(data.towns) - 0.45, -0.55)
    axes.set_xlabel(data.axis)
    set_number_axis(axes, "x")
    return figure


def _limits(labels: Sequence[tuple[float, str]], inches: float) -> tuple[float, float]:
    """Return the axis' ends, so that every bar and the label behind it fit into so many inches."""
    lows = [lead for lead, _ in labels if lead < 0]
    highs = [lead for lead, _ in labels if lead >= 0]
    left = max([0.0, *(_inches(label) for lead, label in labels if lead < 0)]) / inches
    right = max([0.0, *(_inches(label) for lead, label in labels if lead >= 0)]) / inches
    span = (max([0.0, *highs]) - min([0.0, *lows])) or 1.0
    whole = span / (1 - left - right)
    return min([0.0, *lows]) - left * whole, max([0.0, *highs]) + right * whole


def _inches(label: str) -> float:
    return text_width(label) * LABEL_POINTS / POINTS_PER_INCH + 2 * _PAD
