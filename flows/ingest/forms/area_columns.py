"""Transposed tables: which columns are areas, and which one is their total."""

from dataclasses import dataclass, replace

from flows.finding import Finding
from flows.ingest.doubles import doubled
from flows.ingest.findings import shown
from flows.ingest.forms.area_findings import area_double, area_problem
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.table_context import Context
from flows.ingest.grid import CellValue
from flows.ingest.sheets.sheet import Sheet, is_blank, is_number_like
from flows.ingest.words.header_words import IGNORED_WORDS, is_word
from flows.ingest.words.report_words import Said, plainly_said
from flows.ingest.words.total_names import is_aside, is_total


@dataclass(frozen=True)
class ValueColumn:
    """A column of values: for which area and span, or the total of all areas.

    `is_sum`: it is the sum of the months beside it, which only a year-to-date measure has.
    """

    position: int
    area_code: str
    span: str
    is_total: bool = False
    is_held: bool = False
    is_sum: bool = False


def find_area_columns(
    sheet: Sheet, block: Block, header: range, context: Context
) -> tuple[list[ValueColumn], list[Finding]]:
    """Return one column per area that heads one, totals apart; none where words head them."""
    if not context.form.lists_places:
        return [], []
    columns: list[ValueColumn] = []
    findings: list[Finding] = []
    group: list[CellValue] = [None for _ in header]
    for position in range(block.anchor + 1, block.right + 1):
        texts = [sheet.cell(row, position) for row in header]
        names = [text for text in texts if not is_blank(text)]
        group = _group_of(texts, group, context)
        if not names or any(_is_of_no_area(shown(name), context.period) for name in names):
            continue
        span = "month" if _says(names, context.period) == "month" else "value"
        heads = [text for text in group if not is_blank(text)]
        codes = next((found for head in heads if (found := context.find_area(head))), ())
        if not codes and any(is_total(head) or context.is_whole(head) for head in heads):
            columns.append(ValueColumn(position, context.area_code, span, is_total=True))
            continue
        if len(codes) == 1:
            columns.append(ValueColumn(position, codes[0], span))
        elif any(
            is_number_like(sheet.cell(row, position)) for row in range(header.stop, block.last + 1)
        ):
            row = max(row for row in header if not is_blank(sheet.cell(row, position)))
            findings.append(
                area_problem(sheet, row, position, sheet.cell(row, position), codes, context)
            )
    if not any(not column.is_total for column in columns):
        return [], []
    held, doubles = _hold_doubles(sheet, header, _settle_spans(columns), context)
    return held, [*findings, *doubles]


def _group_of(texts: list[CellValue], before: list[CellValue], context: Context) -> list[CellValue]:
    """Return what heads a column; one that only says 本月 is of the area above it at its left."""
    rows = [row for row, text in enumerate(texts) if not is_blank(text)]
    is_below = bool(rows) and any(not is_blank(text) for text in before[: rows[0]])
    is_of_group = is_below and all(_says([texts[row]], context.period) for row in rows)
    return before if is_of_group else texts


def _says(names: list[CellValue], period: str) -> Said:
    """Return which report a column's texts say it is of, nothing where none does."""
    texts = [shown(name) for name in names if not is_total(name)]
    return next((said for text in texts if (said := plainly_said(text, period))), "")


def _settle_spans(columns: list[ValueColumn]) -> list[ValueColumn]:
    """Return 本月 beside 累计 of one area as the month's own figure, 本月 alone as the value."""
    with_value = {(one.area_code, one.is_total) for one in columns if one.span == "value"}
    return [
        column
        if column.span == "value" or (column.area_code, column.is_total) in with_value
        else replace(column, span="value")
        for column in columns
        if not (column.is_total and column.span == "month")
    ]


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
    doubles = doubled(
        column.area_code for column in columns if not column.is_total and column.span == "value"
    )
    kept: list[ValueColumn] = []
    findings: list[Finding] = []
    for column in columns:
        position, code = column.position, column.area_code
        is_double = not column.is_total and code in doubles
        kept.append(ValueColumn(position, code, column.span, column.is_total, is_double))
        if is_double:
            findings.append(area_double(sheet, header.stop - 1, position, code, context))
    return kept, findings
