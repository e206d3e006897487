"""Any chart of a month as a narrow drawing inside the page, legible on a phone."""

from functools import lru_cache

from flows.report.charts.bullet import Bullet
from flows.report.charts.chart_list import ChartData
from flows.report.charts.narrow.narrow_bars import narrow_bullet, narrow_variance
from flows.report.charts.narrow.narrow_plans import narrow_plans
from flows.report.charts.narrow.narrow_slope import narrow_slope
from flows.report.charts.narrow.narrow_trajectory import narrow_trajectory
from flows.report.charts.narrow.paint_drawing import paint_drawing
from flows.report.charts.plan_status import PlanStatus
from flows.report.charts.slope import Slope
from flows.report.charts.trajectory import Trajectory
from flows.report.charts.variance import Variance

#: Several recipients get the same charts of a month.
_MONTH = 12


@lru_cache(maxsize=_MONTH)
def narrow_picture(data: ChartData) -> bytes:
    """Return the chart as PNG for mails; nothing for a kind that no page of a month shows."""
    drawing = narrow_chart(data)
    return paint_drawing(drawing) if drawing else b""


def narrow_chart(data: ChartData) -> str:
    """Return the chart as an SVG element; nothing for a kind that no page of a month shows."""
    match data:
        case Bullet():
            return narrow_bullet(data)
        case Trajectory():
            return narrow_trajectory(data)
        case Variance():
            return narrow_variance(data)
        case PlanStatus():
            return narrow_plans(data)
        case Slope():
            return narrow_slope(data)
        case _:
            return ""
