"""The sheets beside the table: 填表说明 for the clerk, a hidden one for the program."""

from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from flows.forms.accepted_values import accepted_text
from flows.forms.template_order import Order
from flows.forms.template_style import as_head, as_label, as_line, as_title, protect
from flows.period import chinese_period
from flows.report.office.workbook_writing import cell_at, put_text, row_height, set_up_print

#: The reader passes over sheets of this name (ingest/forms/interpret.py).
GUIDE = "填表说明"
HIDDEN = "_xianjie"
_COLUMNS = (("序号", 6), ("指标", 46), ("计量单位", 10), ("口径", 26), ("填写要求", 52))
_MEANINGS = {
    "stock": "本期末实有数",
    "ytd": "本年1月至本期累计数",
    "cumulative": "{first_year}年1月以来累计数",
}


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
    return [
        f"{GUIDE}：{order.form.name}",
        f"一、填报单位：{order.unit}；报告期：{chinese_period(order.period)}；"
        f"请于{order.due}前报送。",
        "二、只填白色单元格；灰色为上次报送数，仅供核对，不用改动。",
        "三、没有数据的留空，不要填“/”“无”；确实为零的填 0。",
        "四、只填数字，不带单位，不写“约”“左右”；按表内计量单位填报。",
        "五、请勿增删行列、改动标题和指标名称；其中项不得大于总数，超出时单元格变红。",
        "六、填好后另存为 xlsx 原样报回，不要截图、打印或转为其他格式。",
    ]


def _put_measures(sheet: Worksheet, head: int, order: Order) -> None:
    names = {measure.measure_code: measure.name for measure in order.measures}
    for number, measure in enumerate(order.measures, start=1):
        whole = names.get(measure.subset_of)
        values = [
            str(number),
            measure.name,
            measure.unit,
            _MEANINGS[measure.accumulation].format(first_year=order.catalog.first_year),
            accepted_text(measure) + (f"，不大于“{whole}”" if whole else ""),
        ]
        for column, value in enumerate(values, start=1):
            put_text(cell_at(sheet, head + number, column), value)
            as_label(cell_at(sheet, head + number, column), is_left=column in (2, 5))
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
