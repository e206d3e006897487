"""Whose table it is: told by the lines above it, sheet and file name, or its villages."""

import re
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.catalog.records import Form
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.sheets.sheet import Sheet, is_number_like, texts_of
from flows.ingest.words.area_names import AreaIndex
from flows.ingest.words.plain_text import squash

#: Such a line says who else gets the table.
_ADDRESSEE = re.compile(r"(?:主送|抄送|抄报|分送|印发|发送|报送?|送|抄):")


@dataclass(frozen=True)
class Table:
    """A block with the sheet it stands on and the texts that may say whose it is."""

    sheet: Sheet
    block: Block
    titles: list[str]
    names: list[str]


def find_reporter(table: Table, form: Form, catalog: Catalog, areas: AreaIndex) -> str:
    """Return whose table it is: the county for a department, else the town that texts name.

    The visible lines above the table count before sheet and file name; where none names a town,
    the town that most rows' villages belong to.
    """
    if form.reporter == "department":
        return catalog.county.area_code
    header = [] if table.block.is_across else texts_of(table.sheet.rows[table.block.first])
    if code := _town_of_lines(table.titles, header, areas):
        return code
    named = (code for text in table.names if (code := areas.find_town(text)))
    return next(named, "") or _town_of_villages(table, form, catalog, areas)


def find_other_town(table: Table, form: Form, area_code: str, areas: AreaIndex) -> str:
    """Return another town that the name of sheet or file says in full.

    In a village form the villages show whose it is; elsewhere nothing does.
    """
    if form.reporter == "department" or form.row_level == "village":
        return ""
    named = (areas.find_full_town(text) for text in table.names)
    return next((code for code in named if code not in ("", area_code)), "")


def _town_of_lines(titles: list[str], header: list[str], areas: AreaIndex) -> str:
    """Return the town that the lines above a table name, or the only one in its header.

    A line such as 抄送：城关镇 does not count.
    """
    for text in titles:
        if not _ADDRESSEE.match(squash(text)) and (code := areas.find_town(text)):
            return code
    headed = {code for text in header if (code := areas.find_town(text))}
    return headed.pop() if len(headed) == 1 else ""


def _town_of_villages(table: Table, form: Form, catalog: Catalog, areas: AreaIndex) -> str:
    if form.row_level != "village":
        return ""
    block, sheet = table.block, table.sheet
    names = [
        sheet.cell(row, column)
        for row in range(block.first, block.last + 1)
        for column in range(
            block.left, min(block.right + 1, block.left + (8 if block.is_across else 60))
        )
        if not is_number_like(sheet.cell(row, column))
    ]
    counts = {
        town.area_code: sum(len(areas.find_below(name, town.area_code)) == 1 for name in names)
        for town in catalog.towns
    }
    best = sorted(counts.values(), reverse=True)
    if not best or best[0] < 2 or (len(best) > 1 and best[0] < 2 * best[1]):
        return ""
    return max(counts, key=lambda code: counts[code])
