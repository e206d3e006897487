"""Transposed tables: which columns are areas, and which one is their total."""

from dataclasses import dataclass

from flows.finding import Finding
from flows.ingest.doubles import doubled
from flows.ingest.findings import shown
from flows.ingest.forms.area_findings import area_double, area_problem
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.table_context import Context
from flows.ingest.sheets.sheet import Sheet, is_blank, is_number_like
from flows.ingest.words.header_words import IGNORED_WORDS, is_word
from flows.ingest.words.report_words import plainly_said
from flows.ingest.words.total_names import is_aside, is_total


@dataclass(frozen=True)
class ValueColumn:
    """A column of values: for which area and span, or the total of all areas."""

    position: int
    area_code: str
    span: str
    is_total: bool = False
    is_held: bool = False


def find_area_columns(
    sheet: Sheet, block: Block, header: range, context: Context
) -> tuple[list[ValueColumn], list[Finding]]:
    """Return one column per area that heads one, totals apart; none where words head them."""
    if not context.form.lists_places:
        return [], []
    columns: list[ValueColumn] = []
    findings: list[Finding] = []
    for position in range(block.anchor + 1, block.right + 1):
        texts = [sheet.cell(row, position) for row in header]
        names = [text for text in texts if not is_blank(text)]
        if not names or any(_is_of_no_area(shown(name), context.period) for name in names):
            continue
        codes = next((found for name in names if (found := context.find_area(name))), ())
        if not codes and any(is_total(name) or context.is_whole(name) for name in names):
            columns.append(ValueColumn(position, context.area_code, "value", is_total=True))
            continue
        if len(codes) == 1:
            columns.append(ValueColumn(position, codes[0], "value"))
        elif any(
            is_number_like(sheet.cell(row, position)) for row in range(header.stop, block.last + 1)
        ):
            row = max(row for row in header if not is_blank(sheet.cell(row, position)))
            findings.append(
                area_problem(sheet, row, position, sheet.cell(row, position), codes, context)
            )
    if not any(not column.is_total for column in columns):
        return [], []
    held, doubles = _hold_doubles(sheet, header, columns, context)
    return held, [*findings, *doubles]


def _is_of_no_area(name: str, period: str) -> bool:
    """Return whether a header says that its column is of no area: 备注, 上月, 平均."""
    return (
        is_word(name, IGNORED_WORDS)
        or is_aside(name)
        or plainly_said(name, period) in ("previous", "other")
    )


def _hold_doubles(
    sheet: Sheet, header: range, columns: list[ValueColumn], context: Context
) -> tuple[list[ValueColumn], list[Finding]]:
    """Hold every column of an area that stands more than once."""
    doubles = doubled(column.area_code for column in columns if not column.is_total)
    kept: list[ValueColumn] = []
    findings: list[Finding] = []
    for column in columns:
        position, code = column.position, column.area_code
        is_double = not column.is_total and code in doubles
        kept.append(ValueColumn(position, code, column.span, column.is_total, is_double))
        if is_double:
            findings.append(area_double(sheet, header.stop - 1, position, code, context))
    return kept, findings
