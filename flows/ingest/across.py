"""Tables whose header names the measures and whose rows are areas (T1, T2, T3, T5, T8)."""

from collections import defaultdict
from dataclasses import dataclass, replace

from flows.finding import Finding
from flows.ingest.area_findings import area_double, area_problem
from flows.ingest.areas import is_total, read_code
from flows.ingest.blocks import Block
from flows.ingest.cells import stated_unit
from flows.ingest.context import Context, MeasureColumn, TableReading
from flows.ingest.grid import CellError, CellValue
from flows.ingest.header import is_marker_row, is_unit_row
from flows.ingest.reading import TidyCell
from flows.ingest.sheet import (
    Sheet,
    is_blank,
    is_note,
    is_number_like,
    is_ordinal_row,
)
from flows.ingest.units import unit_in_brackets
from flows.ingest.wording import AREA_WORDS, is_word


@dataclass(frozen=True)
class AreaRow:
    """A data row: which area it is, or that it is the table's total."""

    row: int
    area_code: str
    is_total: bool = False
    is_held: bool = False


def read_across(sheet: Sheet, block: Block, context: Context) -> TableReading:
    """Return the cells and findings of one table with areas in rows."""
    start = _data_start(sheet, block, context)
    header = list(range(block.first, start))
    area_column = _find_area_column(sheet, block, header, start, context)
    paths = {
        column: column_path(sheet, header, column)
        for column in range(block.left, block.right + 1)
        if column != area_column
    }
    columns, findings = context.match_columns(paths, sheet, header)
    columns = _with_units(columns, sheet, header, context)
    rows, row_findings = _find_rows(sheet, block, start, area_column, columns, context)
    cells, cell_findings = _read_cells(sheet, rows, columns, context)
    unknown = context.unknown_columns(paths, columns, sheet, range(start, block.last + 1), header)
    return TableReading(
        frozenset(column.measure.measure_code for column in columns),
        tuple(cells),
        (*findings, *unknown, *row_findings, *cell_findings),
    )


def column_path(sheet: Sheet, header: list[int], column: int) -> tuple[str, ...]:
    """Return a column's header texts from top to bottom, repeats and marker rows left out."""
    parts: list[str] = []
    for row in header:
        text = sheet.text(row, column).strip()
        if text and (not parts or parts[-1] != text) and not is_marker_row(sheet.rows[row]):
            parts.append(text)
    return tuple(parts)


def _data_start(sheet: Sheet, block: Block, context: Context) -> int:
    """Return the first row below the header that is an area, a total, or holds numbers."""
    for row in range(block.anchor + 1, block.last + 1):
        line = sheet.rows[row][block.left : block.right + 1]
        if is_ordinal_row(line) or is_marker_row(line):
            continue
        if any(is_number_like(value) for value in line):
            return row
        if any(_names_area(value, context) for value in line[:4]):
            return row
    return block.last + 1


def _names_area(value: CellValue, context: Context) -> bool:
    if is_total(value):
        return True
    return bool(context.areas.find_village(value, context.town_code).codes)


def _find_area_column(
    sheet: Sheet, block: Block, header: list[int], start: int, context: Context
) -> int:
    """Return the column with the most area names; the one headed 村（社区） when none has any."""
    counts: dict[int, int] = defaultdict(int)
    for row in range(start, block.last + 1):
        for column in range(block.left, min(block.right + 1, block.left + 8)):
            value = sheet.cell(row, column)
            if isinstance(value, str) and _names_area(value, context):
                counts[column] += 1
    if counts:
        return max(counts, key=lambda column: (counts[column], -column))
    for column in range(block.left, block.right + 1):
        if any(is_word(sheet.text(row, column), AREA_WORDS) for row in header):
            return column
    return block.left


