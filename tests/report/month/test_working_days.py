import datetime as dt

import pytest

from flows.report.month.working_days import deadline

WEDNESDAY = dt.date(2022, 7, 6)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (WEDNESDAY, 1, dt.date(2022, 7, 7)),
        (WEDNESDAY, 3, dt.date(2022, 7, 11)),
        (dt.date(2022, 9, 30), 1, dt.date(2022, 10, 8)),
        (dt.date(2022, 10, 7), 2, dt.date(2022, 10, 9)),
    ],
)
def test_weekends_and_holidays_do_not_count_and_made_up_days_do(start, days, end):
    assert deadline(start, days, {}).day == end


def test_the_countys_own_days_go_first():
    own = {dt.date(2022, 7, 7): False, dt.date(2022, 7, 9): True}

    assert deadline(WEDNESDAY, 2, own).day == dt.date(2022, 7, 9)


def test_a_year_nobody_knows_has_free_weekends_and_says_so():
    found = deadline(dt.date(2040, 7, 6), 1, {})

    assert (found.day, found.is_certain) == (dt.date(2040, 7, 9), False)
    assert found.text == "2040年7月9日（该年节假日安排未公布，按周末休息推算）"
    assert deadline(WEDNESDAY, 1, {}).text == "2022年7月7日"
