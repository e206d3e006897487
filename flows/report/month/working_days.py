"""Deadlines in working days: national holidays and made-up days, the county's own days first."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import chinese_calendar

from flows.catalog.policy import Letters

_SATURDAY = 5


@dataclass(frozen=True)
class Deadline:
    """The last day for something. `is_certain` is false where a year's holidays are not known."""

    day: dt.date
    is_certain: bool

    @property
    def text(self) -> str:
        """Return the day as offices write it, with a note where holidays are not known yet."""
        note = "" if self.is_certain else "（该年节假日安排未公布，按周末休息推算）"
        return f"{self.day.year}年{self.day.month}月{self.day.day}日{note}"


def deadline(start: dt.date, days: int, own: Mapping[dt.date, bool]) -> Deadline:
    """Return the day so many working days after the start, which itself does not count.

    `own` are the days that the catalogue's calendar.csv declares working (true) or free.
    """
    day, is_certain = start, True
    while days > 0:
        day += dt.timedelta(days=1)
        is_working, is_known = _look_up(day, own)
        is_certain = is_certain and is_known
        days -= int(is_working)
    return Deadline(day, is_certain)


def answer_days(rule: Letters, level: int) -> int:
    """Return how many working days an answer to a level may take."""
    return {
        1: rule.reminder_answer_days,
        2: rule.supervision_answer_days,
        3: rule.circular_answer_days,
    }[level]


def _look_up(day: dt.date, own: Mapping[dt.date, bool]) -> tuple[bool, bool]:
    """Return whether a day is worked, and whether that is known or taken from the weekday."""
    if day in own:
        return own[day], True
    try:
        return bool(chinese_calendar.is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < _SATURDAY, False
