"""Tables with measures in rows: which columns hold their values, and for which area and span."""

from flows.finding import Finding
from flows.ingest.forms.area_columns import ValueColumn, find_area_columns
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.table_context import Context
from flows.ingest.sheets.sheet import Sheet, is_number_like
from flows.ingest.words.header_words import (
    CUMULATIVE_WORDS,
    IGNORED_WORDS,
    MONTH_WORDS,
    VALUE_WORDS,
    is_word,
)
from flows.ingest.words.plain_text import squash
from flows.ingest.words.report_words import PREVIOUS_WORDS


def find_value_columns(
    sheet: Sheet, block: Block, header: range, context: Context
) -> tuple[list[ValueColumn], list[Finding]]:
    """Return the value columns: headed by areas (transposed) or by words such as 本期数."""
    by_area, findings = find_area_columns(sheet, block, header, context)
    if by_area:
        return by_area, findings
    return _worded_columns(sheet, block, header, context), []


def _worded_columns(
    sheet: Sheet, block: Block, header: range, context: Context
) -> list[ValueColumn]:
    words: dict[int, str] = {}
    for position in range(block.anchor + 1, block.right + 1):
        for row in header:
            text = squash(sheet.text(row, position)).strip(":*")
            if text in VALUE_WORDS or text in MONTH_WORDS:
                words[position] = text
    if not words:
        return _unworded_column(sheet, block, header, context)
    values = [position for position, word in words.items() if word in VALUE_WORDS]
    totals = [position for position in values if words[position] in CUMULATIVE_WORDS]
    months = [position for position, word in words.items() if word in MONTH_WORDS]
    if not values and _has_previous(sheet, block, header):
        values, months = months, []
    chosen = (totals or values)[:1]
    columns = [ValueColumn(position, context.area_code, "value") for position in chosen]
    return columns + [ValueColumn(position, context.area_code, "month") for position in months[:1]]


def _has_previous(sheet: Sheet, block: Block, header: range) -> bool:
    """Return whether 上月数 heads a column: 本月数 beside it is this report's figure."""
    columns = range(block.anchor + 1, block.right + 1)
    return any(is_word(sheet.text(row, at), PREVIOUS_WORDS) for row in header for at in columns)


def _unworded_column(
    sheet: Sheet, block: Block, header: range, context: Context
) -> list[ValueColumn]:
    """Return the only column with numbers when no header says which one it is."""
    rows = range(header.stop, block.last + 1)
    numeric = [
        position
        for position in range(block.anchor + 1, block.right + 1)
        if any(is_number_like(sheet.cell(row, position)) for row in rows)
        and not any(is_word(sheet.text(row, position), IGNORED_WORDS) for row in header)
    ]
    return [ValueColumn(numeric[0], context.area_code, "value")] if len(numeric) == 1 else []
