"""What the places between county and village are called: 镇, 乡, 街道, 苏木, 管委会.

A street's office is named by its street, its office or both; 镇 or 乡 is left out in speech.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from flows.ingest.words.plain_text import squash
from flows.words.place_words import COMMITTEE_KINDS, COUNTY_KINDS, STREET_KINDS, TOWN_KINDS

#: Kinds whose words name one and the same place.
_SAME = (STREET_KINDS, COMMITTEE_KINDS)
_OFFICES = ("人民政府", "政府", "党政办", "统计站")
#: A place as a whole, in a row of totals: 全镇, 本街道, 全区.
WHOLE = rf"[全本](?:{'|'.join((*TOWN_KINDS, *COUNTY_KINDS))})"
#: What a place's name ends in when 合计 follows it; 片区 is a part of one.
_ENDS_IN_KIND = re.compile(rf"(?:{'|'.join((*TOWN_KINDS, *COUNTY_KINDS))})$")
_PART_OF_A_PLACE = ("片区", "小区", "社区", "园区", "片")


@lru_cache(maxsize=4096)
def town_stem(name: str) -> str:
    """Return a town's name without its kind: 城关镇 → 城关; a name of one character keeps it."""
    plain = squash(name)
    for kind in TOWN_KINDS:
        stem = plain.removesuffix(kind)
        if stem != plain and len(stem) > 1:
            return stem
    return plain


@lru_cache(maxsize=4096)
def town_spellings(name: str) -> tuple[str, ...]:
    """Return what a town is called in full: its name, and a street's by its office too."""
    plain = squash(name)
    stem = town_stem(name)
    for kinds in _SAME:
        if any(plain == stem + kind for kind in kinds):
            return tuple(dict.fromkeys([plain, *(stem + kind for kind in kinds)]))
    return (plain,)


def names_of_towns(towns: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return what towns, given by code and name, may be called; a stem that fits two has both."""
    full: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for code, name in towns:
        short[town_stem(name)].add(code)
        for spelling in town_spellings(name):
            full[spelling].add(code)
    return {name: tuple(sorted(codes)) for name, codes in {**short, **full}.items()}


def without_office(name: str) -> str:
    """Return a place's name without 人民政府 and the like behind it."""
    for office in _OFFICES:
        if name.endswith(office) and len(name) > len(office):
            return name.removesuffix(office)
    return name


def names_whole_place(text: str) -> bool:
    """Return whether a name is of a whole town or county, not of a part of one."""
    return _ENDS_IN_KIND.search(text) is not None and not text.endswith(_PART_OF_A_PLACE)
