"""Reporting calendar: who sent what on time, month by month."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from flows.report.charts.canvas import make_figure, styled
from flows.report.month.facts import Facts

_MONTHS = 12


@styled
def draw_calendar(facts: Facts) -> Figure:
    """Return towns × months: on-time forms of those owed; late and missing are told apart."""
    rates = facts.reporting_rates
    towns = facts.catalog.towns
    own = rates[rates["area_code"].isin([town.area_code for town in towns])]
    months = sorted(own["period"].unique())[-_MONTHS:]
    figure, axes = make_figure(facts, calendar_title(facts), 9.0, 2.1 + 0.33 * len(towns))
    colours = facts.catalog.policy.colours
    for line, town in enumerate(towns):
        for column, month in enumerate(months):
            cells = own[(own["area_code"] == town.area_code) & (own["period"] == month)]
            if cells.empty:
                continue
            missing = int((~cells["is_received"].astype(bool)).sum())
            late = len(cells) - missing - int(cells["is_on_time"].astype(bool).sum())
            colour = colours.missing if missing else colours.yellow if late else colours.green
            axes.add_patch(Rectangle((column, line), 0.94, 0.88, color=colour, linewidth=0))
            text = f"缺{missing}" if missing else f"迟{late}" if late else "●"
            ink = "white" if colour == colours.green else "#1F2328"
            place = (column + 0.47, line + 0.45)
            axes.text(*place, text, ha="center", va="center", fontsize=8, color=ink)
    axes.set_xlim(0, max(len(months), 1))
    axes.set_ylim(len(towns), 0)
    axes.set_yticks([line + 0.44 for line in range(len(towns))], [town.name for town in towns])
    axes.set_xticks([column + 0.47 for column in range(len(months))], months)
    axes.tick_params(length=0, labelsize=8)
    axes.grid(visible=False)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure


def calendar_title(facts: Facts) -> str:
    """Return the finding: this month's on-time rate of the towns and how much is missing."""
    rates = facts.reporting_rates
    towns = {town.area_code for town in facts.catalog.towns}
    month = rates[(rates["period"] == facts.period) & rates["area_code"].isin(towns)]
    if month.empty:
        return "各镇报送：本月没有应报报表"
    on_time = int(month["is_on_time"].astype(bool).sum())
    missing = int((~month["is_received"].astype(bool)).sum())
    text = f"各镇本月应报{len(month)}张报表，按时{on_time}张"
    late = len(month) - on_time - missing
    text += f"，迟报{late}张" if late else ""
    return text + (f"，缺报{missing}张" if missing else "，无缺报")
