"""Which rows of a table are areas, which is their total, and which rows are no data."""

from collections import defaultdict
from dataclasses import dataclass, replace

from flows.finding import Finding
from flows.ingest.area_findings import area_double, area_problem
from flows.ingest.areas import is_partial_total, is_total, read_code
from flows.ingest.blocks import Block
from flows.ingest.context import Context, MeasureColumn
from flows.ingest.grid import CellError, CellValue
from flows.ingest.sheet import Sheet, is_blank, is_note, is_number_like, is_ordinal_row


@dataclass(frozen=True)
class AreaRow:
    """A data row: which area it is, or that it is the table's total."""

    row: int
    area_code: str
    is_total: bool = False
    is_partial: bool = False
    is_held: bool = False


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
    for row in range(start, block.last + 1):
        line = sheet.rows[row]
        name = sheet.cell(row, area_column)
        values = [sheet.cell(row, column.position) for column in columns]
        has_values = any(is_number_like(value) or isinstance(value, CellError) for value in values)
        if is_blank(name):
            name = _code_beside(sheet, row, block, area_column, context)
        is_foot = is_note([name]) or (is_note(line) and not has_values)
        if is_blank(name) or is_foot or is_ordinal_row(line):
            continue
        if is_total(name) or (context.is_village_form and context.is_town(name)):
            rows.append(AreaRow(row, context.area_code, True, is_partial_total(name)))
            continue
        code, finding = _find_area(sheet, row, area_column, name, block, context)
        if code:
            rows.append(AreaRow(row, code))
        elif finding and has_values:
            findings.append(finding)
    return _hold_doubles(sheet, _whole_totals(rows), area_column, findings, context)


def _code_beside(
    sheet: Sheet, row: int, block: Block, area_column: int, context: Context
) -> CellValue:
    """Return the known area code that stands in a column near the name, or None."""
    for column in range(block.left, min(block.right, area_column + 2) + 1):
        value = sheet.cell(row, column)
        if column != area_column and read_code(value) in context.catalog.area_by_code:
            return value
    return None


def _find_area(
    sheet: Sheet, row: int, area_column: int, name: CellValue, block: Block, context: Context
) -> tuple[str, Finding | None]:
    """Return the area of a row by its name, or by the code beside a name that fits none or two."""
    match = context.find_area(name)
    code = _code_beside(sheet, row, block, area_column, context)
    by_code = context.find_area(code) if code is not None else ()
    if len(match) != 1 and len(by_code) == 1 and (not match or by_code[0] in match):
        return by_code[0], None
    if len(match) == 1 and by_code in ((), match):
        return match[0], None
    codes = tuple(dict.fromkeys((*match, *by_code)))
    return "", area_problem(sheet, row, area_column, name, codes, context)


def _whole_totals(rows: list[AreaRow]) -> list[AreaRow]:
    """Leave out totals of some of the rows: only a total of all of them can be checked."""
    totals = [row for row in rows if row.is_total]
    if len(totals) < 2:
        return rows
    return [row for row in rows if not row.is_partial]


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
