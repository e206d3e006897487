"""Variance bars: how far every town is from where it should stand, sorted."""

from matplotlib.figure import Figure

from flows.numbers_text import show_figure
from flows.report.charts.bullet import town_rows
from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts
from flows.wording import STATUS_MARKS


@styled
def draw_variance(facts: Facts, code: str) -> Figure:
    """Return actual minus expected by town, from the most ahead to the most behind."""
    indicator = facts.catalog.indicator_by_code[code]
    rows = town_rows(facts, code).dropna(subset=["variance"])
    rows = rows.sort_values(["variance", "area_code"], ascending=[False, True], ignore_index=True)
    figure, axes = make_figure(
        facts, variance_title(facts, code), 8.0, 1.7 + 0.32 * max(len(rows), 1)
    )
    colours = facts.catalog.policy.colours.model_dump()
    places = range(len(rows))
    axes.barh(places, rows["variance"], height=0.62, color=[colours[s] for s in rows["status"]])
    axes.axvline(0, color="#1F2328", linewidth=1.0)
    names = [
        f"{facts.catalog.area_name(area)} {STATUS_MARKS[status]}"
        for area, status in zip(rows["area_code"], rows["status"], strict=True)
    ]
    axes.set_yticks(list(places), names)
    axes.invert_yaxis()
    reach = max([0.0, *rows["variance"].abs()]) or 1.0
    axes.set_xlim(
        min(0.0, rows["variance"].min()) - reach * 0.18 if len(rows) else -1,
        max(0.0, rows["variance"].max()) + reach * 0.18 if len(rows) else 1,
    )
    for place, value in zip(places, rows["variance"], strict=True):
        side = "left" if value >= 0 else "right"
        sign = "+" if value > 0 else ""
        offset = reach * 0.015 * (1 if value >= 0 else -1)
        axes.text(
            value + offset, place, sign + show_figure(value), va="center", ha=side, fontsize=8.5
        )
    axes.set_xlabel(f"实际值减序时目标（{_gap_unit(indicator.unit)}）")
    return figure


def variance_title(facts: Facts, code: str) -> str:
    """Return the finding: who is furthest ahead and who furthest behind."""
    indicator = facts.catalog.indicator_by_code[code]
    rows = town_rows(facts, code)
    judged = rows.dropna(subset=["variance"])
    if judged.empty:
        return f"{indicator.name}：本月各镇无可比数据"
    behind = judged[judged["status"].isin(["yellow", "red"])].sort_values("shortfall")
    name = facts.catalog.area_name
    if behind.empty:
        return f"{indicator.name}：{len(judged)}个镇全部达到序时"
    worst = behind.iloc[-1]
    return (
        f"{indicator.name}：{len(judged)}个镇中{len(behind)}个未达序时，"
        f"差距最大的是{name(worst['area_code'])}（{show_figure(worst['variance'])}{_gap_unit(indicator.unit)}）"
    )


def _gap_unit(unit: str) -> str:
    """Return the unit of a difference: percentages differ by points."""
    return "个百分点" if unit == "%" else unit
