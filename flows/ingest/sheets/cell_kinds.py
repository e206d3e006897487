"""What kind of thing a cell holds, whatever its language: number, date, mark, text or nothing."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from flows.ingest.grid import CellError, CellValue
from flows.ingest.sheets.sheet import is_figure
from flows.ingest.words.values import read_value

BLANK, NUMBER, DATE, MARK, TEXT = ".", "n", "d", "m", "t"
FIGURES = frozenset([NUMBER, DATE])
#: Years that head a column or label a row; statistics before 1800 are rare.
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
#: A number with a sign, a currency, groups of three, a percent sign and a footnote behind it.
_NOTED_NUMBER = re.compile(
    r"[<>≤≥~≈]?\s?[+\-−–]?\s?[$€£¥￥]?\s?(?:\d{1,3}(?:[ ,.'’\u00a0\u2009\u202f]\d{3})+|\d+)"
    r"(?:[.,]\d+)?\s?%?"
    r"(?:\s?(?:\(\w{1,2}\)|\[\w{1,2}\]|\*{1,3}|[†‡§]|[A-Za-z]|[¹²³⁴⁵⁶⁷⁸⁹]+|\\\d|/\d))?"
)
_PLAIN_NUMBER = r"[<>≤≥]?\s?[+\-−–]?\s?\d[\d,]*(?:\.\d+)?\s?%?"
#: A figure and its spread, share or interval: 12.3 ± 0.4, 34 (12.5%), 0.85 (0.72–0.99).
_COMPOSED = re.compile(
    rf"{_PLAIN_NUMBER}\s?(?:(?:±|\+/-)\s?{_PLAIN_NUMBER}"
    rf"|[(\[]\s?{_PLAIN_NUMBER}\s?(?:(?:[-–—,;]|to)\s?{_PLAIN_NUMBER}\s?)?[)\]])"
)
#: The bracket may be closed in a column of its own: (1,234 | ).
_BRACKETED = re.compile(r"\(\s?[$€£¥]?\s?\d[\d,. ]*%?\s?\)?")
_FIGURES = (_NOTED_NUMBER, _BRACKETED, _COMPOSED)
#: What stands for "no figure" in statistics: signs alone, (NA), (X), n.a., X.
_MARK = re.compile(r"(?!.*[%‰°$€£¥])[\W_]{1,6}|\([A-Za-z]{1,3}\)|[nN]\.?\s?[aAdDsS]\.?|[xX]|[nN]il")
_BOUNDS = frozenset("<>≤≥")
#: 000 and '000 are a unit of a thousand, no figure.
_ONLY_ZEROS = re.compile(r"'?0{2,}s?")
_NOTED_YEAR = re.compile(
    r"(\d{4})\s?(?:[a-z]|\*{1,3}|[†‡]|[(\[]\w{1,4}\.?[)\]]|[¹²³⁴⁵⁶⁷⁸⁹]|\\\d|\d\\|/\d)?"
)
_DATE_TEXT = re.compile(
    r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:19|20)?\d\d|\d{4}年\d{1,2}月\d{1,2}日"
)
_COLUMN_NUMBER = re.compile(r"[(\[]?(\d{1,2})[)\]]?")
_FORMULA_OF_COLUMNS = re.compile(r"[(\[]?\d{1,2}[)\]]?(?:\s?[-+/*×÷=~]\s?[(\[]?\d{1,3}[)\]]?)+%?")
_FORMULA_OF_LETTERS = re.compile(r"[A-Z]\s?=\s?[A-Z](?:\s?[-+/*×÷]\s?(?:[A-Z]|100%?))+")
#: What may stand for 甲 before the numbers of the columns.
_HEADS_NUMBERS, _FIRST_MARK = frozenset(["栏次", "栏号", "列次", "列号", "栏"]), "甲"
_ORDINALS = "甲乙丙丁戊己庚辛壬癸ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def kind_of(value: CellValue) -> str:
    """Return the cell's kind; an error value counts as the number that should stand there."""
    if type(value) is float or type(value) is int:
        return NUMBER
    if value is None or value == "":
        return BLANK
    if isinstance(value, CellError):
        return NUMBER
    if isinstance(value, str):
        return _kind_of_text(value)
    return DATE if isinstance(value, dt.date | dt.time | dt.timedelta) else TEXT


@lru_cache(maxsize=65536)
def _kind_of_text(text: str) -> str:
    plain = text.strip()
    if not plain:
        return BLANK
    if _DATE_TEXT.fullmatch(plain):
        return DATE
    if _ONLY_ZEROS.fullmatch(plain):
        return TEXT
    if is_figure(plain) or any(one.fullmatch(plain) for one in _FIGURES):
        return NUMBER
    if read_value(plain).state == "blank" or _MARK.fullmatch(plain):
        return MARK
    return TEXT


def is_bracketed(value: CellValue) -> bool:
    """Return whether a cell's text stands in brackets."""
    return isinstance(value, str) and value.strip().startswith(("(", "（", "["))


