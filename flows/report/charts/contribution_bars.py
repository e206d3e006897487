"""Contribution bars: how many points each part moved a score, rises to the right, falls left."""

from dataclasses import dataclass

from matplotlib.figure import Figure

from flows.numbers_text import show_number
from flows.report.charts.canvas import (
    INK,
    LABEL_POINTS,
    Words,
    make_figure,
    patch_key,
    set_number_axis,
    styled,
)

_WIDTH, _ROW, _LEFT, _BAR = 8.0, 0.32, 1.15, 0.62
_UP, _DOWN = "#1A7F4B", "#C8372D"
_DECIMALS = 2
#: Room beside the longest bars for their labels, as a share of the span.
_ROOM = 0.14


@dataclass(frozen=True)
class ContributionBars:
    """All that the chart draws: parts by name, the largest rise on top."""

    words: Words
    axis: str
    parts: tuple[tuple[str, float], ...]

    @property
    def alt(self) -> str:
        """Return the chart in words."""
        parts = "；".join(f"{name}{signed_points(points)}分" for name, points in self.parts)
        return f"{self.words.title}。{parts}。"


def signed_points(points: float) -> str:
    """Return points with their sign: +1.25, -0.4, 0."""
    text = show_number(points, _DECIMALS)
    return f"+{text}" if points > 0 and text != "0" else text


@styled
def draw_contribution_bars(data: ContributionBars) -> Figure:
    """Return the figure; a part of nothing keeps its row and its 0."""
    keys = [patch_key(_UP, "拉动上升"), patch_key(_DOWN, "拉动下降")]
    figure, axes = make_figure(
        data.words, _WIDTH, _ROW * max(len(data.parts), 1) + 0.1, keys, _LEFT
    )
    low = min([0.0, *(points for _, points in data.parts)])
    high = max([0.0, *(points for _, points in data.parts)])
    room = _ROOM * ((high - low) or 1.0)
    for place, (_, points) in enumerate(data.parts):
        axes.barh(place, points, height=_BAR, color=_DOWN if points < 0 else _UP)
        axes.text(
            points + (-room if points < 0 else room) / 8,
            place,
            signed_points(points),
            va="center",
            ha="right" if points < 0 else "left",
            fontsize=LABEL_POINTS,
        )
    axes.axvline(0, color=INK, linewidth=1.0)
    axes.set_xlim(low - (room if low < 0 else 0), high + room)
    axes.set_yticks(range(len(data.parts)), [name for name, _ in data.parts])
    axes.set_ylim(len(data.parts) - 0.45, -0.55)
    axes.set_xlabel(data.axis)
    set_number_axis(axes, "x")
    return figure
