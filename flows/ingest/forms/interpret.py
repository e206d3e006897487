"""An opened workbook in, its submissions out: whose form, which month, which cells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flows.catalog.model import Catalog
from flows.catalog.review_levels import lowest, own_level
from flows.finding import Finding
from flows.ingest.answers.appeal_field import take_appeals
from flows.ingest.answers.check_sheet import find_check_form
from flows.ingest.answers.explanation_list import LIST_SHEET, find_explanations
from flows.ingest.answers.reply_sheet import find_reply
from flows.ingest.collector import collector_paused
from flows.ingest.findings import Place, say
from flows.ingest.forms.join_tables import join_tables
from flows.ingest.forms.long_table import is_long_table, read_long_table
from flows.ingest.forms.measure_blocks import find_blocks
from flows.ingest.forms.measures_across import read_across
from flows.ingest.forms.measures_down import read_down
from flows.ingest.forms.reporter import Table, find_other_town, find_reporter
from flows.ingest.forms.table_context import Context, TableReading
from flows.ingest.forms.title_lines import MOST_TITLES, notes_below, titles_above
from flows.ingest.grid import Grid, Workbook
from flows.ingest.outside.outside_table import read_outside
from flows.ingest.reading import FileReading
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.shown_units import write_units
from flows.ingest.unknown_sheets import unknown_sheets
from flows.ingest.words.area_names import AreaIndex, area_index
from flows.ingest.words.measure_names import WordingIndex, wording_index
from flows.ingest.words.signatures import stated_review
from flows.ingest.words.stated_periods import find_period
from flows.ingest.words.stated_units import unit_of_line

#: Sheets that the program itself puts into a workbook it sends out.
OWN_SHEETS = (LIST_SHEET, "填表说明")


def interpret(
    workbook: Workbook, catalog: Catalog, period: str, history: Mapping[tuple[str, str], float]
) -> FileReading:
    """Return what a workbook in the inbox of `period` gives.

    `history` holds the last known value of percent measures by measure and area: a bare 0.95 is
    read as 95 where the history says so. A sheet whose form, area or month cannot be told is a
    finding and the other sheets are still read.
    """
    reply, check_form = find_reply(workbook), find_check_form(workbook)
    if reply is not None or check_form is not None:
        file_name, sha256 = workbook.file_name, workbook.sha256
        return FileReading(file_name, sha256, reply=reply, check_form=check_form)
    outside = read_outside(workbook, catalog, period)
    if outside is not None:
        return outside
    with collector_paused():
        explanations = find_explanations(workbook)
        sent = tuple(grid for grid in workbook.grids if not _is_own_sheet(grid))
        sent = tuple(write_units(grid) if grid.shown_cells else grid for grid in sent)
        if sent != workbook.grids:
            workbook = replace(workbook, grids=sent)
        if len(sent) == 1 and is_long_table(sent[0]):
            return read_long_table(workbook, catalog, period, history)
        reading = _read_tables(workbook, catalog, period, history)
        return replace(reading, explanations=explanations) if explanations else reading


def _read_tables(
    workbook: Workbook, catalog: Catalog, period: str, history: Mapping[tuple[str, str], float]
) -> FileReading:
    words, areas = wording_index(catalog), area_index(catalog, period)
    workbook, appeals = take_appeals(workbook)
    tables = _find_tables(workbook, catalog, words)
    readings: dict[tuple[str, str], list[TableReading]] = defaultdict(list)
    reviews: dict[tuple[str, str], list[str]] = defaultdict(list)
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    findings: list[Finding] = []
    stated = _stated_months(tables, period)
    for table, month in zip(tables, stated, strict=True):
        context, problem = _find_context(table, workbook, catalog, areas, words, period, month)
        if context is None:
            findings += [problem] if problem else []
            continue
        read = read_across if table.block.is_across else read_down
        key = context.form.form, context.area_code
        readings[key].append(read(table.sheet, table.block, context))
        reviews[key].append(stated_review(table.sheet.rows, own_level(context.form)))
        said[key].append(appeals.pop(table.sheet.grid.sheet, ""))
    if readings:  # What stands on a sheet of its own is said with the first form.
        said[next(iter(readings))] += appeals.values()
    known = [table.sheet.grid for table in tables]
    findings += unknown_sheets(workbook, known, period)
    submissions = tuple(
        join_tables(
            parts,
            Place(workbook.file_name, "", form, area, period),
            catalog,
            history,
            review=lowest(reviews[form, area]),
            appeal="\n".join(filter(None, said[form, area])),
        )
        for (form, area), parts in readings.items()
    )
    return FileReading(workbook.file_name, workbook.sha256, submissions, tuple(findings))


def _find_tables(workbook: Workbook, catalog: Catalog, words: WordingIndex) -> list[Table]:
    tables: list[Table] = []
    for grid in workbook.grids:
        sheet = Sheet(grid)
        above: list[str] = []
        for block in find_blocks(sheet, catalog, words):
            above = [*titles_above(sheet, block.first), *above][:MOST_TITLES]
            names = [grid.sheet, workbook.file_name.rpartition("/")[2]]
            tables.append(Table(sheet, block, above, names))
    visible = {table.block.form for table in tables if not table.sheet.grid.is_hidden}
    return [
        table
        for table in tables
        if not table.sheet.grid.is_hidden or table.block.form not in visible
    ]


def _is_own_sheet(grid: Grid) -> bool:
    return grid.sheet.startswith(OWN_SHEETS)


def _find_context(
    table: Table,
    workbook: Workbook,
    catalog: Catalog,
    areas: AreaIndex,
    words: WordingIndex,
    period: str,
    stated: str,
) -> tuple[Context | None, Finding | None]:
    form = catalog.form_by_code[table.block.form]
    area_code = find_reporter(table, form, catalog, areas)
    sheet, rows_of = table.sheet.grid.sheet, catalog.row_places(form)
    place = Place(workbook.file_name, sheet, form.form, area_code, period, rows_of)
    if not area_code:
        return None, say("town_unknown", place)
    if other := find_other_town(table, form, area_code, areas):
        found, expected = catalog.area_name(area_code), catalog.area_name(other)
        nobodys = replace(place, area_code="")
        return None, say(
            "town_unknown", nobodys, found=found, expected=expected, sentence="town_two"
        )
    if stated != period:
        if not stated:
            return None, say("period_unknown", place, expected=period)
        return None, say("period_mismatch", place, found=stated, expected=period)
    units = _stated_units(table)
    return Context(catalog, areas, words, form, area_code, period, place, units), None


def _stated_months(tables: Sequence[Table], period: str) -> list[str]:
    """Return the month of each table; one that states none has that of all others of its file."""
    months = [find_period(table.titles, table.names, period) for table in tables]
    different = set(filter(None, months))
    common = different.pop() if len(different) == 1 else ""
    return [month or common for month in months]


def _stated_units(table: Table) -> tuple[str, ...]:
    """Return the units that the lines above a table state; else those of its notes, or names."""
    found = [unit for text in table.titles for unit in unit_of_line(text)]
    if not found:
        notes = notes_below(table.sheet, table.block.first, table.block.last)
        found = [unit for text in notes for unit in unit_of_line(text)]
    if not found:
        names = [name for name in table.names if "单位" in name]
        found = [unit for name in names for unit in unit_of_line(name)]
    return tuple(found)
