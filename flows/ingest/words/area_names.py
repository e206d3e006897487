"""Which area a name or code in a sheet means; two places are never taken for one."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from flows.catalog.model import Catalog
from flows.catalog.records import Area
from flows.ingest.grid import CellValue
from flows.ingest.words.area_codes import read_code
from flows.ingest.words.plain_text import squash
from flows.ingest.words.town_names import (
    names_of_towns,
    town_spellings,
    town_stem,
    without_office,
)
from flows.ingest.words.village_names import names_of, remark_of, village_key


@dataclass(frozen=True, eq=False)
class AreaIndex:
    """The names of a catalogue's areas without those `absent` in the month, normalised once."""

    catalog: Catalog
    absent: frozenset[str] = frozenset()

    @cached_property
    def _towns(self) -> tuple[Area, ...]:
        return tuple(town for town in self.catalog.towns if town.area_code not in self.absent)

    @cached_property
    def towns(self) -> dict[str, str]:
        """Return each town's full names and accepted other ones, with its code."""
        codes = {town.area_code for town in self._towns}
        others = {alias.name: alias.code for alias in self.catalog.aliases if alias.code in codes}
        named = [*others.items(), *((town.name, town.area_code) for town in self._towns)]
        return {spelling: code for name, code in named for spelling in town_spellings(name)}

    @cached_property
    def town_stems(self) -> dict[str, str]:
        """Return the names without 镇 or the like that fit one town, with its code."""
        stems: dict[str, set[str]] = defaultdict(set)
        for town in self._towns:
            stems[town_stem(town.name)].add(town.area_code)
        return {stem: codes.pop() for stem, codes in stems.items() if len(codes) == 1}

    @cached_property
    def villages(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return by town what each village is called: full name, and stem where it is short."""
        return {
            town.area_code: names_of(self.areas_below(town.area_code))
            for town in self.catalog.towns
        }

    @cached_property
    def _below(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return by area what each area below is called: a town's villages, the county's towns."""
        towns = names_of_towns((town.area_code, town.name) for town in self._towns)
        return {**self.villages, self.catalog.county.area_code: towns}

    def areas_below(self, town_code: str) -> tuple[Area, ...]:
        """Return a town's villages, or the county's towns, that are valid in the month."""
        if town_code == self.catalog.county.area_code:
            return self._towns
        villages = self.catalog.villages_by_town.get(town_code, ())
        return tuple(one for one in villages if one.area_code not in self.absent)

    @cached_property
    def _absent_names(self) -> dict[tuple[str, str], str]:
        """Return the villages that are not valid in the month, by town and full name."""
        areas = (self.catalog.area_by_code[code] for code in sorted(self.absent))
        return {(area.parent_code, village_key(area.name)): area.area_code for area in areas}

    def find_absent(self, cell: CellValue, town_code: str) -> str:
        """Return the village of a town that a cell names and that is not valid in the month."""
        code = read_code(cell)
        if not code and isinstance(cell, str):
            keys = self._keys(cell, town_code)
            found = (self._absent_names.get((town_code, key), "") for key in keys)
            code = next((one for one in found if one), "")
        area = self.catalog.area_by_code.get(code)
        return code if area and code in self.absent and area.parent_code == town_code else ""

    @cached_property
    def aliases(self) -> dict[tuple[str, str], str]:
        """Return the accepted other names by town (or everywhere) and name."""
        return {
            (alias.scope, village_key(alias.name)): alias.code
            for alias in self.catalog.aliases
            if alias.kind == "area"
        }

    def find_below(self, cell: CellValue, town_code: str) -> tuple[str, ...]:
        """Return the villages of a town, or towns of the county, that a cell names.

        That is one, none when unknown, or several.
        """
        if isinstance(cell, str):
            return self._find_text(cell, town_code)
        return self._find_code(read_code(cell), town_code)

    @lru_cache(maxsize=65536)  # noqa: B019 - one index lives as long as the process
    def _find_text(self, text: str, town_code: str) -> tuple[str, ...]:
        if code := read_code(text):
            return self._find_code(code, town_code)
        names = self._below.get(town_code, {})
        for key in self._keys(text, town_code):
            for scope in (town_code, ""):
                code = self.aliases.get((scope, key), "")
                if code and code not in self.absent and self._fits(code, town_code):
                    return (code,)
            if key in names:
                return self._with_remark(names[key], text, town_code)
        return ()

    def _with_remark(self, codes: tuple[str, ...], text: str, town_code: str) -> tuple[str, ...]:
        """Return a village's codes with those of another one in brackets: 甲村（含乙村）."""
        remark = remark_of(text)
        others = self._below.get(town_code, {}).get(village_key(remark), ()) if remark else ()
        return tuple(dict.fromkeys((*codes, *others)))

    def villages_in(self, text: str, town_code: str) -> tuple[str, ...]:
        """Return the villages of a town whose names stand in a line of text, whole names only."""
        plain = village_key(text)
        whole = {village_key(one.name): one.area_code for one in self.areas_below(town_code)}
        named = [name for name in whole if name in plain]
        return tuple(whole[name] for name in named if not _is_inside(name, named))

    def _fits(self, code: str, town_code: str) -> bool:
        """Return whether an alias is of the level below: towns below the county only."""
        is_county = town_code == self.catalog.county.area_code
        return (self.catalog.area_by_code[code].level == "town") == is_county

    def _find_code(self, code: str, town_code: str) -> tuple[str, ...]:
        area = self.catalog.area_by_code.get(code)
        is_own = area is not None and area.parent_code == town_code
        return (code,) if is_own and code not in self.absent else ()

    def _keys(self, cell: str, town_code: str) -> list[str]:
        key = village_key(cell)
        keys = [key]
        county = squash(self.catalog.county.name)
        town = self.catalog.area_name(town_code)
        full = town_spellings(town)
        for prefix in (*(county + name for name in full), *full, county + town_stem(town)):
            if key.startswith(prefix) and key != prefix:
                keys.append(village_key(key[len(prefix) :]))
        if town_code == self.catalog.county.area_code:
            keys += [without_office(key) for key in keys]
        return keys

    def find_town(self, text: str) -> str:
        """Return the code of the one town that a line of text names, or nothing.

        A name inside a longer one that is named does not count, nor does the county's own name.
        """
        if full := self._full_towns(text):
            return full.pop() if len(full) == 1 else ""
        rest = squash(text).replace(squash(self.catalog.county.name), "")
        stems = [stem for stem in self.town_stems if len(stem) > 1 and stem in rest]
        found = {self.town_stems[stem] for stem in stems if not _is_inside(stem, stems)}
        return found.pop() if len(found) == 1 else ""

    def find_full_town(self, text: str) -> str:
        """Return the code of the one town whose full name stands in a text, or nothing."""
        found = self._full_towns(text)
        return found.pop() if len(found) == 1 else ""

    def _full_towns(self, text: str) -> set[str]:
        plain = squash(text)
        named = [name for name in self.towns if name in plain]
        return {self.towns[name] for name in named if not _is_inside(name, named)}

    def is_place(self, cell: CellValue, town_code: str) -> bool:
        """Return whether a cell names the town (or the county) itself, by name or code."""
        if code := read_code(cell):
            return code == town_code
        if not isinstance(cell, str):
            return False
        plain, county = without_office(squash(cell)), squash(self.catalog.county.name)
        if town_code == self.catalog.county.area_code:
            return plain == county
        name, town = plain.removeprefix(county), self.catalog.area_name(town_code)
        return self.towns.get(name) == town_code or name == town_stem(town)


def _is_inside(name: str, names: list[str]) -> bool:
    return any(name != other and name in other for other in names)


def area_index(catalog: Catalog, period: str) -> AreaIndex:
    """Return the index of the areas valid in a month, made once per process and set of areas."""
    return _index(catalog, catalog.absent_in(period))


@lru_cache(maxsize=8)
def _index(catalog: Catalog, absent: frozenset[str]) -> AreaIndex:
    return AreaIndex(catalog, absent)
