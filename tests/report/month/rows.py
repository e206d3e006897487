"""Judged rows for tests: one line each."""

from flows.report.month.judged_row import JudgedRow

NAN = float("nan")
COUNTY, TOWN, OTHER = "610929000000", "610929107000", "610929110000"


def judged(code="ECO-01", area=COUNTY, period="2022-06", status="red", **values):
    row = {
        "basis": "stated",
        "is_reference": False,
        "actual": 80.0,
        "target": 87.0,
        "target_upper": NAN,
        "expected": 86.5,
        "expected_upper": NAN,
        "variance": -6.5,
        "completion": 91.95,
        "shortfall": 0.075,
        "coverage": 1.0,
        "forecast": 84.0,
        "needed_per_month": 1.0,
        "met": False,
        "forecast_met": False,
        "carried": 0,
    } | values
    return JudgedRow(code, area, period, status, **row)
