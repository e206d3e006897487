"""Which month a workbook says it is for; its titles first, then its dates and names."""

import re

from flows.ingest.normal import squash
from flows.period import month_of, year_of

_YEAR_MONTH = re.compile(r"(20\d\d)年(?:1-)?(1[0-2]|0?[1-9])月(?!\d*[日号])")
_DASHED = re.compile(r"(20\d\d)[-./_](1[0-2]|0?[1-9])(?![\d]|[-./]\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(1[0-2]|0[1-9])(?!\d)")
_DATE = re.compile(r"(20\d\d)(?:年|[-./])(1[0-2]|0?[1-9])(?:月|[-./])\d{1,2}日?")
_QUARTER = re.compile(r"(20\d\d)年?第?([一二三四1-4])季度")
_HALF = re.compile(r"(20\d\d)年(上半年|下半年)")
_YEAR = re.compile(r"(20\d\d)年度")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月(?!\d*[日号])")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_HALVES = {"上半年": 6, "下半年": 12}


def stated_period(text: str) -> str:
    """Return the month that a title states (2022年6月, 2022年第二季度, 2022-06), or nothing."""
    plain = squash(text)
    for pattern in (_YEAR_MONTH, _DASHED, _COMPACT):
        if match := pattern.search(plain):
            return f"{match.group(1)}-{int(match.group(2)):02d}"
    for pattern, months in ((_QUARTER, _QUARTERS), (_HALF, _HALVES)):
        if match := pattern.search(plain):
            return f"{match.group(1)}-{months[match.group(2)]:02d}"
    if match := _YEAR.search(plain):
        return f"{match.group(1)}-12"
    return ""


def dated_period(text: str) -> str:
    """Return the month of a date (2022年6月30日), or nothing."""
    match = _DATE.search(squash(text))
    return f"{match.group(1)}-{int(match.group(2)):02d}" if match else ""


def find_period(titles: list[str], names: list[str], folder_period: str) -> str:
    """Return the month a table is for, or nothing when it cannot be told.

    Titles and lines of the sheet count before the names of sheet and file; a month without a year
    (6月) counts as one of the folder's year; a date that is a filling date decides only when
    nothing else does and it lies in the folder's month.
    """
    for texts in (titles, names):
        for text in texts:
            if period := stated_period(text):
                return period
    dates = {period for text in titles if (period := dated_period(text))}
    if folder_period in dates:
        return folder_period
    for text in [*titles, *names]:
        if match := _MONTH.search(squash(text)):
            month = int(match.group(1))
            if month == month_of(folder_period):
                return folder_period
            return f"{year_of(folder_period)}-{month:02d}"
    return ""
