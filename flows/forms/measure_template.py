"""Templates with the measures in rows.

序号 | 指标名称 | 计量单位 | 本期数 | 上月数（参考） | 与上月相同 | 填报说明; below: 问题和建议.
"""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.catalog.records import Measure
from flows.forms.accepted_values import offer_tick, validate, warn_part
from flows.forms.definitions import definition, unit_shown
from flows.forms.table_foot import put_appeal_field, put_signature
from flows.forms.template_order import Order
from flows.forms.template_style import (
    as_head,
    as_input,
    as_label,
    as_line,
    as_reference,
    as_reference_head,
    as_tick,
    as_title,
)
from flows.report.office.workbook_writing import cell_at, put_text, row_height, set_up_print

_HEAD, _FIRST = 3, 4
_WIDTHS = (6, 48, 10, 13, 13, 8, 28)
_NAME, _UNIT, _VALUE, _REFERENCE, _SAME, _NOTE = 2, 3, 4, 5, 6, 7


def fill_measure_rows(sheet: Worksheet, order: Order) -> None:
    """Write title, head, one row per measure and the signature line."""
    _put_head(sheet, order)
    rows = {measure.measure_code: _FIRST + count for count, measure in enumerate(order.measures)}
    for measure in order.measures:
        _put_row(sheet, rows[measure.measure_code], measure, order)
        if measure.subset_of in rows:
            part = f"{get_column_letter(_VALUE)}{rows[measure.measure_code]}"
            whole = f"{get_column_letter(_VALUE)}{rows[measure.subset_of]}"
            warn_part(sheet, part, part, whole)
    below = _FIRST + len(rows) + 1
    put_appeal_field(sheet, below, len(_WIDTHS))
    put_signature(sheet, below + 1, "单位负责人：　　　　　　填报人：　　　　　　填报日期：")
    sheet.freeze_panes = cell_at(sheet, _FIRST, _VALUE)
    set_up_print(sheet, f"{_HEAD}:{_HEAD}")
    sheet.page_setup.orientation = "portrait"


def _put_head(sheet: Worksheet, order: Order) -> None:
    put_text(cell_at(sheet, 1, 1), order.title)
    as_title(cell_at(sheet, 1, 1))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_WIDTHS))
    sheet.row_dimensions[1].height = 30
    put_text(cell_at(sheet, 2, 1), order.heading)
    as_line(cell_at(sheet, 2, 1))
    heads = ("序号", "指标名称", "计量单位", "本期数", order.reference, order.same, "填报说明")
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True), start=1):
        cell = cell_at(sheet, _HEAD, column)
        put_text(cell, head)
        (as_reference_head if column == _REFERENCE else as_head)(cell)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[_HEAD].height = 30


def _put_row(sheet: Worksheet, row: int, measure: Measure, order: Order) -> None:
    number = cell_at(sheet, row, 1)
    number.value = row - _FIRST + 1
    as_label(number, is_left=False)
    for column, text in ((_NAME, measure.name), (_UNIT, unit_shown(measure))):
        put_text(cell_at(sheet, row, column), text)
        as_label(cell_at(sheet, row, column), is_left=column == _NAME)
    as_input(cell_at(sheet, row, _VALUE))
    reference = cell_at(sheet, row, _REFERENCE)
    reference.value = order.last.get((measure.measure_code, order.reporter.area_code))
    as_reference(reference)
    _put_tick(sheet, row, measure, order)
    as_input(cell_at(sheet, row, _NOTE), is_text=True)
    value = cell_at(sheet, row, _VALUE).coordinate
    validate(sheet, value, measure, definition(measure, order))
    sheet.row_dimensions[row].height = max(20, row_height([measure.name], [_WIDTHS[1]]))


def _put_tick(sheet: Worksheet, row: int, measure: Measure, order: Order) -> None:
    """Let a stock with a last figure be ticked; grey where there is nothing to be the same as."""
    tick = cell_at(sheet, row, _SAME)
    if order.last_stock(measure, order.reporter) is None:
        as_reference(tick)
        return
    as_tick(tick)
    offer_tick(sheet, tick.coordinate, order.same)
