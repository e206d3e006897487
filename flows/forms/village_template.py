"""Templates with villages in rows; last time's figures in a grey block of their own on the right.

So a column of another list can be pasted over the measures without a gap. Between the two a row is
ticked 与上月相同 whose stocks did not change.
"""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.catalog.records import Area, Measure
from flows.forms.accepted_values import TICK, offer_tick, validate, warn_part
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

_HEAD, _UNITS, _FIRST = 3, 4, 5
_LEAD = 2
_WIDE = 10


def fill_area_rows(sheet: Worksheet, order: Order) -> None:
    """Write title, head, unit row, one row per village, the total and the signature line."""
    last = _FIRST + len(order.rows) - 1
    width = _last_column(order)
    _put_head(sheet, order, width)
    for row, area in enumerate(order.rows, start=_FIRST):
        _put_row(sheet, row, area, order)
    if order.has_total:
        _put_total(sheet, last + 1, order)
    for number, measure in enumerate(order.measures):
        _accept(sheet, _column(number), last, measure, order)
    put_appeal_field(sheet, last + 3, width)
    put_signature(sheet, last + 4, "填报人：　　　　　　审核人：　　　　　　填报日期：")
    sheet.freeze_panes = cell_at(sheet, _FIRST, _LEAD + 1)
    set_up_print(sheet, f"{_HEAD}:{_UNITS}")
    # The grey block is for the screen: what is filled in prints on A4 by itself.
    sheet.print_area = f"A1:{get_column_letter(width)}{last + 4}"


def _column(number: int) -> int:
    return _LEAD + 1 + number


def _reference_column(number: int, order: Order) -> int:
    """Return a measure's column in the grey block, behind one empty column."""
    return _last_column(order) + 2 + number


def _last_column(order: Order) -> int:
    """Return the last column of what is filled in: the last measure, or the ticks behind it."""
    return _column(len(order.measures) if order.has_same else len(order.measures) - 1)


def _put_head(sheet: Worksheet, order: Order, width: int) -> None:
    put_text(cell_at(sheet, 1, 1), order.title)
    as_title(cell_at(sheet, 1, 1))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    sheet.row_dimensions[1].height = 30
    put_text(cell_at(sheet, 2, 1), order.heading)
    as_line(cell_at(sheet, 2, 1))
    for column, (head, unit) in enumerate((("序号", ""), (order.row_head, "计量单位")), start=1):
        _put_column_head(sheet, column, head, unit)
    if order.has_same:
        _put_column_head(sheet, width, order.same, "")
    for number, measure in enumerate(order.measures):
        column = _column(number)
        _put_column_head(sheet, column, measure.name, unit_shown(measure))
        reference = order.reference.replace("（", "\n（")
        place = _reference_column(number, order)
        _put_column_head(sheet, place, reference, unit_shown(measure), is_reference=True)
        put_text(cell_at(sheet, 2, place), measure.name)
        as_reference_head(cell_at(sheet, 2, place))
    names = [measure.name for measure in order.measures]
    for row in (2, _HEAD):
        sheet.row_dimensions[row].height = row_height(names, [_WIDE] * len(names), 13)
    sheet.column_dimensions[get_column_letter(width + 1)].width = 2
    sheet.column_dimensions["A"].width = 6
    sheet.column_dimensions["B"].width = 18


def _put_column_head(
    sheet: Worksheet, column: int, head: str, unit: str, *, is_reference: bool = False
) -> None:
    for row, text in ((_HEAD, head), (_UNITS, unit)):
        cell = cell_at(sheet, row, column)
        put_text(cell, text)
        (as_reference_head if is_reference else as_head)(cell)
    sheet.column_dimensions[get_column_letter(column)].width = _WIDE


def _put_row(sheet: Worksheet, row: int, area: Area, order: Order) -> None:
    number = cell_at(sheet, row, 1)
    number.value = row - _FIRST + 1
    as_label(number, is_left=False)
    sheet.row_dimensions[row].height = 20
    put_text(cell_at(sheet, row, 2), area.name)
    as_label(cell_at(sheet, row, 2))
    for count, measure in enumerate(order.measures):
        as_input(cell_at(sheet, row, _column(count)))
        reference = cell_at(sheet, row, _reference_column(count, order))
        reference.value = order.last.get((measure.measure_code, area.area_code))
        as_reference(reference)
    if order.may_be_same(area):
        tick = cell_at(sheet, row, _last_column(order))
        as_tick(tick)
        offer_tick(sheet, tick.coordinate, order.same)


def _put_total(sheet: Worksheet, row: int, order: Order) -> None:
    """Write a 合计 row that adds up by itself; blank while nothing is filled in."""
    as_label(cell_at(sheet, row, 1))
    put_text(cell_at(sheet, row, 2), "合计")
    as_label(cell_at(sheet, row, 2), is_left=False)
    for count, measure in enumerate(order.measures):
        cells = _rows(_column(count), row)
        ticked = _ticked_sum(row, count, cells, order) if measure.accumulation == "stock" else "0"
        total = cell_at(sheet, row, _column(count))
        total.value = f'=IF(AND(COUNT({cells})=0,{ticked}=0),"",SUM({cells})+{ticked})'
        as_label(total, is_left=False)
        as_reference(cell_at(sheet, row, _reference_column(count, order)))


def _rows(column: int, total: int) -> str:
    letter = get_column_letter(column)
    return f"{letter}{_FIRST}:{letter}{total - 1}"


def _ticked_sum(row: int, count: int, cells: str, order: Order) -> str:
    """Return the formula of the grey figures that count because their row is ticked."""
    if not order.has_same:
        return "0"
    ticks, last = _rows(_last_column(order), row), _rows(_reference_column(count, order), row)
    return f'SUMPRODUCT(({ticks}="{TICK}")*({cells}="")*{last})'


def _accept(sheet: Worksheet, column: int, last: int, measure: Measure, order: Order) -> None:
    letter = get_column_letter(column)
    cells = f"{letter}{_FIRST}:{letter}{last}"
    validate(sheet, cells, measure, definition(measure, order))
    codes = [other.measure_code for other in order.measures]
    if measure.subset_of in codes:
        whole = get_column_letter(_column(codes.index(measure.subset_of)))
        warn_part(sheet, cells, f"{letter}{_FIRST}", f"{whole}{_FIRST}")
