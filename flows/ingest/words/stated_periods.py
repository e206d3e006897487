"""Which month a workbook says it is for; its titles first, then its dates and names."""

import re
from functools import lru_cache

from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import chinese_number
from flows.period import shift, year_of

_YEAR_OF = r"(?<![\d])(20\d\d|(?<!\.)\d\d(?=年))\)?(?:年度?|(?=\.0?1[-~至到]))"
_MONTH_OF = r"(1[0-2]|0?[1-9])"
_YEAR_MONTH = re.compile(
    rf"{_YEAR_OF}[(.]*(?:截[至止])?(?:0?1月?[-~至到])?{_MONTH_OF}\)?月(?!\d*[日号])"
)
_DASHED = re.compile(r"(20\d\d)[-./_](1[0-2]|0?[1-9])(?![\d]|[-./]\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(1[0-2]|0[1-9])(?!\d)")
_DATE = re.compile(r"(20\d\d)(?:年|[-./])(1[0-2]|0?[1-9])(?:月|[-./])\d{1,2}日?")
_COMPACT_DATE = re.compile(r"(?<!\d)(20\d\d)(1[0-2]|0[1-9])(?:[0-2]\d|3[01])(?!\d)")
_QUARTER = re.compile(r"(20\d\d)\)?年?度?(?:第|前|(?:1|一)[-~至到])?([一二三四1-4])季度")
_HALF = re.compile(r"(20\d\d)\)?年度?([上下]?半年)")
_YEAR = re.compile(r"(20\d\d)年度")
#: A year that heads a table: 2021年…月报表, not 2021-2025年 nor 2021年以来.
_LONE_YEAR = re.compile(r"(?<![-~至到\d])(20\d\d)\)?年(?!以来|[-~至到起前后\d])")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月(?!\d*[日号])|月份:(1[0-2]|0?[1-9])(?!\d)")
_MARKS = {mark: number for number, mark in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_CHINESE_DATE = re.compile(
    r"(二[〇○零][一二三四五六七八九〇○零]{2})年"
    r"(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})(?=[日号]))?)?"
)
#: 六月, 元月; 一月一报 says how often.
_CHINESE_MONTH = re.compile(
    r"(十[一二]?|[一二三四五六七八九元])月(?!一|[一二三四五六七八九十]+[日号])"
)
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_HALVES = {"上半年": 6, "半年": 6, "下半年": 12}
_ANY_MONTH = r"20\d\d(?:年|[-./])\d{1,2}(?:月|(?![-./\d]))(?:\d{1,2}日)?"
#: Months that are not the report's: how long a form is valid, who issued it, what is compared.
_ASIDES = re.compile(
    rf"(?:有效期[至限到]?|批准[日时]期?间?|截止[日时]期?间?|[上去]年?[月期]?(?:同期)?)[:(]*{_ANY_MONTH}"
    rf"|[与较比同]{_ANY_MONTH}|{_ANY_MONTH}(?:印发|制定|修订|发布|批准)"
)
#: A month behind 填报时间 is when the form was filled in, as a date is.
_FILLED_IN = re.compile(
    r"((?:填[报表写]|报送|上报|制表|编制|打印)(?:时间|日期):?)(20\d\d)(?:年|[-./])(\d{1,2})(?:月(?!\d)|(?![-./\d月]))"
)


def stated_period(text: str) -> str:
    """Return the month that a text states (2022年6月, 2022年第二季度, 2022-06), or nothing."""
    plain = _plain(text)
    for pattern in (_YEAR_MONTH, _DASHED, _COMPACT):
        if match := pattern.search(plain):
            return f"20{match.group(1)[-2:]}-{int(match.group(2)):02d}"
    for pattern, months in ((_QUARTER, _QUARTERS), (_HALF, _HALVES)):
        if match := pattern.search(plain):
            return f"{match.group(1)}-{months[match.group(2)]:02d}"
    return ""


def find_period(titles: list[str], names: list[str], folder_period: str) -> str:
    """Return the month a table is for, or nothing when it cannot be told.

    The lines above the table count before the names of sheet and file. A month without a year (6月)
    is one of the year stated beside it, of one that heads the table (2021年…月报表), or of the
    folder's; a year alone (2022年度) means its December. A date is when the form was filled in: it
    decides only when nothing else does, and stands for the folder's month when it lies in that
    month or the next.
    """
    texts = [*titles, *names]
    if period := next((found for text in texts if (found := stated_period(text))), ""):
        return period
    year = next(iter(_all(_YEAR, texts)), "")
    if month := next(iter(_all(_MONTH, texts)), ""):
        own = str(year_of(folder_period))
        heads = _all(_LONE_YEAR, texts)
        return f"{year or (own if own in heads or not heads else heads[0])}-{int(month):02d}"
    dates = {date for text in texts if (date := dated_period(text))}
    if dates & {folder_period, shift(folder_period, 1)}:
        return folder_period
    return f"{year}-12" if year else ""


def _all(pattern: re.Pattern[str], texts: list[str]) -> list[str]:
    """Return what each text that fits says."""
    matches = (pattern.search(_plain(text)) for text in texts)
    return ["".join(filter(None, match.groups())) for match in matches if match]


def dated_period(text: str) -> str:
    """Return the month of a date (2022年6月30日), or nothing."""
    plain = _plain(text)
    match = _DATE.search(plain) or _COMPACT_DATE.search(plain)
    return f"{match.group(1)}-{int(match.group(2)):02d}" if match else ""


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return the text without spaces and other months, with 二〇二二年六月三十日 in digits."""
    plain = _CHINESE_DATE.sub(_in_digits, squash(text))
    plain = _CHINESE_MONTH.sub(_month_in_digits, plain)
    return _FILLED_IN.sub(r"\1\2年\3月1日", _ASIDES.sub("", plain))


def _month_in_digits(match: re.Match[str]) -> str:
    return f"{1 if match.group(1) == '元' else chinese_number(match.group(1))}月"


def _in_digits(match: re.Match[str]) -> str:
    year = "".join(str(_MARKS[mark]) for mark in match.group(1))
    month, day = (chinese_number(mark) if mark else None for mark in match.groups()[1:])
    return f"{year}年" + (f"{month}月" if month else "") + (str(day) if day else "")
