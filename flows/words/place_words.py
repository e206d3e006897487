"""What a county's own places are called in papers: 全县 or 全区, 各镇 or 各乡（街道）, 村 or 社区.

All of it follows from the names in `areas.csv`; no paper writes such a word itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

STREET_KINDS = ("街道办事处", "街道办", "办事处", "街道", "街办")
COMMITTEE_KINDS = ("管理委员会", "管委会")
#: How the names of places between county and village end.
TOWN_KINDS = (
    *STREET_KINDS,
    *COMMITTEE_KINDS,
    "民族乡",
    "镇",
    "乡",
    "苏木",
    "农场",
    "林场",
    "牧场",
    "开发区",
    "园区",
)
COUNTY_KINDS = ("自治县", "县", "区", "市", "旗", "州")
_STREET, _TOWNSHIP, _TOWN, _BANNER_TOWN = "街道", "乡", "镇", "苏木"
#: Kinds with a people's government of their own; a street has an office (办事处).
_GOVERNED = (_TOWN, _TOWNSHIP, _BANNER_TOWN)
#: What the offices call all such places together, whatever their kind.
_ANY_TOWN = "乡镇（街道）"
_COMMUNITY, _VILLAGE, _COUNTY, _WHOLE = "社区", "村", "县", "全"
#: A banner's village.
_BANNER_VILLAGE = "嘎查"
#: What fixed sentences call villages, whatever the county.
PLACES_BELOW = f"{_VILLAGE}（{_COMMUNITY}）"
#: How a community's name ends in the national list of places.
_COMMUNITY_KINDS = (_COMMUNITY, "居委会", "居民委员会")
_UNIT = "单位"
#: 各镇, 各乡镇人民政府, 各乡镇（街道）, 各镇、街道办事处: every town of the county.
_ALL_TOWNS = re.compile(r"各(?:乡|镇|街道|街|苏木|农场|林场|办事处|人民政府|政府|[、，/（）()各])+")


def is_all_towns(name: str) -> bool:
    """Return whether a unit's name stands for every town: 各镇, 各乡镇（街道）."""
    return _ALL_TOWNS.fullmatch(name) is not None


def town_kind(name: str) -> str:
    """Return 镇, 乡, 街道 or another kind that a place's name ends in; nothing without one."""
    for kind in TOWN_KINDS:
        if name.endswith(kind):
            return {"民族乡": _TOWNSHIP, **dict.fromkeys(STREET_KINDS, _STREET)}.get(kind, kind)
    return ""


def office_of(town: str) -> str:
    """Return who is written to: 清水乡人民政府, 河口街道办事处, a farm by its name."""
    kind = town_kind(town)
    if kind in _GOVERNED:
        return f"{town}人民政府"
    return f"{town}办事处" if town.endswith(_STREET) else town


def your_place(town: str) -> str:
    """Return how a town is spoken to: 你乡, 你街道; 你单位 where its name has no kind."""
    return f"你{town_kind(town) or '单位'}"


def counter_of(names: Iterable[str]) -> str:
    """Return how towns and units of these names are counted together: 个镇, 个单位, 个镇和单位."""
    kinds = [town_kind(name) for name in names]
    towns = _town_word({kind for kind in kinds if kind}) if any(kinds) else ""
    words = [towns] if all(kinds) and towns else [towns, _UNIT] if towns else [_UNIT]
    return f"个{'和'.join(words)}"


@dataclass(frozen=True)
class PlaceWords:
    """The words of one county: `county` 县, 区, 市, 旗; `town` 镇, 乡（街道）; `village` 村."""

    county: str
    town: str
    village: str
    town_offices: str

    @property
    def whole(self) -> str:
        """Return the county as a whole: 全县, 全区."""
        return f"{_WHOLE}{self.county}"

    @property
    def all_towns(self) -> str:
        """Return all towns: 各镇, 各乡（街道）."""
        return f"各{self.town}"

    @property
    def places_below(self) -> str:
        """Return what a column of villages is headed: 村（社区）; 社区 where all are."""
        return _COMMUNITY if self.village == _COMMUNITY else f"{self.village}（{_COMMUNITY}）"

    @property
    def addressees(self) -> str:
        """Return whom a notice to everybody is sent to."""
        return f"{self.town_offices}，{self.county}直有关部门："

    @property
    def copies(self) -> tuple[str, str]:
        """Return who gets a copy of every notice."""
        return f"{self.county}委办公室、{self.county}人民政府办公室", self.inspectors

    @property
    def inspectors(self) -> str:
        """Return the office that sees to it that decisions are carried out."""
        return f"{self.county}委、{self.county}政府督查室"

    def in_own_words(self, text: str) -> str:
        """Return a fixed sentence with the county's word for its villages: 漏报村 as 漏报社区."""
        parts = text.split(PLACES_BELOW)
        return self.places_below.join(part.replace(_VILLAGE, self.village) for part in parts)

    def leaves(self, row_level: str) -> str:
        """Return the counter of the areas that report a figure: 个村, 个镇; nothing of others."""
        return {"village": f"个{self.village}", "town": f"个{self.town}"}.get(row_level, "")


def place_words(county: str, towns: Iterable[str], villages: Iterable[str]) -> PlaceWords:
    """Return the words of a county from its name and its places' names."""
    kinds = {town_kind(name) for name in towns}
    return PlaceWords(
        county=_county_word(county),
        town=_town_word(kinds),
        village=_village_word(list(villages)),
        town_offices=_town_offices(kinds),
    )


def whole_county(name: str) -> str:
    """Return a county as a whole by its name: 全县, 全区."""
    return f"{_WHOLE}{_county_word(name)}"


def _county_word(name: str) -> str:
    kind = next((word for word in COUNTY_KINDS if name.endswith(word)), _COUNTY)
    return kind.removeprefix("自治")


def _village_word(names: list[str]) -> str:
    """Return 社区 where all are, 嘎查 or 嘎查村 in a banner, else 村."""
    others = [name for name in names if not name.endswith(_COMMUNITY_KINDS)]
    if names and not others:
        return _COMMUNITY
    banners = [name for name in others if name.endswith(_BANNER_VILLAGE)]
    if not banners:
        return _VILLAGE
    return _BANNER_VILLAGE if len(banners) == len(others) else f"{_BANNER_VILLAGE}{_VILLAGE}"


def _town_word(kinds: set[str]) -> str:
    """Return one word for towns of these kinds, 乡镇（街道） for other mixtures.

    A banner's word names its 苏木 first; what has no government of its own goes with the streets.
    """
    if len(kinds) == 1 and "" not in kinds:
        return next(iter(kinds))
    is_plain = kinds <= {*_GOVERNED, _STREET}
    if not kinds or not (is_plain or _BANNER_TOWN in kinds):
        return _ANY_TOWN
    word = "".join(kind for kind in (_BANNER_TOWN, _TOWNSHIP, _TOWN) if kind in kinds)
    return word if kinds <= {*_GOVERNED} else f"{word}（{_STREET}）"


def _town_offices(kinds: set[str]) -> str:
    """Return 各乡镇人民政府、各街道办事处 of the kinds that there are."""
    if not kinds or not kinds <= {*_GOVERNED, _STREET}:
        return f"各{_town_word(kinds)}"
    governed = "".join(kind for kind in (_BANNER_TOWN, _TOWNSHIP, _TOWN) if kind in kinds)
    offices = [f"各{governed}人民政府"] if governed else []
    return "、".join([*offices, *([f"各{_STREET}办事处"] if _STREET in kinds else [])])