def _with_units(
    columns: list[MeasureColumn], sheet: Sheet, header: list[int], context: Context
) -> list[MeasureColumn]:
    """Return the columns with the unit that unit row, header brackets or the sheet's line state."""
    unit_rows = [row for row in header if is_unit_row(sheet.rows[row])]
    found = []
    for column in columns:
        below = [sheet.text(row, column.position).strip(" ()（）") for row in unit_rows]
        texts = ["".join(column.path), *reversed(column.path)]
        bracketed = [unit_in_brackets(text)[1] for text in texts]
        unit = stated_unit(below) or stated_unit(bracketed) or context.line_unit(column.measure)
        found.append(column.with_unit(unit))
    return found


def _find_rows(
    sheet: Sheet,
    block: Block,
    start: int,
    area_column: int,
    columns: list[MeasureColumn],
    context: Context,
) -> tuple[list[AreaRow], list[Finding]]:
    rows: list[AreaRow] = []
    findings: list[Finding] = []
    for row in range(start, block.last + 1):
        line = sheet.rows[row]
        name = sheet.cell(row, area_column)
        values = [sheet.cell(row, column.position) for column in columns]
        has_values = any(is_number_like(value) or isinstance(value, CellError) for value in values)
        if is_blank(name):
            name = _code_beside(sheet, row, block, area_column)
        if is_blank(name) or (is_note(line) and not has_values) or is_ordinal_row(line):
            continue
        if is_total(name) or (context.is_village_form and context.is_town(name)):
            rows.append(AreaRow(row, context.area_code, is_total=True))
            continue
        code, finding = _find_area(sheet, row, area_column, name, block, context)
        if code:
            rows.append(AreaRow(row, code))
        elif finding and has_values:
            findings.append(finding)
    return _hold_doubles(sheet, rows, area_column, findings, context)


def _code_beside(sheet: Sheet, row: int, block: Block, area_column: int) -> CellValue:
    for column in range(block.left, area_column):
        value = sheet.cell(row, column)
        if read_code(value):
            return value
    return None


def _find_area(
    sheet: Sheet, row: int, area_column: int, name: CellValue, block: Block, context: Context
) -> tuple[str, Finding | None]:
    match = context.find_area(name)
    if len(match) == 1:
        return match[0], None
    code = _code_beside(sheet, row, block, area_column)
    if not match and code is not None:
        by_code = context.find_area(code)
        if len(by_code) == 1:
            return by_code[0], None
    return "", area_problem(sheet, row, area_column, name, match, context)


def _hold_doubles(
    sheet: Sheet,
    rows: list[AreaRow],
    area_column: int,
    findings: list[Finding],
    context: Context,
) -> tuple[list[AreaRow], list[Finding]]:
    """Hold every row of an area that stands more than once; a hidden copy does not count."""
    by_area: dict[str, list[AreaRow]] = defaultdict(list)
    for row in rows:
        if not row.is_total:
            by_area[row.area_code].append(row)
    dropped: set[int] = set()
    doubled: set[str] = set()
    for code, found in by_area.items():
        visible = [row for row in found if not sheet.is_hidden_row(row.row)]
        if len(found) > 1 and len(visible) == 1:
            dropped |= {row.row for row in found if row is not visible[0]}
        elif len(found) > 1:
            doubled.add(code)
            findings = findings + [
                area_double(sheet, row.row, area_column, code, context) for row in found
            ]
    kept = [
        replace(row, is_held=row.area_code in doubled and not row.is_total)
        for row in rows
        if row.row not in dropped
    ]
    return kept, findings


def _read_cells(
    sheet: Sheet, rows: list[AreaRow], columns: list[MeasureColumn], context: Context
) -> tuple[list[TidyCell], list[Finding]]:
    cells: list[TidyCell] = []
    findings: list[Finding] = []
    for row in rows:
        for column in columns:
            cell, finding = context.read(
                sheet, row.row, column.position, column.measure, row.area_code, column
            )
            if row.is_total:
                cells += [cell._replace(state="total")] if cell.state == "value" else []
            elif row.is_held or column.is_held:
                cells.append(cell._replace(state="held", value=None))
            else:
                cells.append(cell)
                findings += [finding] if finding else []
    return cells, findings
