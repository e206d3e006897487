"""Tables whose rows name the measures: indicator-row forms and transposed village tables."""

from dataclasses import replace

from flows.catalog.records import Measure
from flows.finding import Finding
from flows.ingest.forms.area_columns import ValueColumn
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.same_as_last import LastReport, last_report_down
from flows.ingest.forms.table_context import HUGE, Context, MeasureColumn, TableReading
from flows.ingest.forms.value_columns import find_value_columns
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.sheet import Sheet, is_note, is_number_like
from flows.ingest.words.header_words import LABEL_WORDS, is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import unit_in_wording
from flows.ingest.words.unit_cells import UnitCell, read_units
from flows.ingest.words.units import find_unit


def read_down(sheet: Sheet, block: Block, context: Context) -> TableReading:
    """Return the cells and findings of one table with measures in rows."""
    header = range(block.first, max(block.first + 1, _first_measure_row(sheet, block, context)))
    columns, findings = find_value_columns(sheet, block, header, context)
    context = _with_header_units(sheet, header, columns, context)
    unit_column = _find_unit_column(sheet, block, header)
    rows, row_findings = _find_measure_rows(sheet, block, header.stop, unit_column, context)
    cells, cell_findings = _read_cells(
        sheet, rows, columns, last_report_down(sheet, header), context
    )
    shares = [row.position for row in rows if row.measure.unit == "%"]
    places = [(row, column.position) for row in shares for column in columns]
    unknown = _unknown_rows(sheet, block, header.stop, rows, columns, context)
    return TableReading(
        _measures_of(rows, columns),
        tuple(cells),
        (*findings, *row_findings, *cell_findings, *unknown),
        context.stated_percents(sheet, places),
    )


def _with_header_units(
    sheet: Sheet, header: range, columns: list[ValueColumn], context: Context
) -> Context:
    """Return the context with the unit that heads the values (本期数（亩）) before the line's."""
    heads = [sheet.text(row, column.position) for column in columns[:1] for row in header]
    units = tuple(unit for head in heads if (unit := unit_in_wording(head)[1]))
    return replace(context, line_units=(*units, *context.line_units)) if units else context


def _measures_of(rows: list[MeasureColumn], columns: list[ValueColumn]) -> frozenset[str]:
    """Return the measures of which a column says more than their figure of the month alone."""
    if not columns:
        return frozenset()
    has_value_column = any(column.span == "value" for column in columns)
    return frozenset(
        row.measure.measure_code
        for row in rows
        if has_value_column or row.measure.accumulation != "ytd"
    )


def _first_measure_row(sheet: Sheet, block: Block, context: Context) -> int:
    for row in range(block.first, block.last + 1):
        if context.wording.find(context.form.form, sheet.text(row, block.anchor)):
            return row
    return block.first


def _find_unit_column(sheet: Sheet, block: Block, header: range) -> int | None:
    for position in range(block.left, block.right + 1):
        if any(
            squash(sheet.text(row, position)) in ("计量单位", "单位", "单位名称") for row in header
        ):
            return position
    return None


def _find_measure_rows(
    sheet: Sheet, block: Block, start: int, unit_column: int | None, context: Context
) -> tuple[list[MeasureColumn], list[Finding]]:
    rows: list[MeasureColumn] = []
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    lines = range(start, block.last + 1)
    at = unit_column
    units = read_units(["" if at is None else sheet.text(row, at) for row in lines])
    for row, beside in zip(lines, units, strict=True):
        label = sheet.text(row, block.anchor).strip()
        codes = context.wording.find(context.form.form, label) if label else ()
        if len(codes) != 1:
            continue
        measure = context.catalog.measure_by_code[next(iter(codes))]
        if measure.measure_code in seen:
            place = sheet.name(row, block.anchor)
            first = sheet.grid.top + seen[measure.measure_code] + 1
            findings.append(context.repeated(place, label, first, measure))
            rows = [_held(other, measure) for other in rows]
            continue
        seen[measure.measure_code] = row
        unit = _row_unit(beside.unit, label, measure, context)
        found = MeasureColumn(row, measure, "value", (label,)).with_unit(unit)
        if _is_unclear(sheet, block, found, beside):
            findings.append(context.unit_unclear(sheet.name(row, at or 0), beside.before, measure))
            found = found._replace(is_held=True)
        rows.append(found)
    return rows, findings


