"""What stands in a cell, read as intake.md's table of values says; nothing is guessed."""

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from flows.ingest.grid import CellError, CellValue
from flows.ingest.words.plain_text import flat, squash
from flows.ingest.words.units import find_unit

PLACEHOLDERS = frozenset(
    ["", "/", "-", "--", "...", "....", "......", "..", "无", "未统计", "暂无", "n/a", "na", "暂缺"]
)
_YES = frozenset(["是", "√", "✓", "✔", "☑"])
_NO = frozenset(["否", "×", "✗", "✘", "☒"])
#: Groups of three digits begin with no 0: 0,125 is something else.
_NUMBER = re.compile(
    r"([+-]?) ?([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(\.\d+)?\s*(\D*)"
)
_ERROR = re.compile(r"#(REF|DIV/0|VALUE|NAME|N/A|NUM|NULL|SPILL|CALC|GETTING_DATA)[!?]?", re.I)
_CHINESE = re.compile(r"([零〇一二两三四五六七八九十百千万亿]+)\s*(\D*)")
_DIGITS = {mark: number for number, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
#: 一百二 is said for 120 and may be meant for 102.
_CLIPPED = re.compile(r"[百千万亿][一二两三四五六七八九]$")
_EVIDENT = re.compile(r"[+-]?\d+(?:[.。]\d+)?")
_FIGURE = r"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
#: How accountants write a number below zero.
_NEGATIVES = (
    re.compile(rf"\( ?[¥$]?{_FIGURE} ?\)"),
    re.compile(rf"[¥$]?{_FIGURE} ?-"),
    re.compile(rf"[△▲负] ?[¥$]?{_FIGURE}"),
)
_MONEY = re.compile(rf"(?:-? ?[¥$]|[¥$] ?-) ?{_FIGURE}")
#: Such a mark beside more than the number: whether it is below zero cannot be told.
_SIGNED = re.compile(r"[△▲负减降↓]|\(.*\d.*\)|\d ?-$")
#: Letters that are typed for 1 and 0, and a point without the 0 before it.
_MISTYPED = re.compile(r"[lo|]|(?<!\d)\.\d")
#: Beside a number they say that it is of another size: 12百万, 3k, 12万余.
_SCALED = re.compile(r"[十百千万亿kw/]")
#: Figures that are not written as one number: below each other, or listed with 、.
_SEVERAL = re.compile(r"\d\s*[\r\n]\s*\d|\d\s*、\s*\d")
#: Digits in rings and brackets, raised ones and fractions: marks of notes, never part of a figure.
_NOTE_MARKS = re.compile(
    r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u24ff"
    r"\u2776-\u2793\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf]+"
)

_FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215f]")


class CellReading(NamedTuple):
    """What a cell says: `number`, `blank`, `text` (no number), `error`, `yes` or `no`.

    `unit` is what the cell itself states; `suggestion` a number that the text evidently means.
    """

    state: str
    value: float | None = None
    unit: str = ""
    suggestion: str = ""


_BLANK = CellReading("blank")
_ERROR_READING = CellReading("error")
#: No office counts so much: infinity and what a broken formula leaves.
_MOST = 1e18


def read_value(value: CellValue) -> CellReading:
    """Return what the cell says."""
    if value is None:
        return _BLANK
    if isinstance(value, bool):
        return CellReading("text")
    if isinstance(value, float | int):
        return CellReading("number", float(value)) if -_MOST < value < _MOST else _ERROR_READING
    if isinstance(value, CellError):
        return CellReading("error")
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return CellReading("text")
    return read_text(value)


@lru_cache(maxsize=65536)
def read_text(text: str) -> CellReading:
    """Return what a text in a cell says."""
    if _NOTE_MARKS.search(text):
        return CellReading("text", suggestion=_without_marks(text))
    if _SEVERAL.search(text):
        return CellReading("text")
    plain = flat(text)
    if plain.replace("…", "").lower() in PLACEHOLDERS or squash(text) in PLACEHOLDERS:
        return _BLANK
    if _ERROR.fullmatch(plain):
        return CellReading("error")
    if plain in _YES or plain in _NO:
        return CellReading("yes" if plain in _YES else "no", 1.0 if plain in _YES else 0.0)
    number = _read_number(plain)
    if number is not None:
        return number
    return CellReading("text", suggestion=_suggest(plain))


def _without_marks(text: str) -> str:
    """Return the number that a text such as 12① is without its marks of notes, or nothing."""
    if _FRACTION.search(text):
        return ""
    rest = flat(_NOTE_MARKS.sub("", text))
    return _bare(rest) if _EVIDENT.fullmatch(rest) else ""


def _read_number(plain: str) -> CellReading | None:
    match = _NUMBER.fullmatch(plain)
    if match:
        sign, whole, fraction, unit = match.groups()
        value = float(sign + re.sub("[, ]", "", whole) + (fraction or ""))
        return _with_unit(value, unit)
    match = _CHINESE.fullmatch(plain)
    if match:
        count = chinese_number(match.group(1))
        if count is not None:
            return _with_unit(float(count), match.group(2))
    return None


def _with_unit(value: float, unit: str) -> CellReading | None:
    unit = unit.strip()
    if value >= _MOST or value <= -_MOST:
        return None
    if not unit or unit in ("万", "亿", "千") or find_unit(unit):
        return CellReading("number", value, unit)
    return None


def chinese_number(text: str) -> int | None:
    """Return the number of a numeral such as 一百零五, or None when it is not well formed."""
    if len(text) > 1 and all(mark in _DIGITS for mark in text):
        return None
    if text[0] in "万亿百千" or _CLIPPED.search(text):
        return None
    total = section = digit = 0
    for mark in text:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _POWERS:
            section += (digit or 1) * _POWERS[mark]
            digit = 0
        else:
            total = (total + section + digit) * (10_000 if mark == "万" else 100_000_000)
            section = digit = 0
    return total + section + digit


def _suggest(plain: str) -> str:
    """Return the number that the text evidently means: 约12 → 12, (5) → -5; else nothing."""
    for pattern in _NEGATIVES:
        if match := pattern.fullmatch(plain):
            return "-" + _bare(match.group(1))
    if match := _MONEY.fullmatch(plain):
        return ("-" if "-" in plain else "") + _bare(match.group(1))
    if _SIGNED.search(plain) or _MISTYPED.search(plain.lower()):
        return ""
    found = _EVIDENT.findall(plain)
    rest = _EVIDENT.sub("", plain)
    if len(found) == 1 and len(rest) <= 3 and not _SCALED.search(rest.lower()):
        return _bare(found[0])
    joined = plain.replace(" ", "")
    return joined if joined.isdigit() and joined != plain else ""


def _bare(number: str) -> str:
    return number.replace(",", "").replace("。", ".").lstrip("+")
