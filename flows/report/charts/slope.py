"""Ranking slope: every town's place last time against this month."""

import pandas as pd
from matplotlib.figure import Figure

from flows.numbers_text import show_number
from flows.period import chinese_period
from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts

_UP, _DOWN, _SAME = "#2E8B57", "#C8372D", "#8A9099"


@styled
def draw_slope(facts: Facts) -> Figure:
    """Return the towns' ranks of the latest earlier month and of this one, joined by lines."""
    ranks = rank_pairs(facts)
    figure, axes = make_figure(facts, slope_title(facts), 7.6, 1.9 + 0.34 * len(ranks))
    axes.grid(visible=False)
    for row in ranks.to_dict("records"):
        step = row["before"] - row["now"]
        colour = _UP if step > 0 else _DOWN if step < 0 else _SAME
        ends = [row["before"], row["now"]]
        axes.plot([0, 1], ends, color=colour, linewidth=1.8, marker="o", ms=5)
        name = facts.catalog.area_name(row["area_code"])
        axes.text(-0.04, row["before"], f"{name} {row['before']}", ha="right", va="center")
        mark = "↑" if step > 0 else "↓" if step < 0 else ""
        text = f"{row['now']} {name}（{show_number(row['score'], 1)}）{mark}"
        axes.text(1.04, row["now"], text, ha="left", va="center")
    axes.set_xlim(-0.6, 1.8)
    axes.set_ylim(len(ranks) + 0.6, 0.4)
    axes.set_yticks([])
    previous = previous_period(facts)
    axes.set_xticks([0, 1], [chinese_period(previous), chinese_period(facts.period)])
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def previous_period(facts: Facts) -> str:
    """Return the latest month before the report's that has town scores, or nothing."""
    earlier = facts.town_scores[facts.town_scores["period"] < facts.period]["period"]
    return str(earlier.max()) if len(earlier) else ""


def rank_pairs(facts: Facts) -> pd.DataFrame:
    """Return one row per town ranked in both months: area_code, before, now, score."""
    scores = facts.town_scores
    now = scores[scores["period"] == facts.period].rename(columns={"rank": "now"})
    before = scores[scores["period"] == previous_period(facts)].rename(columns={"rank": "before"})
    both = now[["area_code", "now", "score"]].merge(before[["area_code", "before"]], on="area_code")
    ranked = both.dropna(subset=["now", "before"]).astype({"now": "int64", "before": "int64"})
    return ranked.sort_values("now", ignore_index=True)


def slope_title(facts: Facts) -> str:
    """Return the finding: who leads, and who rose and fell most."""
    ranks = rank_pairs(facts)
    if ranks.empty:
        return "各镇名次：没有可比的上期"
    name = facts.catalog.area_name
    moved = ranks.assign(step=ranks["before"] - ranks["now"])
    text = f"各镇名次：{name(ranks.iloc[0]['area_code'])}居第1位"
    best = moved.sort_values(["step", "now"], ascending=[False, True]).iloc[0]
    worst = moved.sort_values(["step", "now"]).iloc[0]
    if best["step"] > 0:
        text += f"，{name(best['area_code'])}上升{best['step']}位"
    if worst["step"] < 0:
        text += f"，{name(worst['area_code'])}下降{-worst['step']}位"
    return text
