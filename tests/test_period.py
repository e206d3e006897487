"""Periods are months written YYYY-MM."""

import datetime as dt

import pytest

from flows.errors import UsageError
from flows.period import (
    chinese_day,
    chinese_period,
    due_date,
    is_due,
    parse_period,
    periods_between,
    shift,
)


@pytest.mark.parametrize(
    "text", ["2022-6", "2022-13", "2022-00", "22-06", "2022/06", "", "2022-061"]
)
def test_what_is_no_month_is_refused(text: str):
    with pytest.raises(UsageError):
        parse_period(text)


@pytest.mark.parametrize(
    ("period", "months", "expected"),
    [("2022-06", 0, "2022-06"), ("2022-12", 1, "2023-01"), ("2022-01", -1, "2021-12")],
)
def test_shifting_crosses_years(period: str, months: int, expected: str):
    assert shift(period, months) == expected


def test_periods_between_includes_both_ends():
    assert periods_between("2021-11", "2022-02") == ["2021-11", "2021-12", "2022-01", "2022-02"]
    assert periods_between("2022-02", "2022-01") == []


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        ("monthly", set(range(1, 13))),
        ("quarterly", {3, 6, 9, 12}),
        ("half_yearly", {6, 12}),
        ("annual", {12}),
    ],
)
def test_due_months(frequency: str, due: set[int]):
    assert {month for month in range(1, 13) if is_due(frequency, f"2022-{month:02d}")} == due


def test_offices_write_the_month_in_chinese():
    assert chinese_period("2022-06") == "2022年6月"


@pytest.mark.parametrize(
    ("period", "day", "due"),
    [("2022-06", 5, dt.date(2022, 7, 5)), ("2022-12", 28, dt.date(2023, 1, 28))],
)
def test_a_form_is_due_in_the_month_that_follows(period: str, day: int, due: dt.date):
    assert due_date(period, day) == due


def test_offices_write_the_day_in_chinese():
    assert chinese_day(dt.date(2022, 7, 5)) == "2022年7月5日"
