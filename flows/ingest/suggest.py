"""Nearest candidates for an unknown name, each with the reason; nothing is ever taken for it."""

import difflib

from flows.catalog.model import Catalog
from flows.ingest.areas import AreaIndex, village_key
from flows.ingest.normal import squash
from flows.ingest.wording import WordingIndex

_MOST = 3
_CLOSE = 0.6


def suggest_villages(name: str, town_code: str, index: AreaIndex) -> str:
    """Return 有庄村（只差一字）-like candidates in the town, and the town that has the name."""
    key = village_key(name)
    villages = index.catalog.villages_by_town.get(town_code, ())
    names = {village_key(village.name): village.name for village in villages}
    close = difflib.get_close_matches(key, names, n=_MOST, cutoff=_CLOSE)
    found = [f"{names[other]}（{_reason(key, other)}）" for other in close]
    for town in index.catalog.towns:
        if town.area_code != town_code and key in index.villages[town.area_code]:
            found.append(f"{town.name}有同名村，请核对是否填错镇")
    return "、".join(found)


def suggest_measures(text: str, form: str, index: WordingIndex, catalog: Catalog) -> str:
    """Return the names of the form's measures nearest to a header text."""
    table = index.by_form.get(form, {})
    close = difflib.get_close_matches(squash(text), table, n=_MOST, cutoff=_CLOSE)
    codes = dict.fromkeys(code for wording in close for code in table[wording])
    return "、".join(catalog.measure_by_code[code].name for code in codes)


def _reason(one: str, other: str) -> str:
    if one.rstrip("村社区") == other.rstrip("村社区"):
        return "只有村、社区之别"
    if sorted(one) == sorted(other):
        return "字序不同"
    if len(one) == len(other):
        different = sum(a != b for a, b in zip(one, other, strict=True))
        return f"有{different}个字不同"
    return "多字" if len(one) > len(other) else "少字"
