"""Reporting periods: calendar months written `YYYY-MM`, which sort as text, and quarters."""

import datetime as dt
import re
from dataclasses import dataclass

from flows.errors import UsageError
from flows.words.sentence import sentence

_QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])")
_NUMERALS = "一二三四"
_MONTHS_A_QUARTER = 3
_PERIOD = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_HALF = re.compile(r"(\d{4})H([12])")
_MONTHS_OF_HALF = 6

#: Every how many months something of a frequency is due.
DUE_EVERY = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "annual": 12}
#: A month after every real one.
FOREVER = "9999-99"


def parse_period(text: str) -> str:
    """Return the period that a person typed, or raise UsageError."""
    if not _PERIOD.fullmatch(text):
        raise UsageError(sentence("error.month", text=text))
    return text


def is_period(text: str) -> bool:
    """Return whether the text is a period."""
    return _PERIOD.fullmatch(text) is not None


def parse_day(text: str) -> dt.date:
    """Return the day that a person typed, or raise UsageError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(sentence("error.day", text=text)) from None


def parse_half(text: str) -> str:
    """Return the half-year that a person typed, or raise UsageError."""
    if not _HALF.fullmatch(text):
        raise UsageError(sentence("error.half", text=text))
    return text


def half_of(period: str) -> str:
    """Return the half-year of a month: 2022H1."""
    return f"{year_of(period)}H{1 if month_of(period) <= _MONTHS_OF_HALF else 2}"


def months_of_half(half: str) -> list[str]:
    """Return the six months of a half-year."""
    first = 1 if half.endswith("1") else 1 + _MONTHS_OF_HALF
    return [f"{half[:4]}-{month:02d}" for month in range(first, first + _MONTHS_OF_HALF)]


def chinese_half(half: str) -> str:
    """Return the half-year as offices write it: 2022年上半年."""
    return f"{half[:4]}年{'上' if half.endswith('1') else '下'}半年"


def year_of(period: str) -> int:
    """Return the period's year."""
    return int(period[:4])


def month_of(period: str) -> int:
    """Return the period's month number, 1 to 12."""
    return int(period[5:])


def month_index(period: str) -> int:
    """Return the month's number since year 0, so that December is 11 modulo 12."""
    return year_of(period) * 12 + month_of(period) - 1


def shift(period: str, months: int) -> str:
    """Return the period so many months later (earlier when negative)."""
    count = month_index(period) + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def periods_between(first: str, last: str) -> list[str]:
    """Return all periods from the first to the last, both included."""
    periods = []
    while first <= last:
        periods.append(first)
        first = shift(first, 1)
    return periods


def is_due(frequency: str, period: str) -> bool:
    """Return whether something of this frequency is due in the period (rules.md section 2)."""
    return month_of(period) % DUE_EVERY[frequency] == 0


def due_date(period: str, due_day: int) -> dt.date:
    """Return the day by which a form for the period is due (intake.md, "Receipt")."""
    following = shift(period, 1)
    return dt.date(year_of(following), month_of(following), due_day)


def chinese_period(period: str) -> str:
    """Return the period as offices write it: 2022年6月."""
    return f"{year_of(period)}年{month_of(period)}月"


def chinese_day(day: dt.date) -> str:
    """Return the day as offices write it: 2022年7月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year; `number` 1 to 4."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """Return the quarter as folders and people who type write it: 2022-Q2."""
        return f"{self.year:04d}-Q{self.number}"

    @property
    def name(self) -> str:
        """Return the quarter as offices write it: 2022年二季度."""
        return f"{self.year}年{self.short_name}"

    @property
    def short_name(self) -> str:
        """Return the quarter without its year: 二季度."""
        return f"{_NUMERALS[self.number - 1]}季度"

    @property
    def last(self) -> str:
        """Return its last month, in which it is judged."""
        return f"{self.year:04d}-{_MONTHS_A_QUARTER * self.number:02d}"

    @property
    def first(self) -> str:
        """Return its first month."""
        return shift(self.last, 1 - _MONTHS_A_QUARTER)

    @property
    def months(self) -> tuple[str, ...]:
        """Return its three months."""
        return tuple(periods_between(self.first, self.last))

    @property
    def previous(self) -> "Quarter":
        """Return the quarter before."""
        return quarter_of(shift(self.first, -1))

    @property
    def following(self) -> "Quarter":
        """Return the next quarter."""
        return quarter_of(shift(self.last, 1))


def quarter_of(period: str) -> Quarter:
    """Return the quarter of a month."""
    return Quarter(year_of(period), 1 + (month_of(period) - 1) // _MONTHS_A_QUARTER)


def parse_quarter(text: str) -> Quarter:
    """Return the quarter that a person typed (2022-Q2 or 2022Q2), or raise UsageError."""
    found = _QUARTER.fullmatch(text.strip())
    if found is None:
        raise UsageError(sentence("error.quarter", text=text))
    return Quarter(int(found[1]), int(found[2]))
