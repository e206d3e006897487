"""Which rows of a table are areas, which is their total, and which rows are no data."""

from collections import defaultdict

from flows.finding import Finding
from flows.ingest.findings import shown
from flows.ingest.forms.area_findings import area_problem, hold_doubles
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.nameless_rows import is_nameless, settle_nameless
from flows.ingest.forms.table_context import AreaRow, Context, MeasureColumn
from flows.ingest.grid import CellError, CellValue
from flows.ingest.sheets.cell_kinds import numbers_columns
from flows.ingest.sheets.sheet import (
    Sheet,
    is_blank,
    is_note,
    is_number_like,
    is_ordinal_row,
    is_title_line,
)
from flows.ingest.words.area_codes import SMALLEST_CODE, code_before_name, read_code
from flows.ingest.words.report_words import Said, plainly_said
from flows.ingest.words.row_times import (
    NO_TIMES,
    RowTimes,
    find_row_times,
    rows_of_this_report,
    time_text,
)
from flows.ingest.words.total_names import is_aside, is_partial_total, is_total
from flows.ingest.words.values import read_value

#: Such a row is of another time or a comparison.
_OTHER: tuple[Said, ...] = ("previous", "other")
#: Columns of codes show in so many first rows.
_ROWS_LOOKED_AT = 20
#: So many unknown names of a table get the nearest known ones told.
_MOST_HINTS = 100


def find_rows(
    sheet: Sheet,
    block: Block,
    start: int,
    area_column: int,
    columns: list[MeasureColumn],
    context: Context,
) -> tuple[list[AreaRow], list[Finding]]:
    """Return the rows of areas and totals from `start` down, and what is wrong with their names."""
    rows: list[AreaRow] = []
    findings: list[Finding] = []
    unnamed: list[int] = []
    code_columns = _find_code_columns(sheet, block, start, area_column, context)
    times = _find_times(sheet, block, start, area_column, columns, context.period)
    last: CellValue = None
    for row in range(start, block.last + 1):
        name = sheet.cell(row, area_column)
        last = name = last if row in times.said and is_blank(name) else name
        if is_blank(name):
            name = _code_beside(sheet, row, name, code_columns, context)
            if name is None:
                unnamed += [row] if is_nameless(sheet, row, columns, context.period) else []
                continue
        codes = _fitting_areas(sheet, row, name, code_columns, context)
        if len(codes) == 1:
            rows.append(AreaRow(row, codes[0]))
        elif is_total(name) or (context.form.lists_places and context.is_whole(name)):
            rows.append(AreaRow(row, context.area_code, True, is_partial_total(name)))
        elif _is_data(sheet, row, name, columns, context.period):
            with_hint = len(findings) < _MOST_HINTS
            findings.append(
                area_problem(sheet, row, area_column, name, codes, context, with_hint=with_hint)
            )
    rows, nameless = settle_nameless(sheet, unnamed, rows, columns, area_column, context)
    rows, left_out = _of_this_report(sheet, rows, times, context)
    held, doubles = hold_doubles(sheet, _whole_totals(rows), area_column, context)
    return held, [*findings, *nameless, *left_out, *doubles]


def _find_times(
    sheet: Sheet,
    block: Block,
    start: int,
    area_column: int,
    columns: list[MeasureColumn],
    period: str,
) -> RowTimes:
    """Return the column left of the measures that says of which report each row is, if any."""
    first = min((column.position for column in columns), default=block.left)
    for position in range(block.left, first):
        if position == area_column or not time_text(sheet.cell(start, position)):
            continue
        filled = (row for row in range(start, block.last + 1) if _has_figures(sheet, row, columns))
        cells = {row: sheet.cell(row, position) for row in filled}
        if said := find_row_times(cells, period):
            return RowTimes(position, cells, said)
    return NO_TIMES


def _has_figures(sheet: Sheet, row: int, columns: list[MeasureColumn]) -> bool:
    return any(is_number_like(sheet.cell(row, column.position)) for column in columns)


def _of_this_report(
    sheet: Sheet, rows: list[AreaRow], times: RowTimes, context: Context
) -> tuple[list[AreaRow], list[Finding]]:
    """Leave out the rows of plans and other times; an area that has no others is said."""
    if not times.said:
        return rows, []
    by_area: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for row in rows:
        by_area[row.area_code, row.is_total].append(row.row)
    kept = {key: rows_of_this_report(found, times) for key, found in by_area.items()}
    lost = sorted(min(by_area[key]) for key, found in kept.items() if not found and not key[1])
    findings = [
        context.unknown(sheet.name(row, times.position), time_text(times.cells[row]))
        for row in lost[:1]
    ]
    numbers = {row for found in kept.values() for row in found}
    return [row for row in rows if row.row in numbers], findings


def _is_data(
    sheet: Sheet, row: int, name: CellValue, columns: list[MeasureColumn], period: str
) -> bool:
    """Return whether a row that names no area has data: no title, note, 甲乙 or 上年同期 row."""
    line = sheet.rows[row]
    if is_note([name]) or is_ordinal_row(line) or numbers_columns(line):
        return False
    if isinstance(name, str) and (is_aside(name) or plainly_said(name, period) in _OTHER):
        return False
    values = [sheet.cell(row, column.position) for column in columns]
    if any(is_number_like(value) or isinstance(value, CellError) for value in values):
        return True
    texts = {shown(value) for value in values if read_value(value).state != "blank"}
    return len(texts - {shown(name)}) > 1 and not is_title_line(line)


def _find_code_columns(
    sheet: Sheet, block: Block, start: int, area_column: int, context: Context
) -> list[int]:
    """Return the columns near the names that hold known area codes."""
    known = context.catalog.area_by_code
    return [
        column
        for column in range(block.left, min(block.right, area_column + 2) + 1)
        if column != area_column
        and any(
            read_code(line[column]) in known
            for line in sheet.rows[start : min(block.last + 1, start + _ROWS_LOOKED_AT)]
            if column < len(line) and not _is_small(line[column])
        )
    ]


def _is_small(value: CellValue) -> bool:
    """Return whether a cell is blank or a number far below any area code, as most cells are."""
    return value is None or (type(value) is float and value < SMALLEST_CODE)


def _code_beside(
    sheet: Sheet, row: int, name: CellValue, columns: list[int], context: Context
) -> CellValue:
    """Return the known area code that stands beside the name or before it, or None."""
    for column in columns:
        value = sheet.cell(row, column)
        if read_code(value) in context.catalog.area_by_code:
            return value
    code = code_before_name(name)
    return code if code in context.catalog.area_by_code else None


def _fitting_areas(
    sheet: Sheet, row: int, name: CellValue, code_columns: list[int], context: Context
) -> tuple[str, ...]:
    """Return the areas that fit a row's name and the code beside it; just one is a match."""
    match = context.find_area(name)
    code = _code_beside(sheet, row, name, code_columns, context)
    by_code = context.find_area(code) if code is not None else ()
    if not by_code or by_code == match:
        return match
    if not match or by_code[0] in match:
        return match if len(match) == 1 else by_code
    return tuple(dict.fromkeys((*match, *by_code)))


def _whole_totals(rows: list[AreaRow]) -> list[AreaRow]:
    """Leave out totals of some of the rows: only a total of all of them can be checked."""
    totals = [row for row in rows if row.is_total]
    if len(totals) < 2:
        return rows
    return [row for row in rows if not row.is_partial]
