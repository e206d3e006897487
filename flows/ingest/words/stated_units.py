"""Texts that state a unit: headers such as 收入（本年累计，元）, lines such as 单位：万元、亩."""

import re
from functools import lru_cache

from flows.ingest.words.plain_text import squash
from flows.ingest.words.units import find_unit

#: What is measured and not counted: only such a unit may stand alone without brackets.
_MEASURED = frozenset(["money", "area", "mu", "length", "weight"])
#: Units that no wording ends in by chance, as 玉米 ends in 米 and 零就业户 in 户.
_AT_THE_END = re.compile(r"(?<=[^百千万亿/])(?:[百千万亿]{0,2}元|[百千万]{0,2}亩|公顷|万?吨|[%‰])$")
_ASKS = r"(?<![报送编制])(?:计量|金额|货币|面积|产量|数量)?单位(?:均?[为是])?"
_CURRENCY = r"(?:人民币|rmb|cny)"
_PREFIX = re.compile(rf"^(?:{_ASKS}:?|金额:?|{_CURRENCY}:?|币种:?)+|{_CURRENCY}$")
#: So many of the measure's own unit.
_POWERS = ("千", "万", "亿")
_PER_TIME = re.compile(r"/(?:年|季|季度|月)$")
_LAST_BRACKET = re.compile(r"\(([^()]*)\)(?=(?:\([^()]*\))*$)")
_SEPARATED = re.compile(rf"^(.+?)(?:[/,;]|[/,:;]?{_ASKS}:?)([^/,:;()]+)$")
_PARTS = re.compile(r"[,;/]")
_STATED = re.compile(
    rf"{_ASKS}(?:[:：]\s*|\s*[(（【\[]\s*|\s+|(?<=[为是])\s*)([^\s()（）【】\[\]。]+)"
    r"|[以按](?:人民币)?([^\s，,。以按]{1,4}?)(?:为单位|计(?![划算])|填报)"
    r"|(?:人民币|币种|[￥¥])[:：]\s*([^\s()（）]+)"
)
_UNIT_LINE = re.compile(rf"\(?.{{0,2}}{_ASKS}[:(]?[^()]{{1,9}}\)?")


@lru_cache(maxsize=65536)
def unit_in_wording(text: str) -> tuple[str, str]:
    """Return a wording without the unit that it states, and that unit.

    The unit stands in brackets, alone or among other words (本年累计，元), or at the end: after a
    mark (收入/元), or without one where it measures (收入万元).
    """
    plain = squash(text)
    for bracket in reversed(list(_LAST_BRACKET.finditer(plain))):
        unit, rest = _unit_among(bracket.group(1))
        if unit:
            kept = f"({rest})" if rest else ""
            return plain[: bracket.start()] + kept + plain[bracket.end() :], unit
    match = _SEPARATED.search(plain)
    if match and (unit := said_unit(match.group(2))) and not _is_of_another(match.group(1), unit):
        return match.group(1), unit
    if (match := _AT_THE_END.search(plain)) and match.start() > 1:
        return plain[: match.start()], match.group()
    return plain, ""


def _is_of_another(wording: str, unit: str) -> bool:
    """Return whether unit and wording are one thing: 镇/村 are places, 公斤/亩 is a ratio."""
    return unit == "村" or any(find_unit(wording[-length:]) for length in (1, 2))


def _unit_among(text: str) -> tuple[str, str]:
    """Return the one unit that the words in brackets state, and the other words."""
    if unit := said_unit(text):
        return unit, ""
    parts = [part for part in _PARTS.split(text) if part]
    units = [unit for part in parts if (unit := said_unit(part))]
    if len(units) != 1:
        return "", text
    return units[0], ",".join(part for part in parts if not said_unit(part))


@lru_cache(maxsize=4096)
def said_unit(text: str) -> str:
    """Return the unit that a short text says: 元, （亩）, 单位：人民币元, 元/年; else nothing."""
    inner = _PER_TIME.sub("", _PREFIX.sub("", squash(text).strip("()")))
    return inner if find_unit(inner) or inner in _POWERS else ""


@lru_cache(maxsize=4096)
def unit_of_line(text: str) -> tuple[str, ...]:
    """Return the units that a line such as 单位：万元、亩 states, or one that is nothing else.

    A bare （元） or 元 above a header is the sheet's unit; words that also count things, such as 个
    or 村, must stand in brackets for that.
    """
    stated = ["".join(map(str, filter(None, match.groups()))) for match in _STATED.finditer(text)]
    if not stated:
        return (unit,) if (unit := bare_unit(text)) else ()
    parts = [part for one in stated for part in re.split(r"[、,，;；/]", one)]
    units = [_PREFIX.sub("", squash(part).rpartition(":")[2]) for part in parts]
    return tuple(unit for unit in dict.fromkeys(units) if find_unit(unit))


def is_unit_line(text: str) -> bool:
    """Return whether a text says nothing but the sheet's unit: （元）, 金额单位：元."""
    if not unit_of_line(text):
        return False
    return bool(bare_unit(text)) or _UNIT_LINE.fullmatch(squash(text)) is not None


@lru_cache(maxsize=4096)
def bare_unit(text: str) -> str:
    """Return the unit that is all a text says, as in （万元） or 元; else nothing."""
    plain = squash(text)
    inner = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    found = find_unit(inner)
    if found is None or inner == plain and found[0] not in _MEASURED:
        return ""
    return inner
