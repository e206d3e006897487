"""Contribution: which towns make up the county's gap of a sum."""

import pandas as pd
from matplotlib.figure import Figure

from flows.allowance import ALLOWANCE
from flows.numbers_text import show_figure, show_value
from flows.report.charts.bullet import town_rows
from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts

_BAR, _REST = "#C8372D", "#D9DCE0"


@styled
def draw_contribution(facts: Facts, code: str) -> Figure:
    """Return the towns' shortfalls that together make the gap, the largest first, added up."""
    indicator = facts.catalog.indicator_by_code[code]
    gaps = town_gaps(facts, code)
    figure, axes = make_figure(
        facts, contribution_title(facts, code), 8.0, 1.7 + 0.32 * max(len(gaps), 1)
    )
    starts = gaps["gap"].cumsum() - gaps["gap"]
    places = range(len(gaps))
    axes.barh(places, starts, height=0.62, color=_REST)
    axes.barh(places, gaps["gap"], left=starts, height=0.62, color=_BAR)
    axes.set_yticks(list(places), [facts.catalog.area_name(area) for area in gaps["area_code"]])
    axes.invert_yaxis()
    total = float(gaps["gap"].sum())
    axes.set_xlim(0, total * 1.2 if total > 0 else 1)
    for place, (start, gap) in enumerate(zip(starts, gaps["gap"], strict=True)):
        text = f"{show_figure(gap)}（{show_figure(100 * gap / total, 0)}%）"
        axes.text(start + gap + total * 0.01, place, text, va="center", fontsize=8.5)
    axes.set_xlabel(f"低于序时目标的量，逐镇累加（{indicator.unit}）")
    return figure


def town_gaps(facts: Facts, code: str) -> pd.DataFrame:
    """Return one row per town below expected: area_code and gap, the largest first."""
    rows = town_rows(facts, code)
    rows = rows.assign(gap=-rows["variance"])
    behind = rows[rows["gap"] > ALLOWANCE][["area_code", "gap"]]
    return behind.sort_values(["gap", "area_code"], ascending=[False, True], ignore_index=True)


def contribution_title(facts: Facts, code: str) -> str:
    """Return the finding: the sum of the gaps, and how much of it the first towns make."""
    indicator = facts.catalog.indicator_by_code[code]
    gaps = town_gaps(facts, code)
    if gaps.empty:
        return f"{indicator.name}：各镇均未低于序时目标"
    total = float(gaps["gap"].sum())
    first = gaps.head(3)
    names = "、".join(facts.catalog.area_name(area) for area in first["area_code"])
    share = show_figure(100 * float(first["gap"].sum()) / total, 0)
    return (
        f"{indicator.name}：{len(gaps)}个镇合计差{show_value(total, indicator.unit)}，"
        f"{names}占{share}%"
    )
