"""What the towns reported of a headline measure, added up by town."""

import pandas as pd
from matplotlib.figure import Figure

from flows.numbers_text import show_figure, show_value
from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts

_BAR = "#1F5FA8"


@styled
def draw_sums(facts: Facts, measure_code: str) -> Figure:
    """Return the towns' sums of a measure in the month, the largest first."""
    measure = facts.catalog.measure_by_code[measure_code]
    sums = town_sums(facts, measure_code)
    height = 1.7 + 0.32 * max(len(sums), 1)
    figure, axes = make_figure(facts, sums_title(facts, measure_code), 8.0, height)
    places = range(len(sums))
    axes.barh(places, sums["value"], height=0.62, color=_BAR)
    axes.set_yticks(list(places), [facts.catalog.area_name(area) for area in sums["area_code"]])
    axes.invert_yaxis()
    largest = max([0.0, *sums["value"]])
    span = largest or 1.0
    axes.set_xlim(0, span * 1.18)
    for place, row in zip(places, sums.to_dict("records"), strict=True):
        text = f"{show_figure(row['value'])}（{row['reported']}/{row['expected']}村）"
        axes.text(row["value"] + span * 0.012, place, text, va="center", fontsize=8.5)
    axes.set_xlabel(f"{measure.name}（{measure.unit}），括号内为已报村数/应报村数")
    return figure


def town_sums(facts: Facts, measure_code: str) -> pd.DataFrame:
    """Return one row per town that reported: area_code, value, reported and expected villages."""
    rows = facts.observations
    own = rows[(rows["measure_code"] == measure_code) & (rows["period"] == facts.period)]
    values = dict(zip(own["area_code"], own["value"], strict=True))
    found = []
    for town in facts.catalog.towns:
        villages = facts.catalog.villages_by_town.get(town.area_code, ())
        reported = [values[area.area_code] for area in villages if area.area_code in values]
        if reported:
            found.append((town.area_code, sum(reported), len(reported), len(villages)))
    frame = pd.DataFrame(found, columns=["area_code", "value", "reported", "expected"])
    return frame.sort_values(["value", "area_code"], ascending=[False, True], ignore_index=True)


def sums_title(facts: Facts, measure_code: str) -> str:
    """Return the finding: the county's sum and the leading town."""
    measure = facts.catalog.measure_by_code[measure_code]
    sums = town_sums(facts, measure_code)
    if sums.empty:
        return f"{measure.name}：本月各镇尚未报送"
    leader = sums.iloc[0]
    total = show_value(float(sums["value"].sum()), measure.unit)
    name = facts.catalog.area_name(leader["area_code"])
    return (
        f"{measure.name}：{len(sums)}个镇合计{total}，最高的是{name}"
        f"（{show_value(float(leader['value']), measure.unit)}）"
    )