def _held(row: MeasureColumn, measure: Measure) -> MeasureColumn:
    if row.measure.measure_code != measure.measure_code:
        return row
    return MeasureColumn(row.position, row.measure, row.span, row.path, row.unit, is_held=True)


def _is_unclear(sheet: Sheet, block: Block, row: MeasureColumn, cell: UnitCell) -> bool:
    """Return whether a row of figures may have the unit above its blank cell as well as its own."""
    if not cell.is_unclear(row.unit or row.measure.unit) or unit_in_wording(row.path[0])[1]:
        return False
    values = sheet.rows[row.position][block.anchor + 1 : block.right + 1]
    return any(map(is_number_like, values))


def _row_unit(stated: str, label: str, measure: Measure, context: Context) -> str:
    if stated and (find_unit(stated) or stated != measure.unit):
        return stated
    return unit_in_wording(label)[1] or context.line_unit(measure)


def _read_cells(
    sheet: Sheet,
    rows: list[MeasureColumn],
    columns: list[ValueColumn],
    last: LastReport,
    context: Context,
) -> tuple[list[TidyCell], list[Finding]]:
    cells: list[TidyCell] = []
    findings: list[Finding] = []
    of_stocks = _columns_of_stocks(columns)
    name, in_percent = sheet.grid.sheet, bool(sheet.grid.percent_cells)
    for row in rows:
        is_running = row.measure.accumulation == "ytd"
        code = row.measure.measure_code
        for column in columns if is_running else of_stocks:
            span = column.span if is_running else "value"
            area, value = column.area_code, sheet.cell(row.position, column.position)
            finding = None
            is_bare = not in_percent or not sheet.is_percent(row.position, column.position)
            if is_bare and row.is_plain and type(value) is float and -HUGE < value < HUGE:
                place = sheet.name(row.position, column.position)
                cell = TidyCell(code, area, context.period, span, "value", value, name, place)
            else:
                source = last.source(sheet, row.position, column.position, row.measure)
                cell, finding = context.read(sheet, row.position, source, area, row.with_span(span))
            if column.is_total:
                cells += [cell._replace(state="total")] if cell.state == "value" else []
            elif column.is_held or row.is_held:
                cells.append(cell._replace(state="held", value=None))
            else:
                cells.append(cell)
                findings += [finding] if finding else []
    return cells, findings


def _columns_of_stocks(columns: list[ValueColumn]) -> list[ValueColumn]:
    """Return the columns for what has one level: no sum of months, no 本月 beside 累计."""
    levels = [column for column in columns if not column.is_sum]
    has_value = any(column.span == "value" for column in levels)
    return [column for column in levels if column.span == "value" or not has_value]


def _unknown_rows(
    sheet: Sheet,
    block: Block,
    start: int,
    rows: list[MeasureColumn],
    columns: list[ValueColumn],
    context: Context,
) -> list[Finding]:
    """Return a flag for every label with a number beside it that is no measure of the form."""
    known = {row.position for row in rows}
    findings = []
    for row in range(start, block.last + 1):
        text = sheet.text(row, block.anchor).strip()
        if row in known or not text or is_note(sheet.rows[row]) or is_word(text, LABEL_WORDS):
            continue
        if context.wording.find(context.form.form, text):
            continue
        if any(is_number_like(sheet.cell(row, column.position)) for column in columns):
            findings.append(context.unknown(sheet.name(row, block.anchor), text))
    return findings
