"""What a village may be called: its name without committee endings, marks and remarks."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from flows.catalog.records import Area
from flows.ingest.words.plain_text import squash

#: Endings that only name the committee of the same place.
_ENDINGS = (
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("嘎查委员会", "嘎查"),
    ("嘎查委会", "嘎查"),
)
#: A remark in brackets behind the name; a kind of place in brackets belongs to the name.
_REMARK = re.compile(r"\((?!社区|村|社区村)[^()]*\)$")
#: Marks before and behind a name, and a numeral that counts the rows.
_MARKS = "#*·.-,/:;。★☆●○◆◇■□※"
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3},|\([一二三四五六七八九十]{1,3}\))")
_INCLUDES = re.compile(r"^(?:包含|包括|含|与|和|及|并|原|合并)+")
_STEM = re.compile(r"(社区村|社区|村|嘎查)$")


@lru_cache(maxsize=65536)
def village_key(name: str) -> str:
    """Return a village's name without committee endings, marks and spaces."""
    key = _NUMBERING.sub("", squash(name).strip(_MARKS))
    key = _REMARK.sub("", key.strip(_MARKS)).replace("(", "").replace(")", "")
    key = re.sub(r"^\d+[.,)]?(?=\D)", "", key)
    for ending, plain in _ENDINGS:
        if key.endswith(ending):
            return _with_ending(key[: -len(ending)], plain)
    return key


@lru_cache(maxsize=65536)
def remark_of(name: str) -> str:
    """Return what the brackets behind a name say, without 含 and the like; nothing for a kind."""
    match = _REMARK.search(squash(name).strip(_MARKS))
    return _INCLUDES.sub("", match.group().strip("()")) if match else ""


def _with_ending(stem: str, ending: str) -> str:
    return stem if stem.endswith(ending) else stem + ending


def names_of(villages: Iterable[Area]) -> dict[str, tuple[str, ...]]:
    """Return what each village may be called; a short name that fits two keeps both codes."""
    full: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for village in villages:
        key = village_key(village.name)
        full[key].add(village.area_code)
        short[_STEM.sub("", key)].add(village.area_code)
        if key.endswith("社区村"):
            short[key.removesuffix("村")].add(village.area_code)
    names = {name: tuple(sorted(codes)) for name, codes in short.items() if name}
    names.update({key: tuple(sorted(codes)) for key, codes in full.items()})
    return names
