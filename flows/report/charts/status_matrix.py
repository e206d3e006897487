"""Status matrices: towns × indicators of a plan, and plans × months for the county."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts
from flows.wording import STATUS_MARKS, STATUS_NAMES

_LONGEST_NAME = 22


@styled
def draw_matrix(facts: Facts, plan: str, codes: Sequence[str], page: str) -> Figure:
    """Return the states of towns and county (columns) in a plan's due indicators (rows)."""
    areas = [facts.catalog.county, *facts.catalog.towns]
    title = matrix_title(facts, plan, codes) + page
    figure, axes = make_figure(facts, title, 9.6, 2.3 + 0.27 * len(codes))
    left = 0.36
    box = axes.get_position()
    axes.set_position((left, box.y0, 0.98 - left, box.height - 0.32 / figure.get_figheight()))
    states = facts.month.set_index(["indicator_code", "area_code"])["status"].to_dict()
    colours = facts.catalog.policy.colours.model_dump()
    for line, code in enumerate(codes):
        for column, area in enumerate(areas):
            status = states.get((code, area.area_code))
            if status is None:
                continue
            _put_state(axes, column, line, status, colours[status])
    axes.set_xlim(0, len(areas))
    axes.set_ylim(len(codes), 0)
    names = [facts.catalog.indicator_by_code[code].name for code in codes]
    axes.set_yticks([line + 0.45 for line in range(len(codes))], [_short(name) for name in names])
    axes.set_xticks([column + 0.47 for column in range(len(areas))], [area.name for area in areas])
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=8)
    axes.grid(visible=False)
    for side in axes.spines.values():
        side.set_visible(False)
    _legend(figure, colours)
    return figure


def matrix_title(facts: Facts, plan: str, codes: Sequence[str]) -> str:
    """Return the finding: how many of the plan's states are red."""
    rows = facts.month[facts.month["indicator_code"].isin(list(codes))]
    judged = rows[rows["status"].isin(["green", "yellow", "red"])]
    red = int((judged["status"] == "red").sum())
    yellow = int((judged["status"] == "yellow").sum())
    return f"{plan}：{len(codes)}项应评指标，{len(judged)}项次中预警{red}项次、关注{yellow}项次"


@styled
def draw_plans(facts: Facts) -> Figure:
    """Return, for the county, the share of each plan's indicators that are red, month by month."""
    judged = _judged_of_county(facts)
    months = sorted(judged["period"].unique())[-12:]
    names = list(dict.fromkeys(row.plan for row in facts.catalog.indicators))
    figure, axes = make_figure(facts, plans_title(facts), 9.6, 2.0 + 0.33 * len(names))
    colours = facts.catalog.policy.colours.model_dump()
    for line, plan in enumerate(names):
        for column, month in enumerate(months):
            own = judged[(judged["plan"] == plan) & (judged["period"] == month)]
            if own.empty:
                continue
            _put_shares(axes, column, line, own["status"], colours)
            red = int((own["status"] == "red").sum())
            axes.text(
                column + 0.46,
                line + 0.42,
                f"{red}/{len(own)}",
                ha="center",
                va="center",
                fontsize=7.5,
                bbox={"facecolor": "white", "alpha": 0.88, "pad": 1.2, "linewidth": 0},
            )
    axes.set_xlim(0, max(len(months), 1))
    axes.set_ylim(len(names), 0)
    axes.set_yticks([line + 0.4 for line in range(len(names))], names)
    axes.set_xticks([column + 0.46 for column in range(len(months))], months)
    axes.tick_params(length=0, labelsize=8)
    axes.grid(visible=False)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def _put_state(axes: Axes, column: int, line: int, status: str, colour: str) -> None:
    ink = "white" if status in ("green", "red", "missing") else "#1F2328"
    axes.add_patch(Rectangle((column, line), 0.94, 0.9, color=colour, linewidth=0))
    axes.text(
        column + 0.47,
        line + 0.47,
        STATUS_MARKS[status],
        ha="center",
        va="center",
        fontsize=7.5,
        color=ink,
    )


def _put_shares(
    axes: Axes, column: int, line: int, statuses: "pd.Series[str]", colours: dict[str, str]
) -> None:
    left = 0.0
    for status in ("green", "yellow", "red"):
        share = float((statuses == status).mean()) * 0.92
        place = (column + left, line)
        axes.add_patch(Rectangle(place, share, 0.8, color=colours[status], linewidth=0))
        left += share


def _judged_of_county(facts: Facts) -> pd.DataFrame:
    county = facts.catalog.county.area_code
    rows = facts.assessments[facts.assessments["area_code"] == county]
    plans = {row.indicator_code: row.plan for row in facts.catalog.indicators}
    rows = rows.assign(plan=rows["indicator_code"].map(plans))
    return rows[rows["status"].isin(["green", "yellow", "red"])]


def plans_title(facts: Facts) -> str:
    """Return the finding: which plan has the most red indicators of the county."""
    judged = _judged_of_county(facts)
    month = judged[judged["period"] == facts.period]
    if month.empty:
        return "各方案全县指标状态：本月无应评指标（格内为预警数/应评数）"
    reds = month[month["status"] == "red"].groupby("plan").size()
    if reds.empty:
        return "各方案全县指标状态：本月无预警（格内为预警数/应评数）"
    return f"全县预警最多的方案是{reds.idxmax()}（{reds.max()}项），格内为预警数/应评数"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _legend(figure: Figure, colours: dict[str, str]) -> None:
    handles = [
        Rectangle((0, 0), 1, 1, color=colours[status], label=f"{STATUS_MARKS[status]} {name}")
        for status, name in STATUS_NAMES.items()
        if status in colours
    ]
    figure.legend(
        handles=handles,
        loc="lower right",
        ncols=len(handles),
        fontsize=8,
        bbox_to_anchor=(0.99, 0.0),
        handlelength=1.2,
        columnspacing=1.1,
    )
