"""Tables with measures in rows: which columns hold their values, and for which area and span."""

from collections.abc import Mapping
from dataclasses import replace

from flows.finding import Finding
from flows.ingest.findings import say
from flows.ingest.forms.area_columns import ValueColumn, find_area_columns
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.table_context import Context
from flows.ingest.forms.title_lines import titles_above
from flows.ingest.sheets.sheet import Sheet, is_blank, is_number_like
from flows.ingest.words.report_words import Said, is_running_total, report_said
from flows.ingest.words.time_series import settle_said


def find_value_columns(
    sheet: Sheet, block: Block, header: range, context: Context
) -> tuple[list[ValueColumn], list[Finding]]:
    """Return the value columns: headed by areas (transposed) or by words such as 本期数."""
    by_area, findings = find_area_columns(sheet, block, header, context)
    if by_area:
        return by_area, findings
    columns, findings = _worded_columns(sheet, block, header, context)
    if not context.form.lists_places:
        return columns, findings
    village = _village_of_sheet(sheet, block, context)
    return [_of_village(column, village) for column in columns], findings


def _village_of_sheet(sheet: Sheet, block: Block, context: Context) -> str:
    """Return the one village that the sheet's name or the lines above name, or nothing."""
    for text in (sheet.grid.sheet, *titles_above(sheet, block.first)):
        found = context.find_area(text) or context.areas.villages_in(text, context.whole_code)
        if len(found) == 1:
            return found[0]
    return ""


def _of_village(column: ValueColumn, village: str) -> ValueColumn:
    """Return a village form's only column as its village's, else as the total of all."""
    if village:
        return replace(column, area_code=village)
    return replace(column, is_total=True)


def _worded_columns(
    sheet: Sheet, block: Block, header: range, context: Context
) -> tuple[list[ValueColumn], list[Finding]]:
    positions = range(block.anchor + 1, block.right + 1)
    paths = {at: tuple(sheet.text(row, at) for row in header) for at in positions}
    said, sums = settle_said(
        {at: _said(sheet, header, at, context) for at in positions}, paths, context.period
    )
    values = [position for position, one in said.items() if one == "value"]
    months = [position for position, one in said.items() if one == "month"]
    if not values and not months:
        return _unworded_column(sheet, block, header, said, context), []
    totals = [position for position in values if any(map(is_running_total, paths[position]))]
    if not values and "previous" in said.values():
        values, months = months, []
    rows = range(header.stop, block.last + 1)
    chosen = _filled(sheet, rows, totals or values)
    columns = [
        ValueColumn(
            position, context.area_code, "value", is_held=len(chosen) > 1, is_sum=position in sums
        )
        for position in chosen
    ]
    findings = [_ambiguous(sheet, header, chosen, context)] if len(chosen) > 1 else []
    months = _filled(sheet, rows, months)[:1]
    own = [ValueColumn(position, context.area_code, "month") for position in months]
    return [*columns, *own], findings


def _filled(sheet: Sheet, rows: range, positions: list[int]) -> list[int]:
    """Return the columns that hold something of their own, the first where none does."""
    contents = {at: [sheet.cell(row, at) for row in rows] for at in reversed(positions)}
    first_with = {
        repr(cells): at for at, cells in contents.items() if not all(map(is_blank, cells))
    }
    return sorted(first_with.values()) or positions[:1]


def _ambiguous(sheet: Sheet, header: range, positions: list[int], context: Context) -> Finding:
    """Return the finding for several columns that each say they are this report's value."""
    heads = [
        max((row for row in header if sheet.text(row, at)), default=header.start)
        for at in positions
    ]
    names = [sheet.name(row, at) for row, at in zip(heads, positions, strict=True)]
    texts = [sheet.text(row, at) for row, at in zip(heads, positions, strict=True)]
    return say(
        "column_ambiguous",
        context.place,
        cell=names[0],
        found="、".join(dict.fromkeys(texts)),
        expected="、".join(names),
        sentence="column_double",
    )


def _said(sheet: Sheet, header: range, position: int, context: Context) -> Said:
    """Return which report a column's header says it is of; the lowest text that says it decides.

    In a town's form its own name heads its values, another town's name the other's.
    """
    for row in reversed(header):
        text = sheet.text(row, position)
        if not text:
            continue
        if town := context.whole_code and context.areas.find_town(text):
            return "value" if town == context.whole_code else "other"
        if said := report_said(text, context.period):
            return said
    return ""


def _unworded_column(
    sheet: Sheet, block: Block, header: range, said: Mapping[int, Said], context: Context
) -> list[ValueColumn]:
    """Return the only column that may hold the values when no header says which one it is.

    A blank column with a header may hold them too: what stands beside it is something else.
    """
    rows = range(header.stop, block.last + 1)
    numeric, empty = [], []
    for position in (position for position, one in said.items() if not one):
        cells = [sheet.cell(row, position) for row in rows]
        if any(map(is_number_like, cells)):
            numeric.append(position)
        elif all(map(is_blank, cells)) and any(sheet.text(row, position) for row in header):
            empty.append(position)
    is_clear = len(numeric) == 1 and not empty
    return [ValueColumn(numeric[0], context.area_code, "value")] if is_clear else []
