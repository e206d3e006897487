"""A month in review with the few literal rows that a chart's test needs."""

from dataclasses import replace

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure

from flows.report.month.review import Review, review_month
from tests.report.month.example import JULY_6

TOWNS = {"城关镇": "610929100000", "冷水镇": "610929108000", "仓上镇": "610929107000"}
COUNTY = "610929000000"
NOTHING = float("nan")


def judged(
    code: str,
    area: str,
    actual: float,
    expected: float,
    *,
    period: str = "2022-06",
    target: float = 100.0,
    status: str = "red",
    forecast: float = NOTHING,
    forecast_met: bool | None = None,
    is_reference: bool = False,
    carried: int = 0,
) -> dict[str, object]:
    """One row of `assessments`."""
    return {
        "indicator_code": code,
        "area_code": area,
        "period": period,
        "actual": actual,
        "target": target,
        "target_upper": NOTHING,
        "basis": "carried" if is_reference else "stated",
        "is_reference": is_reference,
        "carried": carried,
        "expected": expected,
        "expected_upper": NOTHING,
        "variance": actual - expected,
        "variance_pct": NOTHING,
        "completion": NOTHING,
        "shortfall": max(0.0, (expected - actual) / expected) if expected else 0.0,
        "status": status,
        "met": actual >= target,
        "coverage": 0.0 if status == "missing" else 1.0,
        "streak": 0,
        "forecast": forecast,
        "forecast_met": forecast_met,
        "needed_per_month": NOTHING,
    }


def review_of(review: Review, *rows: dict[str, object]) -> Review:
    """The review with these rows alone as its assessments, and their targets."""
    frame = pd.DataFrame(rows)
    targets = frame.assign(year=frame["period"].str[:4].astype(int))
    keys = ["indicator_code", "area_code", "year"]
    targets = targets[[*keys, "target", "target_upper", "basis", "is_reference"]]
    facts = replace(
        review.facts, assessments=frame, targets=targets.drop_duplicates(keys, keep="last")
    )
    return review_month(facts, JULY_6)


def rendered(figure: Figure) -> RendererAgg:
    """The renderer of a figure that has been drawn, for the extents of its parts."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return canvas.get_renderer()
