"""Messy sheets by seed: any form, any layout, alone, stacked or side by side."""

import random
from collections.abc import Sequence

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form
from tests.ingest.mixed_across import MixedAcross
from tests.ingest.mixed_down import MixedDown
from tests.ingest.mixed_sheet import MixedSheet


def mix(catalog: Catalog, form: Form, seed: int) -> tuple[MixedSheet, str]:
    """Return one messy sheet of a form, and the area that reports it."""
    chance = random.Random(seed)
    town = chance.choice(catalog.towns)
    if form.reporter == "department":
        return _down(catalog, form, catalog.county, form.unit, seed), catalog.county.area_code
    if form.row_level == "town":
        return _down(catalog, form, town, town.name, seed), town.area_code
    villages = catalog.villages_by_town[town.area_code]
    if chance.random() < 0.25:
        table = MixedDown(seed)
        table.villages_across(form, town, villages, catalog.measures_by_form[form.form])
        return table.sheet, town.area_code
    return _across(catalog, form, town, villages, seed), town.area_code


def mix_forms(catalog: Catalog, seed: int) -> tuple[list[tuple[str, MixedSheet]], str, set[str]]:
    """Return a town's workbook with two or three forms: its sheets, the town, the forms."""
    chance = random.Random(seed)
    town = chance.choice(catalog.towns)
    forms = [form for form in catalog.forms if form.reporter == "town"]
    chosen = chance.sample(forms, chance.choice([2, 2, 3]))
    parts = []
    for number, form in enumerate(chosen):
        if form.row_level == "town":
            parts.append(_down(catalog, form, town, town.name, seed * 10 + number))
        else:
            villages = catalog.villages_by_town[town.area_code]
            parts.append(_across(catalog, form, town, villages, seed * 10 + number))
    names = {form.form for form in chosen}
    if chance.random() < 0.4:
        sheets = [(f"Sheet{number}", part) for number, part in enumerate(parts)]
        return sheets, town.area_code, names
    return [("Sheet1", _stack(parts, chance))], town.area_code, names


def mix_halves(catalog: Catalog, seed: int) -> tuple[MixedSheet, str, str]:
    """Return one form whose villages stand in two tables, below or beside each other."""
    chance = random.Random(seed)
    town = chance.choice(catalog.towns)
    form = chance.choice([form for form in catalog.forms if form.row_level == "village"])
    villages = catalog.villages_by_town[town.area_code]
    half = len(villages) // 2
    one = _across(catalog, form, town, villages[:half], seed * 10)
    other = _across(catalog, form, town, villages[half:], seed * 10)
    is_missing = one.missing & other.missing
    if chance.random() < 0.5:
        whole = _stack([one, other], chance)
    else:
        whole = MixedSheet()
        whole.add(one, 0, 0)
        whole.add(other, 0, one.width + chance.randrange(2))
    whole.missing = is_missing
    return whole, town.area_code, form.form


def _across(
    catalog: Catalog, form: Form, town: Area, villages: Sequence[Area], seed: int
) -> MixedSheet:
    table = MixedAcross(seed)
    table.draw(form, town, villages, catalog.measures_by_form[form.form])
    return table.sheet


def _down(catalog: Catalog, form: Form, area: Area, who: str, seed: int) -> MixedSheet:
    table = MixedDown(seed)
    table.indicator_rows(form, area, who, catalog.measures_by_form[form.form])
    return table.sheet


def _stack(parts: Sequence[MixedSheet], chance: random.Random) -> MixedSheet:
    whole = MixedSheet()
    for part in parts:
        whole.add(part, len(whole.rows) + (chance.randrange(3) if whole.rows else 0), 0)
    return whole
