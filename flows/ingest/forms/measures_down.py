"""Tables whose rows name the measures: indicator-row forms and transposed village tables."""

from dataclasses import replace

from flows.catalog.records import Measure
from flows.finding import Finding
from flows.ingest.findings import say
from flows.ingest.forms.area_columns import ValueColumn
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.same_as_last import LastReport, last_report_down
from flows.ingest.forms.table_context import HUGE, Context, MeasureColumn, TableReading
from flows.ingest.forms.value_columns import find_value_columns
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.sheet import Sheet, is_note, is_number_like
from flows.ingest.words.header_words import LABEL_WORDS, is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import said_unit, unit_in_wording
from flows.ingest.words.units import find_unit

#: What a unit column has for the unit of the row above.
_DITTO = frozenset(["〃", '"', "″", "同上"])


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
    paths: dict[int, tuple[str, ...]] = {}
    for row in range(start, block.last + 1):
        text = sheet.text(row, block.anchor).strip()
        if text:
            paths[row] = (text,)
    rows: list[MeasureColumn] = []
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    stated = _stated_units(sheet, range(start, block.last + 1), unit_column)
    for row, path in paths.items():
        codes = context.wording.find(context.form.form, path[0])
        if len(codes) != 1:
            continue
        measure = context.catalog.measure_by_code[next(iter(codes))]
        if measure.measure_code in seen:
            findings.append(
                say(
                    "column_ambiguous",
                    context.place,
                    cell=sheet.name(row, block.anchor),
                    found=path[0],
                    expected=f"第{sheet.grid.top + seen[measure.measure_code] + 1}行已有同一指标",
                    measure_code=measure.measure_code,
                )
            )
            rows = [_held(other, measure) for other in rows]
            continue
        seen[measure.measure_code] = row
        unit = _row_unit(stated[row], path[0], measure, context)
        rows.append(MeasureColumn(row, measure, "value", path).with_unit(unit))
    return rows, findings


def _held(row: MeasureColumn, measure: Measure) -> MeasureColumn:
    if row.measure.measure_code != measure.measure_code:
        return row
    return MeasureColumn(row.position, row.measure, row.span, row.path, row.unit, is_held=True)


def _stated_units(sheet: Sheet, rows: range, unit_column: int | None) -> dict[int, str]:
    """Return what the unit column says for each row; 〃 and 同上 say what the row above does."""
    stated: dict[int, str] = {}
    for row in rows:
        text = sheet.text(row, unit_column).strip() if unit_column is not None else ""
        is_same = squash(text) in _DITTO
        stated[row] = stated.get(row - 1, "") if is_same else said_unit(text) or text
    return stated


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
    has_value_column = any(column.span == "value" for column in columns)
    name = sheet.grid.sheet
    for row in rows:
        is_running = row.measure.accumulation == "ytd"
        code = row.measure.measure_code
        for column in columns:
            if column.span == "month" and not is_running and has_value_column:
                continue
            span = column.span if is_running else "value"
            area, value = column.area_code, sheet.cell(row.position, column.position)
            finding = None
            if row.is_plain and type(value) is float and -HUGE < value < HUGE:
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
