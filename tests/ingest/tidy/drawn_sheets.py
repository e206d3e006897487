"""Drawn tables alone, stacked or side by side on one sheet."""

import random

from tests.ingest.tidy.drawn_table import Drawing, Table


def draw_sheet(seed: int) -> Drawing:
    """Return one sheet: mostly one table, sometimes two below or beside each other."""
    chance = random.Random(seed * 7919)
    one = Table(seed * 3).draw()
    way = chance.random()
    if way < 0.7:
        return one
    other = Table(seed * 3 + 1).draw()
    sheet = Drawing()
    is_titled = bool(one.title and other.title and one.title != other.title)
    sheet.add(one, 0, 0, one.title if is_titled else "")
    if way < 0.85:
        row = one.height + chance.choice([1, 2])
        sheet.add(other, row, 0, other.title if is_titled else "")
    else:
        sheet.add(other, 0, one.width + 1, other.title if is_titled else "")
    return sheet
