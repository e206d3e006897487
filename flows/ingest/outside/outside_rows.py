"""The rows of an outside table with the area that each is of; unknown names become findings."""

from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.finding import Finding
from flows.ingest.findings import Place, say, shown
from flows.ingest.grid import CellValue, Grid
from flows.ingest.words.area_codes import read_code
from flows.ingest.words.area_names import AreaIndex, area_index
from flows.ingest.words.total_names import is_total

#: A table with more unknown names than this is told by the first of them.
_MOST_FINDINGS = 50


@dataclass(frozen=True)
class Columns:
    """Where area and, for villages, town stand."""

    area: int
    town: int | None


@dataclass(frozen=True)
class AreaCell:
    """One row of a known area: its number on the grid, its cells, the name's cell."""

    area_code: str
    row: int
    cells: list[CellValue]
    cell: str


def text_of(cell: CellValue) -> str:
    """Return a cell as text without space around it."""
    return shown(cell).strip()


def read_areas(
    grid: Grid, head: int, columns: Columns, level: str, catalog: Catalog, place: Place
) -> tuple[list[AreaCell], list[Finding]]:
    """Return the rows below the head whose area is known, and a finding for each other name.

    Totals and rows without a name are passed over. An area is a town or village as `level` says.
    """
    index = area_index(catalog, place.period)
    rows: list[AreaCell] = []
    findings: list[Finding] = []
    for number, cells in enumerate(grid.rows[head + 1 :], start=head + 1):
        name, town = _at(cells, columns.area), _at(cells, columns.town)
        named = [one for one in (town, name) if text_of(one)]
        if not text_of(name) or any(is_total(one) for one in named):
            continue
        cell = grid.cell_name(grid.top + number, grid.left + columns.area)
        found = _areas_of(name, town, level, index, catalog)
        if len(found) == 1:
            rows.append(AreaCell(found[0], number, cells, cell))
        elif len(findings) < _MOST_FINDINGS:
            findings.append(_unknown(name, town, found, cell, catalog, place))
    return rows, findings


def _areas_of(
    name: CellValue, town: CellValue, level: str, index: AreaIndex, catalog: Catalog
) -> tuple[str, ...]:
    if level == "town":
        code = read_code(name)
        area = catalog.area_by_code.get(code) if code else None
        if area is not None:
            return (area.area_code,) if area.level == "town" else ()
        found = index.find_town(text_of(name))
        return (found,) if found else ()
    code = read_code(town)
    town_code = code if code in catalog.area_by_code else index.find_town(text_of(town))
    return index.find_below(name, town_code) if town_code in index.villages else ()


def _unknown(
    name: CellValue,
    town: CellValue,
    found: tuple[str, ...],
    cell: str,
    catalog: Catalog,
    place: Place,
) -> Finding:
    if found:
        names = "、".join(catalog.area_name(code) for code in found)
        return say("area_ambiguous", place, cell=cell, found=text_of(name), expected=names)
    whose = text_of(town) or catalog.county.name
    return say("area_unknown", place, cell=cell, found=text_of(name), expected=f"“{whose}”")


def _at(cells: list[CellValue], place: int | None) -> CellValue:
    return cells[place] if place is not None and place < len(cells) else None
