"""A scheduled month is missed when its hour and its grace have passed without a run."""

import datetime as dt

import pytest

from flows.running.missed_months import missed_months
from flows.settings import Schedule

SCHEDULE = Schedule(day=6, hour=8)


@pytest.mark.parametrize(
    ("ran", "now", "missed"),
    [
        ([], "2022-07-20 09:00", []),
        (["2022-05"], "2022-07-06 13:59", []),
        (["2022-05"], "2022-07-06 14:00", ["2022-06"]),
        (["2022-05", "2022-06"], "2022-07-20 09:00", []),
        (["2022-03", "2022-05"], "2022-07-01 09:00", ["2022-04"]),
        (["2022-03"], "2022-07-07 09:00", ["2022-04", "2022-05", "2022-06"]),
        (["2021-11"], "2022-01-06 14:00", ["2021-12"]),
        (["2022-06"], "2022-06-20 09:00", []),
    ],
)
def test_months_are_missed_from_the_first_run_on(ran: list[str], now: str, missed: list[str]):
    assert missed_months(ran, SCHEDULE, dt.datetime.fromisoformat(now), 6) == missed


@pytest.mark.parametrize(("now", "missed"), [("07:59", []), ("08:00", ["2022-06"])])
def test_without_grace_a_month_is_due_at_its_hour(now: str, missed: list[str]):
    moment = dt.datetime.fromisoformat(f"2022-07-06 {now}")
    assert missed_months(["2022-05"], SCHEDULE, moment) == missed
