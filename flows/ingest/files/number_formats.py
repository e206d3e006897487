"""What a number format tells of a cell: per cent, a percent sign as text, a month, a unit."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from flows.ingest.grid import ShownAs
from flows.ingest.words.units import find_unit

#: `percent` shows a hundred times the value, `percent_text` the value itself with a sign behind it.
FormatKind = Literal["percent", "percent_text", "month", ""]

#: Formats that every program knows by number: 0% and 0.00%; mmm-yy, and yyyy年m月 in Chinese ones.
PERCENT_NUMBERS = frozenset({9, 10})
MONTH_NUMBERS = frozenset({17, 27, 36, 50, 52, 57})
_LITERAL = re.compile(r'"([^"]*)"?|[\\!](.)|[_*].')
_ASIDE = re.compile(r"\[[^\]]*\]")
#: Digits, those behind a point that is only text, commas behind the last one, what follows.
_DIGITS = re.compile(
    r'[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]+)?(?:(?:\\!|"!"|[!\\"])\."?([0#?]+))?(,*)([^0#?]*)$'
)
_GENERAL = re.compile(r"General|G/通用格式")
_PADDING = re.compile(r"[_*].")
_DATE_LETTERS = re.compile(r"[ymdhse/@]", re.I)
_WORD = re.compile(r"[^\W\d_]")
_THOUSAND = 3
#: What may follow a number instead of a unit: of the column's own unit so many.
_POWERS = ("千", "万", "亿")
_FIRST_SECTION = re.compile(r'(?:"[^"]*"?|\\.|[^;"\\])*')


def kind_of_number(number: int) -> FormatKind:
    """Return the kind of a format that is only known by its number."""
    if number in PERCENT_NUMBERS:
        return "percent"
    return "month" if number in MONTH_NUMBERS else ""


@lru_cache(maxsize=1024)
def kind_of_format(code: str) -> FormatKind | ShownAs:
    """Return the kind of a format code, or the unit it shows; its first section decides."""
    match = _FIRST_SECTION.match(_ASIDE.sub("", code))
    section = match.group() if match else ""
    bare = _LITERAL.sub("", section).lower()
    if "%" in bare:
        return "percent"
    if "y" in bare and "m" in bare and not set(bare) & set("dhs0#?"):
        return "month"
    literal = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(section))
    if "%" in literal or "％" in literal:
        return "percent_text"
    return _shown_as(section) or ""


def _shown_as(section: str) -> ShownAs | None:
    """Return the unit behind the digits of 0.00"万元", or how 0!.0, shows a value; else None.

    A point that is text (0!.0000) moves the figure behind it by its digits, a comma behind the
    last digit by thousands.
    """
    plain = _GENERAL.sub("0", _PADDING.sub("", section))
    match = _DIGITS.search(plain)
    if not match or _DATE_LETTERS.search(_LITERAL.sub("", plain)):
        return None
    moved, commas, tail = match.groups()
    unit = re.sub(r'["\\! ]', "", tail)
    times = Decimal(1).scaleb(-len(moved or "") - _THOUSAND * len(commas))
    return shown_with(unit, times)


def shown_with(unit: str, times: Decimal) -> ShownAs | None:
    """Return how a value is shown with a text behind it, None where it is plain.

    Behind a value that is moved any word counts: 0.035百万 is no 0.035.
    """
    if find_unit(unit) or unit in _POWERS:
        return ShownAs(unit, times)
    if times == 1:
        return None
    return ShownAs(unit if _WORD.search(unit) else "", times)


def shown_places(
    kinds: Mapping[FormatKind | ShownAs, Iterable[tuple[int, int]]],
) -> dict[tuple[int, int], ShownAs]:
    """Return how the cells are shown whose format says a unit, from the cells of each kind."""
    return {
        place: kind
        for kind, places in kinds.items()
        if isinstance(kind, ShownAs)
        for place in places
    }
