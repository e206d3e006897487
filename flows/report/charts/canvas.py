"""A figure with title, foot and the shipped font; every chart begins here."""

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.period import chinese_period
from flows.report.month.facts import Facts

_STYLE = Path(__file__).parent / "xianjie.mplstyle"
_FONT = Path(__file__).parent / "font" / "NotoSansSC-Regular.otf"
#: Full-width characters of the title's size that fit a figure of 8 inches.
_LONGEST_TITLE = 42

P = ParamSpec("P")
R = TypeVar("R")


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


def make_figure(facts: Facts, title: str, width: float, height: float) -> tuple[Figure, Axes]:
    """Return a figure of so many inches with its title and foot, and one axes between them."""
    figure = Figure(figsize=(width, height))
    lines = wrap(title, int(_LONGEST_TITLE * width / 8))
    head = (0.30 + 0.24 * len(lines)) / height
    figure.text(0.02, 1 - 0.16 / height, "\n".join(lines), fontsize=12.5, va="top", linespacing=1.3)
    figure.text(0.02, 0.09 / height, foot(facts), fontsize=7.5, color="#6B727B", va="bottom")
    bottom = 0.72 / height
    axes: Axes = figure.add_axes((0.17, bottom, 0.79, 1 - head - bottom - 0.06 / height))
    return figure, axes


def foot(facts: Facts) -> str:
    """Return the line below a chart: source and month, and that figures are invented."""
    mark = "　模拟数据，仅供演示" if facts.is_synthetic else ""
    month = chinese_period(facts.period)
    return f"数据来源：各镇、各部门报送；统计截至{month}。{facts.office}{mark}"


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most so many full-width characters."""
    lines = [""]
    used = 0.0
    for mark in text:
        size = 1.0 if ord(mark) > 0x2E7F else 0.55
        if used + size > width:
            lines.append("")
            used = 0.0
        lines[-1] += mark
        used += size
    return lines


def png_metadata() -> dict[str, Any]:
    """Return the metadata that keeps a PNG free of program versions and times."""
    return {"Software": None}


def svg_metadata() -> dict[str, Any]:
    """Return the metadata that keeps an SVG free of times."""
    return {"Date": None, "Creator": None}
