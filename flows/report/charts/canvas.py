"""A figure in four rows: title, legend, axes, notes with source; every chart begins here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from itertools import pairwise
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import Formatter, MaxNLocator

from flows.numbers_text import show_figure
from flows.report.charts.axis_text import axis_text
from flows.report.charts.line_breaks import break_lines

_STYLE = Path(__file__).parent / "xianjie.mplstyle"
_FONT = Path(__file__).parent / "font" / "NotoSansSC-Regular.otf"
INK, SOFT, LINE = "#1F2328", "#59616B", "#1F5FA8"
_TITLE_POINTS, _FOOT_POINTS, LABEL_POINTS = 12.5, 8.0, 9.0
#: Heights in inches.
_TITLE_LINE, _FOOT_LINE, _LEGEND_ROW, _AXIS_ROW, _MARGIN = 0.25, 0.16, 0.30, 0.42, 0.12
SIDE = 0.16
POINTS_PER_INCH = 72
#: Black on a colour of more luminance than this, white on others, has a contrast of at least 4.5.
_LIGHT = 0.179

Dash = Literal["solid", "dashed", "dotted"]
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Words:
    """What stands around a chart: its finding, notes on the figures, and the source."""

    title: str
    notes: tuple[str, ...]
    source: str

    @property
    def foot(self) -> str:
        """Return notes and source as one text."""
        return "".join([*self.notes, self.source])


@cache
def font_name() -> str:
    """Register the shipped font once and return its name; the system's fonts are never asked."""
    font_manager.fontManager.addfont(str(_FONT))
    return font_manager.FontProperties(fname=str(_FONT)).get_name()


def styled(draw: Callable[P, R]) -> Callable[P, R]:
    """Return the function with the style in force while it draws or saves."""

    @wraps(draw)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with mpl.rc_context(fname=str(_STYLE)):
            mpl.rcParams["font.family"] = [font_name()]
            return draw(*args, **kwargs)

    return run


def make_figure(
    words: Words, width: float, height: float, keys: Sequence[Artist], left: float
) -> tuple[Figure, Axes]:
    """Return a figure that is so wide, its axes being so high (inches) and so far from the left.

    `keys` fill the legend's row between title and axes.
    """
    titles = break_lines(words.title, _ems(width - 2 * SIDE, _TITLE_POINTS))
    foots = break_lines(words.foot, _ems(width - 2 * SIDE, _FOOT_POINTS))
    head = _MARGIN + _TITLE_LINE * len(titles) + (_LEGEND_ROW if keys else _MARGIN)
    base = _MARGIN + _FOOT_LINE * len(foots) + _AXIS_ROW
    whole = head + height + base
    figure = Figure(figsize=(width, whole))
    figure.text(
        SIDE / width,
        1 - _MARGIN / whole,
        "\n".join(titles),
        fontsize=_TITLE_POINTS,
        va="top",
        linespacing=1.3,
    )
    figure.text(
        SIDE / width,
        _MARGIN / whole,
        "\n".join(foots),
        fontsize=_FOOT_POINTS,
        color=SOFT,
        va="bottom",
        linespacing=1.3,
    )
    if keys:
        place = (SIDE / width, 1 - (head - _LEGEND_ROW) / whole)
        _add_legend(figure, keys, place)
    box = (left / width, base / whole, 1 - (left + 2 * SIDE) / width, height / whole)
    axes: Axes = figure.add_axes(box)
    return figure, axes


def _ems(inches: float, points: float) -> float:
    return inches * POINTS_PER_INCH / points


def _add_legend(figure: Figure, keys: Sequence[Artist], place: tuple[float, float]) -> None:
    figure.legend(
        handles=list(keys),
        loc="upper left",
        ncols=len(keys),
        fontsize=LABEL_POINTS,
        bbox_to_anchor=place,
        borderaxespad=0,
        borderpad=0.25,
        handlelength=1.4,
        handletextpad=0.5,
        columnspacing=1.3,
    )


def patch_key(colour: str, label: str) -> Patch:
    """Return a legend entry for a filled area."""
    return Patch(color=colour, label=label)


def line_key(label: str, colour: str = INK, width: float = 2.4, dash: Dash = "solid") -> Line2D:
    """Return a legend entry for a line."""
    return Line2D([], [], color=colour, linewidth=width, linestyle=dash, label=label)


def dot_key(label: str, colour: str, marker: str, *, is_hollow: bool = False) -> Line2D:
    """Return a legend entry for a mark."""
    face = "white" if is_hollow else colour
    return Line2D(
        [], [], linestyle="", marker=marker, color=colour, markerfacecolor=face, label=label
    )


def set_number_axis(axes: Axes, which: str) -> None:
    """Put ticks of 1, 2 and 5 and thousands separators on the x or y axis."""
    axis = axes.xaxis if which == "x" else axes.yaxis
    axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(_Ticks())


class _Ticks(Formatter):
    """Ticks as figures whose decimals follow their step."""

    def __call__(self, value: float, pos: int | None = None) -> str:
        return show_figure(value)

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """Return the figures of all ticks."""
        places = sorted(map(float, values))
        step = min((after - before for before, after in pairwise(places)), default=0.0)
        largest = max(map(abs, places), default=0.0)
        return [axis_text(float(value), step, largest) for value in values]


def ink_on(colour: str) -> str:
    """Return the text colour that is readable on a filled area."""
    red, green, blue = (_linear(part) for part in mpl.colors.to_rgb(colour))
    return "black" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT else "white"


def _linear(part: float) -> float:
    """Return the linear light of an sRGB part (WCAG 2.2, relative luminance)."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
