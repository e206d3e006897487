"""Templates with the measures in rows: 序号 | 指标名称 | 计量单位 | 本期数 | 参考 | 填报说明."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.catalog.records import Measure
from flows.forms.accepted_values import validate, warn_part
from flows.forms.template_order import Order
from flows.forms.template_style import (
    as_head,
    as_input,
    as_label,
    as_line,
    as_reference,
    as_reference_head,
    as_title,
)
from flows.report.office.workbook_writing import cell_at, put_text, row_height, set_up_print

_HEAD, _FIRST = 3, 4
_WIDTHS = (6, 52, 11, 14, 13, 30)
_NAME, _UNIT, _VALUE, _REFERENCE, _NOTE = 2, 3, 4, 5, 6


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
    signature = cell_at(sheet, _FIRST + len(rows) + 1, 1)
    put_text(signature, "单位负责人：　　　　　　填报人：　　　　　　填报日期：")
    as_line(signature, is_open=True)
    sheet.freeze_panes = cell_at(sheet, _FIRST, _VALUE)
    set_up_print(sheet, f"{_HEAD}:{_HEAD}")
    sheet.page_setup.orientation = "portrait"


def _put_head(sheet: Worksheet, order: Order) -> None:
    put_text(cell_at(sheet, 1, 1), order.title)
    as_title(cell_at(sheet, 1, 1))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_WIDTHS))
    sheet.row_dimensions[1].height = 30
    put_text(cell_at(sheet, 2, 1), f"填报单位：{order.unit}　　　　报送时限：{order.due}前")
    as_line(cell_at(sheet, 2, 1))
    heads = ("序号", "指标名称", "计量单位", "本期数", order.reference, "填报说明")
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True), start=1):
        cell = cell_at(sheet, _HEAD, column)
        put_text(cell, head)
        (as_reference_head if column == _REFERENCE else as_head)(cell)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[_HEAD].height = 24


def _put_row(sheet: Worksheet, row: int, measure: Measure, order: Order) -> None:
    number = cell_at(sheet, row, 1)
    number.value = row - _FIRST + 1
    as_label(number, is_left=False)
    for column, text in ((_NAME, measure.name), (_UNIT, measure.unit)):
        put_text(cell_at(sheet, row, column), text)
        as_label(cell_at(sheet, row, column), is_left=column == _NAME)
    as_input(cell_at(sheet, row, _VALUE))
    reference = cell_at(sheet, row, _REFERENCE)
    reference.value = order.last.get((measure.measure_code, order.reporter.area_code))
    as_reference(reference)
    as_input(cell_at(sheet, row, _NOTE), is_text=True)
    validate(sheet, f"{get_column_letter(_VALUE)}{row}", measure)
    sheet.row_dimensions[row].height = max(20, row_height([measure.name], [_WIDTHS[1]]))
