"""A table of an outside source (sources.csv): told by name and heads, read into figures by area."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.catalog.model import Catalog
from flows.catalog.office_records import Source
from flows.finding import Finding
from flows.ingest.findings import Place, say
from flows.ingest.forms.check_cells import CellPlace, read_cell
from flows.ingest.grid import CellValue, Grid, Workbook
from flows.ingest.outside.outside_rows import AreaCell, Columns, read_areas, text_of
from flows.ingest.reading import FileReading, OutsideFigure, SubmissionReading
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_periods import find_period

#: The head stands in the first rows.
_LATEST_HEAD = 15


@dataclass(frozen=True)
class OutsideTable:
    """One sheet of a source: which figures it has, where its head stands, what is above it."""

    grid: Grid
    sources: tuple[Source, ...]
    head: int
    columns: Columns
    values: dict[str, int]
    titles: list[str]


def read_outside(workbook: Workbook, catalog: Catalog, period: str) -> FileReading | None:
    """Return what a table of a declared source says of a month, or None when it is none.

    A source is told by its name in file name, sheet name or the lines above the head, and by the
    heads that `sources.csv` names. It is one submission with the source's name as form.
    """
    for name in dict.fromkeys(one.source for one in catalog.sources):
        sources = tuple(one for one in catalog.sources if one.source == name)
        for grid in workbook.grids:
            table = _find_table(grid, sources, workbook.file_name)
            if table is not None:
                return _read(table, workbook, catalog, period)
    return None


def _find_table(grid: Grid, sources: tuple[Source, ...], file_name: str) -> OutsideTable | None:
    titles: list[str] = []
    for number, row in enumerate(grid.rows[:_LATEST_HEAD]):
        heads = {squash(text_of(cell)): place for place, cell in enumerate(row)}
        area, town = (squash(name) for name in (sources[0].area_column, sources[0].town_column))
        values = {
            one.measure_code: heads.get(squash(one.value_column), -1)
            for one in sources
            if one.is_counted or squash(one.value_column) in heads
        }
        is_named = any(
            squash(sources[0].source) in squash(text) for text in (file_name, grid.sheet, *titles)
        )
        if values and is_named and area in heads and (not town or town in heads):
            columns = Columns(heads[area], heads[town] if town else None)
            return OutsideTable(grid, sources, number, columns, values, titles)
        titles += [text for cell in row if (text := text_of(cell))]
    return None


def _read(table: OutsideTable, workbook: Workbook, catalog: Catalog, period: str) -> FileReading:
    source = table.sources[0].source
    sheet = table.grid.sheet
    place = Place(workbook.file_name, sheet, source, catalog.county.area_code, period)
    stated = find_period(table.titles, [sheet, workbook.file_name], period)
    if stated and stated != period:
        finding = say("period_mismatch", place, found=stated, expected=period)
        return FileReading(workbook.file_name, workbook.sha256, findings=(finding,))
    figures: list[OutsideFigure] = []
    findings: list[Finding] = [
        say("column_missing", place, expected=one.value_column)
        for one in table.sources
        if one.measure_code not in table.values
    ]
    areas: dict[str, tuple[list[AreaCell], list[Finding]]] = {}
    for one in table.sources:
        if one.measure_code not in table.values:
            continue
        if one.level not in areas:
            areas[one.level] = read_areas(
                table.grid, table.head, table.columns, one.level, catalog, place
            )
            findings += areas[one.level][1]
        found, wrong = _figures_of(one, areas[one.level][0], table, catalog, place)
        figures += found
        findings += wrong
    submission = SubmissionReading(
        source,
        catalog.county.area_code,
        period,
        (),
        tuple(dict.fromkeys(findings)),
        outside=tuple(figures),
    )
    return FileReading(workbook.file_name, workbook.sha256, (submission,))


def _figures_of(
    source: Source,
    rows: Sequence[AreaCell],
    table: OutsideTable,
    catalog: Catalog,
    place: Place,
) -> tuple[list[OutsideFigure], list[Finding]]:
    """Return a figure per area: the rows counted, or the one figure that stands there."""
    by_area: dict[str, list[AreaCell]] = defaultdict(list)
    for row in rows:
        by_area[row.area_code].append(row)
    if source.is_counted:
        return [
            OutsideFigure(source.measure_code, code, float(len(own)), place.sheet, own[0].cell)
            for code, own in by_area.items()
        ], []
    figures, findings = [], []
    for code, own in by_area.items():
        if len(own) > 1:
            name = catalog.area_name(code)
            findings += [
                say("area_duplicate", place, cell=row.cell, found=name, area_code=code)
                for row in own
            ]
            continue
        figure, wrong = _figure(source, own[0], table, catalog, place)
        figures += [figure] if figure else []
        findings += [wrong] if wrong else []
    return figures, findings


def _figure(
    source: Source, row: AreaCell, table: OutsideTable, catalog: Catalog, place: Place
) -> tuple[OutsideFigure | None, Finding | None]:
    measure = catalog.measure_by_code[source.measure_code]
    grid, column = table.grid, table.values[source.measure_code]
    value: CellValue = row.cells[column] if column < len(row.cells) else None
    at = (grid.top + row.row, grid.left + column)
    cell = grid.cell_name(*at)
    where = CellPlace(
        replace(place, form=source.source),
        cell,
        row.area_code,
        unit=source.unit,
        is_percent=at in grid.percent_cells,
    )
    tidy, finding = read_cell(value, measure, where, place.period)
    if tidy.value is None:
        return None, finding
    return OutsideFigure(measure.measure_code, row.area_code, tidy.value, place.sheet, cell), None
