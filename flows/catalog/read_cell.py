"""How one cell of a declaration is read: small readers that raise ValueError with a sentence."""

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.period import is_period

Reader = Callable[[str], object]
#: What four digits may be a year; anything else is a slip of the keyboard.
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2199
#: A date and a month as spreadsheet programs write them back: 2026/7/3, 2026/7.
_SHORT_DATE = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})")
_SHORT_MONTH = re.compile(r"(\d{4})[/-](\d{1,2})")


@dataclass(frozen=True)
class Column:
    """One column of a declaration file; without a default the column must be there."""

    read: Reader
    is_required: bool = True
    default: object = None


def text(cell: str) -> str:
    """Return the text as it stands."""
    return cell


def filled(cell: str) -> str:
    """Return the text, which must not be empty."""
    if not cell:
        raise ValueError("不能为空")
    return cell


def number(cell: str) -> float:
    """Return a finite number."""
    if "_" in cell:  # Python would read 1_0 as 10
        raise ValueError(f"“{cell}”不是数字")
    try:
        value = float(cell)
    except ValueError:
        raise ValueError(f"“{cell}”不是数字") from None
    if not math.isfinite(value):
        raise ValueError(f"“{cell}”不是有效数字")
    return value


def whole(cell: str) -> int:
    """Return a whole number."""
    if not re.fullmatch(r"-?\d+", cell):
        raise ValueError(f"“{cell}”不是整数")
    return int(cell)


def number_or_none(cell: str) -> float | None:
    """Return a number, or None for an empty cell."""
    return number(cell) if cell else None


def yes_no(cell: str) -> bool:
    """Return True for yes, False for no or nothing."""
    if cell not in ("yes", "no", ""):
        raise ValueError(f"“{cell}”应为 yes 或 no")
    return cell == "yes"


@dataclass(frozen=True)
class OneOf:
    """A reader that accepts just these words."""

    words: tuple[str, ...]

    def __call__(self, cell: str) -> str:
        """Return the cell, or raise ValueError with the words that are allowed."""
        if cell not in self.words:
            allowed = "、".join(word or "空" for word in self.words)
            raise ValueError(f"“{cell}”应为 {allowed} 之一")
        return cell


def one_of(*words: str) -> OneOf:
    """Return a reader that accepts just these words."""
    return OneOf(words)


def many(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell separated by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def units(cell: str) -> tuple[str, ...]:
    """Return the units of a cell separated by `、`."""
    return tuple(part.strip() for part in cell.split("、") if part.strip())


def year(cell: str) -> int:
    """Return a calendar year; whether it fits its plan is for `agreement` to say."""
    value = whole(cell)
    if not _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        raise ValueError(f"“{cell}”不是四位年份")
    return value


def years(cell: str) -> tuple[int, ...]:
    """Return the years of a cell separated by `|`."""
    return tuple(year(part) for part in many(cell))


def positive(cell: str) -> float:
    """Return a number above 0."""
    value = number(cell)
    if value <= 0:
        raise ValueError(f"“{cell}”应大于 0")
    return value


def area_code(cell: str) -> str:
    """Return a statistical code of 12 digits."""
    if not re.fullmatch(r"[0-9]{12}", cell):  # a full-width digit would name another area
        raise ValueError(f"区划代码“{cell}”应为 12 位数字（用表格软件保存时请设为文本格式）")
    return cell


def area_codes(cell: str) -> tuple[str, ...]:
    """Return the area codes of a cell separated by `|`."""
    return tuple(area_code(part) for part in many(cell))


def period_or_empty(cell: str) -> str:
    """Return a period YYYY-MM, or an empty text; spreadsheet programs write 2026/7."""
    found = _SHORT_MONTH.fullmatch(cell)
    month = f"{found[1]}-{int(found[2]):02d}" if found else cell
    if month and not is_period(month):
        raise ValueError(f"“{cell}”应写成 YYYY-MM（表格软件会改写月份，请设为文本格式）")
    return month


def date_or_empty(cell: str) -> str:
    """Return a date YYYY-MM-DD, or an empty text."""
    if not cell:
        return ""
    found = _SHORT_DATE.fullmatch(cell)
    try:
        return dt.date(*map(int, found.groups())).isoformat() if found else _iso_day(cell)
    except ValueError:
        raise ValueError(f"“{cell}”应写成 YYYY-MM-DD") from None


def _iso_day(cell: str) -> str:
    return dt.date.fromisoformat(cell).isoformat()


def date(cell: str) -> str:
    """Return a date YYYY-MM-DD."""
    return date_or_empty(filled(cell))


def day_of_month(cell: str) -> int:
    """Return a day that every month has."""
    day = whole(cell)
    if not 1 <= day <= 28:
        raise ValueError(f"日期 {day} 应在 1—28 之内")
    return day


def profile(cell: str) -> tuple[float, ...]:
    """Return twelve cumulative shares ending in 1, or nothing (rules.md section 4)."""
    shares = tuple(number(part) for part in many(cell))
    if not shares:
        return ()
    if len(shares) != 12 or abs(shares[-1] - 1) > 1e-9:
        raise ValueError("季节进度应为 12 个以“|”分隔的累计比例，最后一个为 1")
    if list(shares) != sorted(shares) or shares[0] < 0:
        raise ValueError("季节进度应从小到大，且不小于 0")
    return shares


_NUMBER = r"\d+(\.\d+)?"
_CONDITION = re.compile(rf"(>=|<=|==){_NUMBER}|{_NUMBER}\.\.{_NUMBER}")


def condition(cell: str) -> str:
    """Return a condition such as `>=5`, `<=3`, `==1` or `8..10`, or nothing."""
    if cell and not _CONDITION.fullmatch(cell):
        raise ValueError(f"条件“{cell}”应写成 >=5、<=3、==1 或 8..10")
    return cell


def address(cell: str) -> str:
    """Return an e-mail address on one line."""
    if not re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+", cell):
        raise ValueError(f"“{cell}”不是邮箱地址")
    return cell
