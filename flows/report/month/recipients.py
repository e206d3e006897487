"""Whom a matter concerns: the town it is about, the units that lead the indicator."""

from collections.abc import Iterable

from flows.catalog.model import Catalog
from flows.words.place_words import is_all_towns


def units_of(names: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """Return each named unit once; `各镇` becomes every town."""
    units: dict[str, None] = {}
    for name in names:
        if is_all_towns(name):
            units.update(dict.fromkeys(town.name for town in catalog.towns))
        elif name:
            units[name] = None
    return tuple(units)


def lead_units_of(indicator_code: str, catalog: Catalog) -> tuple[str, ...]:
    """Return the units that answer for an indicator, all towns for `各镇`."""
    return units_of(catalog.indicator_by_code[indicator_code].lead_units, catalog)


def reporter_of(form: str, area_code: str, catalog: Catalog) -> str:
    """Return who owes a form: the town, or the department whose form it is."""
    declared = catalog.form_by_code.get(form)
    if declared is None or declared.reporter == "town":
        return catalog.area_name(area_code)
    return declared.unit or catalog.county.name


def reporter_named_in(file_name: str, catalog: Catalog) -> str:
    """Return the town or unit that a file's name names, the longest name first; nothing without."""
    names = {town.name for town in catalog.towns} | {one.unit for one in catalog.forms if one.unit}
    named = [name for name in names if name in file_name]
    return max(named, key=lambda name: (len(name), name), default="")
