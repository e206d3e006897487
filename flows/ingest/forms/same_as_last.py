"""Rows ticked 与上月相同: a stock left blank there is the grey figure of the last report."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.catalog.records import Measure
from flows.ingest.forms.table_context import Context, MeasureColumn
from flows.ingest.sheets.sheet import Sheet, is_blank
from flows.ingest.words.header_words import is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.report_words import PREVIOUS_WORDS, SAME_WORDS
from flows.ingest.words.values import read_value

_TICKS = frozenset(["同", "相同", *SAME_WORDS])
#: So far above a grey column's head stands the name of its measure.
_NAME_ABOVE = 3


@dataclass(frozen=True)
class LastReport:
    """Where a table is ticked (`tick`), and the columns of the last report's figures.

    `figures` are by measure; `shared` is the one column of all, where measures stand in rows.
    """

    tick: int = -1
    figures: Mapping[str, int] = field(default_factory=dict)
    shared: int = -1

    def source(self, sheet: Sheet, row: int, column: int, measure: Measure) -> int:
        """Return the column to read a measure from: its own, or that of the last report.

        What is filled in counts before the tick; only a level (stock) can be as it was.
        """
        if self.tick < 0 or measure.accumulation != "stock":
            return column
        if not is_blank(sheet.cell(row, column)) or not _is_ticked(sheet, row, self.tick):
            return column
        last = self.figures.get(measure.measure_code, self.shared)
        return last if last >= 0 else column


def last_report_down(sheet: Sheet, header: range) -> LastReport:
    """Return where a table with measures in rows is ticked and has its last figures."""
    heads = [(at, sheet.text(row, at)) for row in header for at in range(sheet.width)]
    tick = next((at for at, text in heads if is_word(text, SAME_WORDS)), -1)
    shared = next((at for at, text in heads if is_word(text, PREVIOUS_WORDS)), -1)
    return LastReport(tick, shared=shared)


def last_report_across(
    sheet: Sheet, header: list[int], columns: list[MeasureColumn], context: Context
) -> LastReport:
    """Return where a table with areas in rows is ticked and has its last figures.

    A column of last figures is headed 上月数 below the name of its measure.
    """
    heads = [
        (row, at, text)
        for row in header
        for at, text in enumerate(sheet.rows[row])
        if text and isinstance(text, str)
    ]
    tick = next((at for _, at, text in heads if is_word(text, SAME_WORDS)), -1)
    if tick < 0:
        return LastReport()
    asked = {column.measure.measure_code for column in columns}
    figures: dict[str, int] = {}
    for row, at, text in heads:
        if is_word(text, PREVIOUS_WORDS) and (code := _measure_above(sheet, row, at, context)):
            figures.setdefault(code, at)
    return LastReport(tick, {code: at for code, at in figures.items() if code in asked})


def _measure_above(sheet: Sheet, row: int, column: int, context: Context) -> str:
    for above in range(row - 1, max(-1, row - 1 - _NAME_ABOVE), -1):
        codes = context.wording.find(context.form.form, sheet.text(above, column))
        if len(codes) == 1:
            return next(iter(codes))
    return ""


def _is_ticked(sheet: Sheet, row: int, column: int) -> bool:
    value = sheet.cell(row, column)
    if isinstance(value, str) and squash(value) in _TICKS:
        return True
    reading = read_value(value)
    return reading.state == "yes" or (reading.state == "number" and reading.value == 1)