def is_bound(value: CellValue) -> bool:
    """Return whether a cell's text is in brackets or the bound of a class: < $5,000."""
    return is_bracketed(value) or (isinstance(value, str) and value.strip()[:1] in _BOUNDS)


def is_year(value: CellValue) -> bool:
    """Return whether a cell's figure may be a year; a footnote may stand behind it: 2001r."""
    number = _number(value)
    return number is not None and _FIRST_YEAR <= number <= _LAST_YEAR and number % 1 == 0


def _number(value: CellValue) -> float | None:
    if isinstance(value, bool | CellError):
        return None
    if isinstance(value, float | int):
        return float(value)
    if isinstance(value, str) and (noted := _NOTED_YEAR.fullmatch(value.strip())):
        return float(noted.group(1))
    reading = read_value(value) if isinstance(value, str) else None
    return reading.value if reading and not reading.unit else None


def sequence_of(values: Sequence[CellValue]) -> str:
    """Return what a run of figures counts: years, dates, counts (1 2 3 …), steps, or nothing."""
    if not values:
        return ""
    if all(_is_date(value) for value in values):
        days = [str(value) for value in values]
        is_text = any(isinstance(value, str) for value in values)
        is_run = days == sorted(set(days)) or days == sorted(set(days))[::-1]
        return "dates" if is_run or (is_text and len(set(days)) == len(days)) else ""
    numbers = [number for value in values if (number := _number(value)) is not None]
    return _sequence_of_numbers(numbers) if len(numbers) == len(values) else ""


def _is_date(value: CellValue) -> bool:
    return isinstance(value, dt.date) or (isinstance(value, str) and kind_of(value) == DATE)


def _sequence_of_numbers(numbers: list[float]) -> str:
    if all(_FIRST_YEAR <= number <= _LAST_YEAR and number % 1 == 0 for number in numbers):
        return "years"
    if len(numbers) < 2:
        return ""
    steps = {round(b - a, 9) for a, b in zip(numbers, numbers[1:], strict=False)}
    if _is_count(numbers):
        return "counts"
    if len(numbers) > 2 and (len(steps) == 1 and steps != {0.0}):
        return "steps"
    return ""


def _is_count(numbers: list[float]) -> bool:
    """Return whether numbers count 1 2 3 … 12, perhaps from 0, perhaps once per group."""
    first = numbers[0]
    if first not in (0.0, 1.0):
        return False
    pairs = zip(numbers, numbers[1:], strict=False)
    return numbers[1] == first + 1 and all(b in (a + 1, first) for a, b in pairs)


def is_dated(values: Sequence[CellValue]) -> bool:
    """Return whether the values are different dates."""
    return sequence_of(values) == "dates"


def is_ascending(values: Sequence[CellValue]) -> bool:
    """Return whether figures go up (or down) all the way: thresholds, ages, distances."""
    if values and all(isinstance(value, dt.date) for value in values):
        return sequence_of(values) == "dates"
    numbers = [_number(value) for value in values]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or len(known) < 3:
        return False
    ups = [b > a for a, b in zip(known, known[1:], strict=False)]
    return all(ups) or (not any(ups) and len(set(known)) == len(known))


def numbers_columns(values: Sequence[CellValue]) -> bool:
    """Return whether a row only numbers the columns: 甲 乙 1 2, (1) (2) (1)/(2), A B 1 2."""
    marks: list[str] = []
    counts = last = 0
    for value in values:
        text = "" if value is None else str(value).strip().removesuffix(".0")
        if not text:
            continue
        ordinal, number, is_formula = _column_mark(text)
        if ordinal:
            marks.append(ordinal)
        elif number in (last + 1, 1):
            last, counts = number, counts + 1
        elif counts and is_formula:
            last, counts = last + 1, counts + 1
        else:
            return False
    if not _are_in_order(marks):
        return False
    return counts >= 3 or (bool(marks) and len(marks) + counts >= 2) or counts == last == 2


@lru_cache(maxsize=4096)
def _column_mark(text: str) -> tuple[str, int, bool]:
    """Return a text as mark of a column: its ordinal, its number or -1, whether it is a formula."""
    text = _FIRST_MARK if text in _HEADS_NUMBERS else unicodedata.normalize("NFKC", text)
    bare = text.strip("()[]")[: 1 if _FORMULA_OF_LETTERS.fullmatch(text) else None]
    ordinal = bare if len(bare) == 1 and bare in _ORDINALS else ""
    match = _COLUMN_NUMBER.fullmatch(text)
    return ordinal, int(match[1]) if match else -1, bool(_FORMULA_OF_COLUMNS.fullmatch(text))


def _are_in_order(marks: Sequence[str]) -> bool:
    """Return whether 甲 乙 … or A B … stand in their order; a single A is a label."""
    if marks and marks[0].isascii() and (len(marks) < 2 or marks[0] not in "Aa"):
        return False
    return list(marks) == sorted(marks, key=_ORDINALS.index)
