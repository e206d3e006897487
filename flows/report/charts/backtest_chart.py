"""One picture of what warnings were worth: precision and recall by plan, policies side by side."""

import math
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.period import chinese_period
from flows.report.charts.canvas import styled

_MEASURES = {
    "precision": "预警准确率（预警后确未完成÷预警）",
    "recall": "预警覆盖率（提前3个月预警÷未完成）",
}
_COLOURS = ("#33658A", "#E6A700")
#: What the legend calls the policy that is in force; another one has the name of its file.
_PRESENT = {"present": "现行规则"}
#: Inches of one bar, of the title and of axis and legend below; the bars' part of their place.
_HEIGHT, _ABOVE, _BELOW, _BAR = 0.26, 0.7, 1.0, 0.8
_DPI = 150


@styled
def write_backtest_chart(summary: pd.DataFrame, first: str, last: str, file: Path) -> None:
    """Write the picture of a summary (backtest.SUMMARY_COLUMNS and `policy`) as PNG."""
    rows = summary[(summary["group"] != "kind") & (summary["targets"] > 0)]
    names = list(dict.fromkeys(rows["name"]))
    policies = list(dict.fromkeys(rows["policy"]))
    height = _ABOVE + _BELOW + _HEIGHT * len(names) * len(policies)
    figure = Figure(figsize=(10, height))
    months = f"{chinese_period(first)}至{chinese_period(last)}"
    figure.suptitle(
        _title(summary, months), x=0.02, y=1 - 0.15 / height, ha="left", va="top", fontsize=12.5
    )
    sides = figure.subplots(1, 2, sharey=True)
    for axes, (column, label) in zip(sides, _MEASURES.items(), strict=True):
        _draw(axes, rows, column, names, policies)
        axes.set_xlabel(label)
    sides[0].set_yticks(range(len(names)), [name or "全部" for name in names])
    sides[0].invert_yaxis()
    if len(policies) > 1:
        handles, labels = sides[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="lower center", ncols=len(policies), frameon=False)
    figure.subplots_adjust(
        left=0.14, right=0.97, top=1 - _ABOVE / height, bottom=_BELOW / height, wspace=0.08
    )
    figure.savefig(file, dpi=_DPI, metadata={"Software": None})


def _title(summary: pd.DataFrame, months: str) -> str:
    whole = summary[summary["group"] == "all"].iloc[0]
    return (
        f"{months}到期的{int(whole['targets'])}项计划目标中{int(whole['missed'])}项未完成，"
        f"其中{int(whole['warned_in_time'])}项提前3个月以上预警"
    )


def _draw(
    axes: Axes, rows: pd.DataFrame, column: str, names: list[str], policies: list[str]
) -> None:
    width = _BAR / len(policies)
    for place, policy in enumerate(policies):
        own = rows[rows["policy"] == policy].set_index("name")[column]
        values = [float("nan") if pd.isna(own.get(name)) else float(own[name]) for name in names]
        offsets = [spot + (place - (len(policies) - 1) / 2) * width for spot in range(len(names))]
        bars = [0.0 if math.isnan(value) else 100 * value for value in values]
        axes.barh(
            offsets,
            bars,
            height=width * 0.9,
            color=_COLOURS[place % len(_COLOURS)],
            label=_PRESENT.get(policy, policy),
        )
        for spot, bar, value in zip(offsets, bars, values, strict=True):
            text = "无" if math.isnan(value) else f"{bar:.0f}%"
            axes.text(bar + 1, spot, text, va="center", fontsize=8)
    axes.set_xlim(0, 112)
    axes.set_xticks(range(0, 101, 20))
