"""How the program's own workbooks look: title, header, borders, A4 landscape print."""

from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from flows.period import chinese_period
from flows.report.month.facts import Facts

_LINE = Side(style="thin", color="BFBFBF")
BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
HEAD = PatternFill("solid", fgColor="D9E2EC")


def list_title(facts: Facts, name: str) -> str:
    """Return the title of one sheet of the warning list."""
    mark = "（模拟数据）" if facts.is_synthetic else ""
    return f"{facts.catalog.county.name}{chinese_period(facts.period)}指标预警清单·{name}{mark}"


def put_header(sheet: Worksheet, line: int, texts: list[str]) -> None:
    """Put a header row."""
    for number, text in enumerate(texts, start=1):
        cell = sheet.cell(line, number, text)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, BORDER


def put_row(sheet: Worksheet, line: int, values: list[Any]) -> None:
    """Put a row with borders."""
    for number, value in enumerate(values, start=1):
        cell = sheet.cell(line, number, value)
        cell.border = BORDER
        cell.alignment = Alignment(vertical="center", wrap_text=number == 1)


def put_title(sheet: Worksheet, text: str, width: int) -> None:
    """Put a title over the columns of a sheet."""
    cell = sheet.cell(1, 1, text)
    cell.font = Font(bold=True, size=14)
    cell.alignment = Alignment(horizontal="left", vertical="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.row_dimensions[1].height = 26


def set_up_print(sheet: Worksheet) -> None:
    """Print on A4 landscape, one page wide, with repeated header and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:2"
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(text="第 &P 页 共 &N 页")
    )
