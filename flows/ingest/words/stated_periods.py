"""Which month a workbook says it is for; its titles first, then its dates and names."""

import re

from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import chinese_number
from flows.period import shift, year_of

_YEAR_MONTH = re.compile(r"(20\d\d)年(?:1-)?(1[0-2]|0?[1-9])月(?!\d*[日号])")
_DASHED = re.compile(r"(20\d\d)[-./_](1[0-2]|0?[1-9])(?![\d]|[-./]\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(1[0-2]|0[1-9])(?!\d)")
_DATE = re.compile(r"(20\d\d)(?:年|[-./])(1[0-2]|0?[1-9])(?:月|[-./])\d{1,2}日?")
_QUARTER = re.compile(r"(20\d\d)年?第?([一二三四1-4])季度")
_HALF = re.compile(r"(20\d\d)年(上半年|下半年)")
_YEAR = re.compile(r"(20\d\d)年度")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月(?!\d*[日号])")
_MARKS = {mark: number for number, mark in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_CHINESE_DATE = re.compile(
    r"(二[〇○零][一二三四五六七八九〇○零]{2})年"
    r"(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})(?=[日号]))?)?"
)
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_HALVES = {"上半年": 6, "下半年": 12}


def stated_period(text: str) -> str:
    """Return the month that a text states (2022年6月, 2022年第二季度, 2022-06), or nothing."""
    plain = _plain(text)
    for pattern in (_YEAR_MONTH, _DASHED, _COMPACT):
        if match := pattern.search(plain):
            return f"{match.group(1)}-{int(match.group(2)):02d}"
    for pattern, months in ((_QUARTER, _QUARTERS), (_HALF, _HALVES)):
        if match := pattern.search(plain):
            return f"{match.group(1)}-{months[match.group(2)]:02d}"
    return ""


def find_period(titles: list[str], names: list[str], folder_period: str) -> str:
    """Return the month a table is for, or nothing when it cannot be told.

    The lines above the table count before the names of sheet and file. A month without a year (6月)
    is one of the year stated beside it, or of the folder's; a year alone (2022年度) means its
    December. A date is when the form was filled in: it decides only when nothing else does, and
    stands for the folder's month when it lies in that month or the next.
    """
    texts = [*titles, *names]
    if period := next((found for text in texts if (found := stated_period(text))), ""):
        return period
    year = next((match.group(1) for text in texts if (match := _YEAR.search(_plain(text)))), "")
    for text in texts:
        if match := _MONTH.search(_plain(text)):
            return f"{year or year_of(folder_period)}-{int(match.group(1)):02d}"
    dates = {date for text in texts if (date := dated_period(text))}
    if dates & {folder_period, shift(folder_period, 1)}:
        return folder_period
    return f"{year}-12" if year else ""


def dated_period(text: str) -> str:
    """Return the month of a date (2022年6月30日), or nothing."""
    match = _DATE.search(_plain(text))
    return f"{match.group(1)}-{int(match.group(2)):02d}" if match else ""


def _plain(text: str) -> str:
    """Return the text without spaces, with 二〇二二年六月三十日 in digits."""
    return _CHINESE_DATE.sub(_in_digits, squash(text))


def _in_digits(match: re.Match[str]) -> str:
    year = "".join(str(_MARKS[mark]) for mark in match.group(1))
    month, day = (chinese_number(mark) if mark else None for mark in match.groups()[1:])
    return f"{year}年" + (f"{month}月" if month else "") + (str(day) if day else "")
