"""Periods are months written YYYY-MM, quarters YYYY-Qn."""

import datetime as dt

import pytest

from flows.errors import UsageError
from flows.period import (
    Quarter,
    chinese_day,
    chinese_period,
    due_date,
    is_due,
    parse_day,
    parse_period,
    parse_quarter,
    periods_between,
    quarter_of,
    shift,
)


@pytest.mark.parametrize(
    "text", ["2022-6", "2022-13", "2022-00", "22-06", "2022/06", "", "2022-061"]
)
def test_what_is_no_month_is_refused(text: str):
    with pytest.raises(UsageError):
        parse_period(text)


def test_a_day_is_a_date_of_the_calendar():
    assert parse_day("2022-02-28") == dt.date(2022, 2, 28)
    for text in ("2022-02-29", "28.2.2022", ""):
        with pytest.raises(UsageError):
            parse_day(text)


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


@pytest.mark.parametrize("text", ["2022-Q2", "2022Q2", "2022q2", " 2022-q2 "])
def test_a_quarter_is_read_in_both_spellings(text: str):
    assert parse_quarter(text) == Quarter(2022, 2)


@pytest.mark.parametrize("text", ["2022-Q5", "2022-Q0", "2022-06", "Q2", "2022", ""])
def test_anything_else_is_no_quarter(text: str):
    with pytest.raises(UsageError, match="YYYY-Qn"):
        parse_quarter(text)


def test_a_quarter_knows_its_months_and_its_neighbours():
    first = Quarter(2022, 1)

    assert first.months == ("2022-01", "2022-02", "2022-03")
    assert (first.first, first.last) == ("2022-01", "2022-03")
    assert (first.previous, first.following) == (Quarter(2021, 4), Quarter(2022, 2))
    assert (first.code, first.name, first.short_name) == ("2022-Q1", "2022年一季度", "一季度")


def test_each_month_belongs_to_one_quarter():
    quarters = [quarter_of(f"2022-{month:02d}").number for month in range(1, 13)]

    assert quarters == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
