"""Trajectory: the county's figure month by month, the path to its target, and the outlook."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from flows.numbers_text import show_value
from flows.period import month_of, year_of
from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts

_LINE, _PATH = "#1F5FA8", "#6B727B"


@styled
def draw_trajectory(facts: Facts, code: str, first_year: int, last_year: int) -> Figure:
    """Return actual, expected and target from January of one year to December of another."""
    indicator = facts.catalog.indicator_by_code[code]
    rows = _series(facts, code, first_year)
    figure, axes = make_figure(facts, trajectory_title(facts, code), 8.6, 4.2)
    places = [_place(period) for period in rows["period"]]
    axes.grid(axis="y")
    axes.plot(
        places,
        rows["expected"],
        color=_PATH,
        linewidth=1.4,
        linestyle=(0, (4, 2)),
        label="序时目标",
        marker="_",
        markersize=4,
    )
    axes.plot(
        places, rows["actual"], color=_LINE, linewidth=2.0, marker="o", markersize=4, label="实际值"
    )
    _mark_targets(axes, facts, code, first_year, last_year)
    _mark_outlook(axes, rows, facts.period)
    axes.set_xlim(first_year + 1 / 24, last_year + 1 + 1 / 24)
    years = range(first_year, last_year + 1)
    step = 3 if last_year - first_year < 3 else 12
    ticks = [(year, month) for year in years for month in range(step, 13, step)]
    axes.set_xticks(
        [year + month / 12 for year, month in ticks],
        [f"{year}年\n{month}月" if month == step else f"{month}月" for year, month in ticks]
        if step == 3
        else [f"{year}年末" for year, _ in ticks],
    )
    axes.text(0, 1.01, f"单位：{indicator.unit}", transform=axes.transAxes, fontsize=8)
    axes.margins(y=0.12)
    axes.legend(loc="best", ncols=2)
    return figure


def _series(facts: Facts, code: str, first_year: int) -> pd.DataFrame:
    rows = facts.assessments
    county = facts.catalog.county.area_code
    own = rows[(rows["indicator_code"] == code) & (rows["area_code"] == county)]
    return own[own["period"] >= f"{first_year}-01"].sort_values("period", ignore_index=True)


def _place(period: str) -> float:
    return year_of(period) + month_of(period) / 12


def _mark_targets(axes: Axes, facts: Facts, code: str, first: int, last: int) -> None:
    rows = facts.targets
    county = facts.catalog.county.area_code
    own = rows[(rows["indicator_code"] == code) & (rows["area_code"] == county)]
    own = own[(own["year"] >= first) & (own["year"] <= last)].sort_values("year")
    axes.scatter(
        own["year"] + 1,
        own["target"],
        marker="D",
        s=34,
        color="#C8372D",
        zorder=4,
        label="年度目标",
    )


def _mark_outlook(axes: Axes, rows: pd.DataFrame, period: str) -> None:
    judged = rows.dropna(subset=["forecast"])
    if judged.empty or month_of(period) == 12:
        return
    last = judged.iloc[-1]
    start, end = _place(last["period"]), year_of(last["period"]) + 1
    axes.plot(
        [start, end],
        [last["actual"], last["forecast"]],
        color=_LINE,
        linewidth=1.4,
        linestyle=(0, (1, 1.5)),
        label="预计年末",
    )
    axes.scatter(
        [end],
        [last["forecast"]],
        marker="o",
        s=26,
        facecolors="white",
        edgecolors=_LINE,
        zorder=5,
    )


def trajectory_title(facts: Facts, code: str) -> str:
    """Return the finding: present figure, and whether the year's target is in reach."""
    indicator = facts.catalog.indicator_by_code[code]
    rows = _series(facts, code, 2021).dropna(subset=["actual"])
    if rows.empty:
        return f"{indicator.name}：全县尚无数据"
    last = rows.iloc[-1]
    text = f"{indicator.name}：全县{show_value(last['actual'], indicator.unit)}"
    if last["forecast"] == last["forecast"] and last["target"] == last["target"]:
        verdict = "预计可以完成" if bool(last["forecast_met"]) else "按现有进度难以完成"
        year = last["period"][:4]
        text += f"，{verdict}{year}年目标（{show_value(last['target'], indicator.unit)}）"
    return text
