"""The first sheet of a returned workbook: every finding, with a link to its cell."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook as Book
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from flows.finding import class_of
from flows.report.month.facts import Facts
from flows.report.office.workbook_writing import (
    cell_at,
    put_text,
    row_height,
    set_up_print,
    worksheets_by_name,
)
from flows.report.returned.finding_words import FILLS, class_name, finding_name, own_sentence
from flows.report.returned.list_head import ANSWER_HEAD, DONE_HEAD, DONE_MARK, head_lines
from flows.report.returned.marks import LIST_SHEET, cells_of, find_sheet

#: So many findings are listed and marked; the line below the list says how many more there are.
MOST_LISTED = 1000
#: Together hardly more than the width of A4 landscape: printed, the words keep ten points.
_COLUMNS = (
    ("序号", 5),
    ("处理", 9),
    ("问题", 11),
    ("工作表", 10),
    ("单元格", 7),
    ("区划", 12),
    ("指标", 17),
    ("填报内容", 10),
    ("应为", 11),
    ("问题和办法", 36),
    (DONE_HEAD, 5),
    (ANSWER_HEAD, 17),
)
#: The sender's own font says how wide a column is; in the narrowest usual one so much holds text.
_NARROWEST = 0.9
_THIN = Border(*(Side(style="thin", color="FFBFBFBF"),) * 4)
_HEADER_ROW = 6
FONT = "宋体"


def add_list(
    book: Book, facts: Facts, file_name: str, findings: Sequence[Mapping[str, str]], note: str
) -> None:
    """Put the list before the sender's sheets and open the workbook on it."""
    sheets = worksheets_by_name(book)
    sheet = book.create_sheet(LIST_SHEET, 0)
    _put_head(sheet, head_lines(facts, file_name, findings, note))
    for number, finding in enumerate(findings[:MOST_LISTED], start=1):
        _put_finding(sheet, number, finding, facts, sheets)
    if len(findings) > MOST_LISTED:
        more = f"另有{len(findings) - MOST_LISTED}处问题未列出，请先改正以上各处。"
        put_text(cell_at(sheet, _HEADER_ROW + MOST_LISTED + 1, 1), more)
    _offer_ticks(sheet, min(len(findings), MOST_LISTED))
    set_up_print(sheet, f"{_HEADER_ROW}:{_HEADER_ROW}")
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    book.active = 0
    for other in [sheet, *sheets.values()]:
        other.sheet_view.tabSelected = other is sheet


def _offer_ticks(sheet: Worksheet, count: int) -> None:
    """Let the column 已改 be ticked from a list."""
    if not count:
        return
    place = [title for title, _ in _COLUMNS].index(DONE_HEAD) + 1
    ticks = DataValidation(type="list", formula1=f'"{DONE_MARK}"', allow_blank=True)
    letter = get_column_letter(place)
    ticks.add(f"{letter}{_HEADER_ROW + 1}:{letter}{_HEADER_ROW + count}")
    sheet.add_data_validation(ticks)


def _put_head(sheet: Worksheet, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines, start=1):
        put_text(cell_at(sheet, number, 1), line)
        sheet.merge_cells(
            start_row=number, end_row=number, start_column=1, end_column=len(_COLUMNS)
        )
        sheet.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="center")
        sheet.cell(number, 1).font = Font(name=FONT, size=11)
    sheet.cell(1, 1).font = Font(name=FONT, size=16, bold=True)
    sheet.row_dimensions[1].height = 28
    width = sum(width for _, width in _COLUMNS) * _NARROWEST
    sheet.row_dimensions[4].height = row_height([lines[3]], [width])
    sheet.row_dimensions[_HEADER_ROW].height = 20
    for column, (title, width) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(_HEADER_ROW, column, title)
        cell.font = Font(name=FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE8EDF3")
        cell.border = _THIN
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = width


def _put_finding(
    sheet: Worksheet,
    number: int,
    finding: Mapping[str, str],
    facts: Facts,
    sheets: dict[str, Worksheet],
) -> None:
    measure = facts.catalog.measure_by_code.get(finding["measure_code"])
    values = [
        "",
        class_name(finding),
        finding_name(finding, facts.catalog.places),
        finding["sheet"],
        finding["cell"],
        facts.catalog.area_name(finding["area_code"]),
        measure.name if measure else "",
        finding["found"],
        finding["expected"],
        own_sentence(finding),
        "",
        "",
    ]
    row = _HEADER_ROW + number
    for column, value in enumerate(values, start=1):
        cell = cell_at(sheet, row, column)
        put_text(cell, value)
        cell.border = _THIN
        cell.font = Font(name=FONT, size=11)
        is_short = column in (1, 2, 5)
        cell.alignment = Alignment(
            wrap_text=True, vertical="center", horizontal="center" if is_short else None
        )
    sheet.cell(row, 1, number)
    widths = [width * _NARROWEST for _, width in _COLUMNS]
    sheet.row_dimensions[row].height = row_height(values, widths)
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=FILLS[class_of(finding["code"])])
    _link(cell_at(sheet, row, 5), finding, sheets)


def _link(cell: Cell, finding: Mapping[str, str], sheets: dict[str, Worksheet]) -> None:
    """Link the cell's name to the cell; quotes in a sheet's name are doubled."""
    target, names = find_sheet(sheets, finding["sheet"]), cells_of(finding["cell"])
    if target is None or not names:
        return
    quoted = target.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{names[0]}")
    cell.font = Font(name=FONT, color="FF0563C1", underline="single")
