"""What a number format tells of a cell: per cent, a percent sign as text, a month without day."""

import re
from functools import lru_cache
from typing import Literal

#: `percent` shows a hundred times the value, `percent_text` the value itself with a sign behind it.
FormatKind = Literal["percent", "percent_text", "month", ""]

#: Formats that every program knows by number: 0% and 0.00%; mmm-yy, and yyyy年m月 in Chinese ones.
PERCENT_NUMBERS = frozenset({9, 10})
MONTH_NUMBERS = frozenset({17, 27, 36, 50, 52, 57})
_LITERAL = re.compile(r'"([^"]*)"?|\\(.)|[_*].')
_ASIDE = re.compile(r"\[[^\]]*\]")
_FIRST_SECTION = re.compile(r'(?:"[^"]*"?|\\.|[^;"\\])*')


def kind_of_number(number: int) -> FormatKind:
    """Return the kind of a format that is only known by its number."""
    if number in PERCENT_NUMBERS:
        return "percent"
    return "month" if number in MONTH_NUMBERS else ""


@lru_cache(maxsize=1024)
def kind_of_format(code: str) -> FormatKind:
    """Return the kind of a format code; the section for positive numbers decides."""
    match = _FIRST_SECTION.match(_ASIDE.sub("", code))
    section = match.group() if match else ""
    bare = _LITERAL.sub("", section).lower()
    if "%" in bare:
        return "percent"
    if "y" in bare and "m" in bare and not set(bare) & set("dhs0#?"):
        return "month"
    literal = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(section))
    return "percent_text" if "%" in literal or "％" in literal else ""
