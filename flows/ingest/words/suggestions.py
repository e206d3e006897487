"""Nearest candidates for an unknown name, each with the reason; nothing is ever taken for it."""

import difflib

from flows.catalog.model import Catalog
from flows.ingest.words.area_codes import read_code
from flows.ingest.words.area_names import AreaIndex
from flows.ingest.words.measure_names import WordingIndex
from flows.ingest.words.plain_text import squash
from flows.ingest.words.similar_characters import look_alike
from flows.ingest.words.village_names import village_key

_MOST = 3
_CLOSE = 0.6
#: The likeliest reasons stand first; after an evident one the merely similar names are left out.
_REASONS = ("同音", "形近", "只有村、社区之别", "字序不同", "少字", "多字")


def suggest_villages(name: str, town_code: str, index: AreaIndex) -> str:
    """Return candidates such as 胜利村委会（同音）, and the town whose village it is."""
    if code := read_code(name):
        return _whose_code(code, index)
    key = village_key(name)
    villages = index.areas_below(town_code)
    names = {village_key(village.name): village.name for village in villages}
    same = [other for other in names if _differ_in_kind(key, other)]
    near = difflib.get_close_matches(key, names, n=_MOST, cutoff=_CLOSE)
    close = list(dict.fromkeys([*same, *near]))[:_MOST]
    reasons = sorted(((_rank(_reason(key, other)), other) for other in close), key=lambda at: at[0])
    is_evident = bool(reasons) and reasons[0][0] < 2
    found = [
        f"{names[other]}（{_reason(key, other)}）"
        for rank, other in reasons
        if not is_evident or rank < 2
    ]
    for town in index.catalog.towns:
        if town.area_code != town_code and key in index.villages[town.area_code]:
            found.append(f"{town.name}有同名村，请核对是否填错单位")
    return "、".join(found)


def suggest_measures(text: str, form: str, index: WordingIndex, catalog: Catalog) -> str:
    """Return the names of the form's measures nearest to a header text, with the reason."""
    table = index.by_form.get(form, {})
    plain = squash(text)
    close = difflib.get_close_matches(plain, table, n=_MOST, cutoff=_CLOSE)
    found: dict[str, str] = {}
    for wording in close:
        for code in table[wording]:
            found.setdefault(catalog.measure_by_code[code].name, _reason(plain, wording))
    return "、".join(f"{name}（{reason}）" for name, reason in found.items())


def _whose_code(code: str, index: AreaIndex) -> str:
    area = index.catalog.area_by_code.get(code)
    if area is None:
        return "目录中没有这个代码"
    return f"该代码是{index.catalog.area_name(area.parent_code)}{area.name}"


def _reason(one: str, other: str) -> str:
    """Return in a few characters how two names differ."""
    if _differ_in_kind(one, other):
        return "只有村、社区之别"
    if sorted(one) == sorted(other):
        return "字序不同"
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        likeness = {look_alike(a, b) for a, b in pairs}
        return likeness.pop() if len(likeness) == 1 and "" not in likeness else _count(pairs)
    return "多字" if len(one) > len(other) else "少字"


def _differ_in_kind(one: str, other: str) -> bool:
    """Return whether only 村 or 社区 differs: in short names that is half of the characters."""
    return one.rstrip("村社区") == other.rstrip("村社区")


def _count(pairs: list[tuple[str, str]]) -> str:
    return f"有{len(pairs)}个字不同"


def _rank(reason: str) -> int:
    return _REASONS.index(reason) if reason in _REASONS else len(_REASONS)
