"""Findings about the areas of rows: unknown, fitting two, standing twice, sharing a number."""

from collections import Counter

from flows.catalog.model import Catalog
from flows.catalog.records import Area
from flows.finding import Finding
from flows.ingest.doubles import doubled
from flows.ingest.findings import say, shown
from flows.ingest.forms.table_context import AreaRow, Context
from flows.ingest.grid import CellValue
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.merges import find_shared_numbers
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.words.suggestions import suggest_villages
from flows.period import chinese_period


def area_problem(
    sheet: Sheet,
    row: int,
    column: int,
    name: CellValue,
    codes: tuple[str, ...],
    context: Context,
    *,
    with_hint: bool = True,
) -> Finding:
    """Return the finding for a name that fits no area of the reporter, or several.

    The nearest names are looked for only `with_hint`: a sheet of thousands of strange names gets
    them for its first ones.
    """
    found = shown(name).strip()
    cell = sheet.name(row, column)
    if codes:
        return _fits_several(name, codes, cell, context)
    if absent := context.areas.find_absent(name, context.whole_code):
        return say(
            "area_unknown",
            context.place,
            cell=cell,
            found=found,
            expected=context.catalog.area_name(context.area_code),
            hint=why_absent(context.catalog.area_by_code[absent], context.catalog, context.period),
            sentence="area_absent",
        )
    near = suggest_villages(found, context.whole_code, context.areas) if with_hint else ""
    return say(
        "area_unknown",
        context.place,
        cell=cell,
        found=found,
        expected=context.catalog.area_name(context.area_code),
        hint=f"相近的有：{near}" if near else "",
    )


def _fits_several(name: CellValue, codes: tuple[str, ...], cell: str, context: Context) -> Finding:
    """Return that a name fits several areas, or one while its code is another's."""
    named = context.find_area(name)
    others = [code for code in codes if code not in named] if len(named) == 1 else []
    return say(
        "area_ambiguous",
        context.place,
        cell=cell,
        found=shown(name).strip(),
        expected="或".join(map(context.catalog.area_name, others or codes)),
        sentence="area_code_differs" if others else "",
    )


def why_absent(area: Area, catalog: Catalog, period: str) -> str:
    """Return in a clause why an area that is not valid in a month has no row of its own."""
    if period < area.valid_from:
        return f"该区划自{chinese_period(area.valid_from)}起报送"
    closed = chinese_period(catalog.closed_from(area.area_code))
    if not area.merged_into:
        return f"该区划自{closed}起撤销"
    successor = catalog.area_name(area.merged_into)
    return f"自{closed}起已并入{successor}，数据计入{successor}填报"


def area_double(sheet: Sheet, row: int, column: int, code: str, context: Context) -> Finding:
    """Return the finding for an area that stands more than once in a table."""
    return say(
        "area_duplicate",
        context.place,
        cell=sheet.name(row, column),
        found=sheet.text(row, column).strip(),
        area_code=code,
    )


def hold_shared(
    sheet: Sheet, cells: list[TidyCell], context: Context
) -> tuple[list[TidyCell], list[Finding]]:
    """Hold the cells of a number that is merged over the rows of several areas."""
    shared_numbers = find_shared_numbers(sheet.grid)
    if not shared_numbers:
        return cells, []
    firsts = {sheet.name(*place): is_first for place, is_first in shared_numbers.items()}
    shared = [cell for cell in cells if cell.cell in firsts and cell.state != "total"]
    findings = [
        say(
            "value_not_number",
            context.place,
            cell=cell.cell,
            area_code=cell.area_code,
            measure_code=cell.measure_code,
            found=shown(cell.value),
            sentence="value_shared",
        )
        for cell in shared
        if firsts[cell.cell]
    ]
    if not (held := set(shared)):
        return cells, []
    cells = [cell._replace(state="held", value=None) if cell in held else cell for cell in cells]
    return cells, findings


def hold_doubles(
    sheet: Sheet, rows: list[AreaRow], area_column: int, context: Context
) -> tuple[list[AreaRow], list[Finding]]:
    """Hold every row of an area that stands more than once; a hidden copy does not count."""
    kept = _without_hidden_copies(sheet, rows)
    doubles = doubled(row.area_code for row in kept if not row.is_total)
    if not doubles:
        return kept, []
    held = [
        row._replace(is_held=row.is_held or (row.area_code in doubles and not row.is_total))
        for row in kept
    ]
    found = [
        area_double(sheet, row.row, area_column, row.area_code, context)
        for row in kept
        if row.area_code in doubles and not row.is_total
    ]
    return held, found


def _without_hidden_copies(sheet: Sheet, rows: list[AreaRow]) -> list[AreaRow]:
    """Leave out the hidden rows of an area that has one visible row."""
    if not sheet.grid.hidden_rows:
        return rows
    visible = Counter(
        row.area_code for row in rows if not row.is_total and not sheet.is_hidden_row(row.row)
    )
    return [
        row
        for row in rows
        if row.is_total or not sheet.is_hidden_row(row.row) or visible[row.area_code] != 1
    ]
