"""The sheets beside the table: 填表说明 for the clerk, a hidden one for the program."""

from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from flows.forms.accepted_values import TICK, accepted_text
from flows.forms.definitions import definition, unit_shown
from flows.forms.template_order import Order
from flows.forms.template_style import as_head, as_label, as_line, as_title, protect
from flows.ingest.answers.appeal_field import APPEAL_LABEL
from flows.period import chinese_period
from flows.report.bulletin.numerals import chinese_number
from flows.report.office.workbook_writing import cell_at, put_text, row_height, set_up_print

#: The reader passes over sheets of this name (ingest/forms/interpret.py).
GUIDE = "填表说明"
HIDDEN = "_xianjie"
_COLUMNS = (("序号", 6), ("指标", 38), ("计量单位", 10), ("口径", 88), ("填写要求", 22))


def add_guide(book: Book, order: Order) -> None:
    """Add the sheet that says by when, how, and what each measure means."""
    sheet = book.create_sheet(GUIDE)
    lines = _lines(order)
    for number, line in enumerate(lines, start=1):
        put_text(cell_at(sheet, number, 1), line)
        as_line(cell_at(sheet, number, 1))
    as_title(cell_at(sheet, 1, 1))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_COLUMNS))
    sheet.row_dimensions[1].height = 28
    head = len(lines) + 2
    for column, (title, width) in enumerate(_COLUMNS, start=1):
        put_text(cell_at(sheet, head, column), title)
        as_head(cell_at(sheet, head, column))
        sheet.column_dimensions[cell_at(sheet, head, column).column_letter].width = width
    _put_measures(sheet, head, order)
    set_up_print(sheet, f"{head}:{head}")
    protect(sheet)


def _lines(order: Order) -> list[str]:
    advice = [
        f"填报单位：{order.unit}；报告期：{chinese_period(order.period)}；请于{order.due}前报送。",
        "只填白色单元格；"
        + ("灰色为上次报送数，仅供核对，不用改动。" if order.has_last else order.first_time),
        *([_same_line(order)] if order.has_same else []),
        "没有数据的留空，不要填“/”“无”；确实为零的填 0。",
        "只填数字，不带单位，不写“约”“左右”；按表内计量单位填报。",
        "请勿增删行列、改动标题和指标名称；其中项不得大于总数，超出时单元格变红。",
        f"需要上级协调解决的困难和建议，写在表下“{APPEAL_LABEL}”栏，没有的留空。",
        "填好后另存为 xlsx 原样报回，不要截图、打印或转为其他格式。",
    ]
    lines = [f"{chinese_number(place)}、{line}" for place, line in enumerate(advice, start=1)]
    return [f"{GUIDE}：{order.form.name}", *lines]


def _same_line(order: Order) -> str:
    rows = "该行" if order.is_by_area else "该项"
    return (
        f"实有数没有变化的，在“{order.same}”栏选{TICK}，{rows}留空的单元格即按灰色数计；"
        "已填数字的以所填为准，累计数每期都须填写。"
    )


def _put_measures(sheet: Worksheet, head: int, order: Order) -> None:
    for number, measure in enumerate(order.measures, start=1):
        values = [
            str(number),
            measure.name,
            unit_shown(measure),
            definition(measure, order),
            accepted_text(measure),
        ]
        for column, value in enumerate(values, start=1):
            put_text(cell_at(sheet, head + number, column), value)
            as_label(cell_at(sheet, head + number, column), is_left=column in (2, 4, 5))
        widths = [width for _, width in _COLUMNS]
        sheet.row_dimensions[head + number].height = row_height(values, widths)


def add_hidden(book: Book, order: Order) -> None:
    """Add the sheet that names the template; the reader never believes it against the table."""
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "veryHidden"
    facts = {
        "form": order.form.form,
        "area_code": order.reporter.area_code,
        "period": order.period,
        "catalog_version": order.catalog.version,
    }
    for row, (name, value) in enumerate(facts.items(), start=1):
        put_text(cell_at(sheet, row, 1), name)
        put_text(cell_at(sheet, row, 2), value)
    protect(sheet)
