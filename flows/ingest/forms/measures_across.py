"""Tables whose header names the measures and whose rows are areas (T1, T2, T3, T5, T8)."""

from collections import Counter
from functools import lru_cache

from flows.finding import Finding
from flows.ingest.findings import shown
from flows.ingest.forms.area_findings import hold_shared
from flows.ingest.forms.area_rows import find_rows
from flows.ingest.forms.check_cells import stated_unit
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.measure_columns import match_columns, unknown_columns
from flows.ingest.forms.same_as_last import LastReport, last_report_across
from flows.ingest.forms.table_context import HUGE, AreaRow, Context, MeasureColumn, TableReading
from flows.ingest.grid import CellValue
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.header import header_paths, is_marker_row, is_unit_row
from flows.ingest.sheets.sheet import Sheet, is_number_like, is_ordinal_row, texts_of
from flows.ingest.words.area_codes import SMALLEST_CODE, read_code
from flows.ingest.words.header_words import AREA_WORDS, IGNORED_WORDS, is_word
from flows.ingest.words.report_words import report_said
from flows.ingest.words.stated_units import unit_in_wording
from flows.ingest.words.total_names import is_total
from flows.ingest.words.unit_cells import read_units

_SUB_HEADERS = AREA_WORDS | IGNORED_WORDS
#: The area column is among so many first columns of a table, and shows in so many rows.
_LABEL_COLUMNS, _ROWS_LOOKED_AT = 8, 40
#: Left of the measures, a name among so many first cells begins the data.
_FIRST_NAMES = 4


def read_across(sheet: Sheet, block: Block, context: Context) -> TableReading:
    """Return the cells and findings of one table with areas in rows."""
    start = _data_start(sheet, block, context)
    header = list(range(block.first, start))
    area_column = _find_area_column(sheet, block, header, start, context)
    lines = ((row, sheet.rows[row][block.left : block.right + 1]) for row in header)
    wording = [row for row, line in lines if not (is_marker_row(line) or is_ordinal_row(line))]
    paths = header_paths(sheet, wording, range(block.left, block.right + 1))
    paths.pop(area_column, None)
    body = range(start, block.last + 1)
    columns, findings = match_columns(context, paths, sheet, header, body)
    columns, unclear = _with_units(columns, sheet, header, context)
    rows, row_findings = find_rows(sheet, block, start, area_column, columns, context)
    last = last_report_across(sheet, header, columns, context)
    cells, cell_findings = _read_cells(sheet, rows, columns, last, context)
    cells, shared = hold_shared(sheet, cells, context)
    shares = [column.position for column in columns if column.measure.unit == "%"]
    places = [(row.row, column) for row in rows for column in shares]
    unknown = unknown_columns(context, paths, columns, sheet, body, header)
    return TableReading(
        frozenset(column.measure.measure_code for column in columns if column.span == "value"),
        tuple(cells),
        (*findings, *unclear, *unknown, *row_findings, *cell_findings, *shared),
        context.stated_percents(sheet, places),
    )


def _data_start(sheet: Sheet, block: Block, context: Context) -> int:
    """Return the first row below the header that has data.

    That is an area, a total, figures, or texts none of which is a word of headers such as 本月.
    """
    heads = sheet.rows[block.anchor][block.left : block.left + _FIRST_NAMES]
    form, find = context.form.form, context.wording.find
    names = next((at for at, head in enumerate(heads) if find(form, shown(head))), _FIRST_NAMES)
    for row in range(block.anchor + 1, block.last + 1):
        line = sheet.rows[row][block.left : block.right + 1]
        if is_ordinal_row(line) or is_marker_row(line):
            continue
        if any(is_number_like(value) for value in line):
            return row
        if any(_names_area(value, context) for value in line[:names]):
            return row
        texts = texts_of(line)
        if len(texts) > 2 and not any(_heads(text, context.period) for text in texts):
            return row
    return block.last + 1


def _heads(text: str, period: str) -> bool:
    """Return whether a text is one of headers' own: 村, 备注, 本月, 1-6月, 同比增减."""
    return is_word(text, _SUB_HEADERS) or bool(report_said(text, period))


