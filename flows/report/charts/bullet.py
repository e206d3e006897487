"""Bullet chart: every town's actual figure against expected and the year's target."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from flows.numbers_text import show_figure, show_value
from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts
from flows.wording import STATUS_MARKS, STATUS_NAMES


@styled
def draw_bullet(facts: Facts, code: str) -> Figure:
    """Return the month's bullet chart of an indicator, towns from best to worst."""
    indicator = facts.catalog.indicator_by_code[code]
    rows = town_rows(facts, code)
    figure, axes = make_figure(facts, bullet_title(facts, code), 8.6, 1.9 + 0.36 * len(rows))
    colours = facts.catalog.policy.colours.model_dump()
    places = range(len(rows))
    for place, row in zip(places, rows.to_dict("records"), strict=True):
        if row["actual"] == row["actual"]:
            axes.barh(place, row["actual"], height=0.52, color=colours[row["status"]])
        for value, length, width in ((row["expected"], 0.40, 2.4), (row["target"], 0.30, 1.2)):
            if value == value:
                style = "-" if width > 2 else (0, (2, 1.2))
                axes.plot(
                    [value, value],
                    [place - length, place + length],
                    color="#1F2328",
                    linewidth=width,
                    linestyle=style,
                    solid_capstyle="butt",
                )
    names = [facts.catalog.area_name(area) for area in rows["area_code"]]
    marks = [STATUS_MARKS[status] for status in rows["status"]]
    axes.set_yticks(
        list(places), [f"{name} {mark}" for name, mark in zip(names, marks, strict=True)]
    )
    axes.invert_yaxis()
    axes.set_xlabel(f"{indicator.name}（{indicator.unit}）")
    largest = max([0.0, *(v for v in rows[["actual", "expected", "target"]].max() if v == v)])
    span = largest or 1.0
    axes.set_xlim(0, span * 1.14)
    for place, row in zip(places, rows.to_dict("records"), strict=True):
        text = show_figure(row["actual"]) if row["actual"] == row["actual"] else "未报"
        right = max([0.0, *(v for v in (row["actual"], row["expected"], row["target"]) if v == v)])
        axes.text(right + span * 0.012, place, text, va="center", fontsize=8.5)
    _legend(figure, colours, rows)
    return figure


def town_rows(facts: Facts, code: str) -> pd.DataFrame:
    """Return the month's assessments of the towns, best completion of expected first."""
    month = facts.month
    county = facts.catalog.county.area_code
    rows = month[(month["indicator_code"] == code) & (month["area_code"] != county)]
    order = rows.assign(
        gap=rows["shortfall"].fillna(9.0), lead=-rows["variance"].fillna(float("-inf"))
    )
    return order.sort_values(["gap", "lead", "area_code"], ignore_index=True)


def bullet_title(facts: Facts, code: str) -> str:
    """Return the finding: the county's figure and how many towns keep pace."""
    indicator = facts.catalog.indicator_by_code[code]
    rows = town_rows(facts, code)
    judged = rows[rows["status"].isin(["green", "yellow", "red"])]
    county = facts.month[
        (facts.month["indicator_code"] == code)
        & (facts.month["area_code"] == facts.catalog.county.area_code)
    ].to_dict("records")
    text = f"{indicator.name}"
    if county and county[0]["actual"] == county[0]["actual"]:
        text += f"：全县{show_value(county[0]['actual'], indicator.unit)}"
        if county[0]["expected"] == county[0]["expected"]:
            text += f"，序时目标{show_value(county[0]['expected'], indicator.unit)}"
    else:
        text += "：全县无数据"
    if len(judged):
        green = int((judged["status"] == "green").sum())
        text += f"；{len(judged)}个镇中{green}个达到序时"
    missing = int((rows["status"] == "missing").sum())
    return text + (f"，{missing}个镇未报" if missing else "")


def _legend(figure: Figure, colours: dict[str, str], rows: pd.DataFrame) -> None:
    shown = [status for status in STATUS_NAMES if (rows["status"] == status).any()]
    handles: list[Patch | Line2D] = [
        Patch(color=colours[status], label=f"{STATUS_MARKS[status]} {STATUS_NAMES[status]}")
        for status in shown
    ]
    handles += [
        Line2D([], [], color="#1F2328", linewidth=2.4, label="序时目标"),
        Line2D([], [], color="#1F2328", linewidth=1.2, linestyle=(0, (2, 1.2)), label="年度目标"),
    ]
    figure.legend(
        handles=handles,
        loc="lower right",
        ncols=len(handles),
        fontsize=8,
        bbox_to_anchor=(0.99, 0.0),
        handlelength=1.4,
        columnspacing=1.1,
    )