def _names_area(value: CellValue, context: Context) -> bool:
    if is_total(value):
        return True
    return bool(context.areas.find_below(value, context.whole_code))


def _find_area_column(
    sheet: Sheet, block: Block, header: list[int], start: int, context: Context
) -> int:
    """Return the column with the most area names; codes count where no column has names.

    Without either it is the column headed 村（社区） or the like.
    """
    names: Counter[int] = Counter()
    area_codes: Counter[int] = Counter()
    right = min(block.right + 1, block.left + _LABEL_COLUMNS)
    for row in range(start, min(block.last + 1, start + _ROWS_LOOKED_AT)):
        for column, value in enumerate(sheet.rows[row][block.left : right], start=block.left):
            if type(value) is float and value < SMALLEST_CODE:
                continue
            if value and _names_area(value, context):
                (area_codes if read_code(value) else names)[column] += 1
    counts = names or area_codes
    if counts:
        return max(counts, key=lambda column: (counts[column], -column))
    for column in range(block.left, block.right + 1):
        if any(is_word(sheet.text(row, column), AREA_WORDS) for row in header):
            return column
    return block.left


def _with_units(
    columns: list[MeasureColumn], sheet: Sheet, header: list[int], context: Context
) -> tuple[list[MeasureColumn], list[Finding]]:
    """Return the columns with the unit that unit row, header brackets or the sheet's line state.

    A blank cell of the unit row that may share the unit before it holds its column.
    """
    unit_rows = [row for row in header if is_unit_row(sheet.rows[row])]
    cells = [read_units([sheet.text(row, at) for at in range(sheet.width)]) for row in unit_rows]
    found, unclear = [], []
    for column in columns:
        beside = [line[column.position] for line in cells]
        own = stated_unit([cell.unit for cell in beside]) or _unit_of_header(column.path)
        column = column.with_unit(own or context.line_unit(column.measure))
        if beside and not own and beside[0].is_unclear(column.unit or column.measure.unit):
            name = sheet.name(unit_rows[0], column.position)
            unclear.append(context.unit_unclear(name, beside[0].before, column.measure))
            column = column._replace(is_held=True)
        found.append(column)
    return found, unclear


@lru_cache(maxsize=4096)
def _unit_of_header(path: tuple[str, ...]) -> str:
    """Return the unit that a column's header texts say in brackets, the lowest first."""
    return stated_unit([unit_in_wording(text)[1] for text in ("".join(path), *reversed(path))])


def _read_cells(
    sheet: Sheet,
    rows: list[AreaRow],
    columns: list[MeasureColumn],
    last: LastReport,
    context: Context,
) -> tuple[list[TidyCell], list[Finding]]:
    """Return one tidy cell per area row and column; plain numbers take the short way."""
    cells: list[TidyCell] = []
    findings: list[Finding] = []
    in_percent = {at - sheet.grid.left for _, at in sheet.grid.percent_cells}
    prepared = [
        (column, column.position, column.measure.measure_code, column.span,
         column.is_plain and column.position not in in_percent, sheet.letters(column.position))
        for column in columns
    ]  # fmt: skip
    period, name, prefix = context.period, sheet.grid.sheet, sheet.prefix
    for row in rows:
        line, number, area = sheet.rows[row.row], sheet.number(row.row), row.area_code
        state = "total" if row.is_total else "value"
        width, is_free = len(line), not row.is_held
        for column, at, code, span, is_plain, letters in prepared:
            value = line[at] if at < width else None
            place = letters + number if not prefix else prefix + number + letters
            if is_free and is_plain and type(value) is float and -HUGE < value < HUGE:
                cells.append(TidyCell(code, area, period, span, state, value, name, place))
            elif row.is_held or (column.is_held and not row.is_total):
                cells.append(TidyCell(code, area, period, span, "held", None, name, place))
            else:
                source = last.source(sheet, row.row, at, column.measure)
                cell, finding = context.read(sheet, row.row, source, area, column)
                if not row.is_total:
                    cells.append(cell)
                    findings += [finding] if finding else []
                elif cell.state == "value":
                    cells.append(cell._replace(state="total"))
    return cells, findings
