"""The warning list as files: warnings.csv for programs, warnings.xlsx for the meeting."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.numbers_text import show_figure
from flows.report.month.facts import Facts
from flows.report.month.warning_list import list_warnings
from flows.report.office.safe_text import safe_text
from flows.report.office.sheet_style import BORDER, HEAD, list_title, put_title, set_up_print
from flows.report.office.stable_zip import stable_bytes
from flows.report.warning_list.warning_summary import fill_summary
from flows.wording import CHANGE_NAMES, STATUS_MARKS, STATUS_NAMES

#: Chinese header, column of the list, width in characters.
_COLUMNS: list[tuple[str, str, int]] = [
    ("级别", "level_name", 8),
    ("本月变化", "change", 9),
    ("指标代码", "indicator_code", 10),
    ("指标名称", "indicator", 34),
    ("区划", "area", 10),
    ("单位", "unit", 7),
    ("实际值", "actual", 11),
    ("序时目标", "expected", 11),
    ("年度目标", "target", 11),
    ("差额", "variance", 11),
    ("差距率", "shortfall", 9),
    ("状态", "status", 9),
    ("开始月份", "opened", 10),
    ("已持续期数", "months_running", 11),
    ("预计年末", "forecast", 11),
    ("每月需完成", "needed_per_month", 11),
    ("牵头单位", "lead_unit", 24),
    ("目标依据", "basis_name", 14),
    ("所属方案", "plan", 10),
    ("方案章节", "section", 10),
    ("来源文件", "file_name", 30),
    ("工作表", "sheet", 10),
    ("单元格", "cell", 14),
]
_MISSING_COLUMNS: list[tuple[str, str, int]] = [
    ("级别", "level_name", 14),
    ("本月变化", "change", 10),
    ("应报单位", "area", 22),
    ("报表代码", "form", 14),
    ("报表名称", "form_name", 40),
    ("开始月份", "opened", 12),
    ("已持续期数", "months_running", 12),
]
_SHEETS: list[tuple[str, Callable[[pd.DataFrame], pd.DataFrame]]] = [
    ("全部", lambda rows: rows),
    ("新增", lambda rows: rows[rows["change"] == "new"]),
    ("升级", lambda rows: rows[rows["change"] == "escalated"]),
    ("持续", lambda rows: rows[rows["change"] == "continuing"]),
    ("销号", lambda rows: rows[rows["change"].isin(["resolved", "lapsed"])]),
]
_NUMBERS = {"actual", "expected", "target", "variance", "forecast", "needed_per_month"}
_WRAPPED = {"indicator", "lead_unit", "file_name", "form_name"}
_LEVEL_FILLS = {1: "FFF4CC", 2: "FFD9B3", 3: "F8C9C4"}


def write_warning_list(facts: Facts, folder: Path) -> list[Path]:
    """Write warnings.csv and warnings.xlsx of the month; the same facts give the same bytes."""
    rows = list_warnings(facts)
    table, book = folder / "warnings.csv", folder / "warnings.xlsx"
    folder.mkdir(parents=True, exist_ok=True)
    table.write_text(_as_csv(rows), "utf-8-sig", newline="")
    book.write_bytes(stable_bytes(_as_workbook(rows, facts)))
    return [table, book]


def _as_csv(rows: pd.DataFrame) -> str:
    """Return the list under its English column names, as analysts join it to the warehouse."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(rows.columns)
    for row in rows.itertuples(index=False):
        writer.writerow([_csv_cell(value) for value in row])
    return stream.getvalue()


def _csv_cell(value: Any) -> object:
    if value is None or value != value:
        return ""
    if isinstance(value, float | int):
        return f"{value:.10g}"
    return safe_text(value)


def _as_workbook(rows: pd.DataFrame, facts: Facts) -> Workbook:
    book = Workbook()
    summary = book.active
    assert isinstance(summary, Worksheet)
    summary.title = "汇总"
    indicators = rows[rows["kind"] == "indicator"]
    fill_summary(summary, rows, facts)
    for name, choose in _SHEETS:
        _fill_list(book.create_sheet(name), name, choose(indicators), facts, _COLUMNS)
    missing = rows[(rows["kind"] == "submission") & (rows["state"] == "open")]
    _fill_list(book.create_sheet("未报送"), "未报送", missing, facts, _MISSING_COLUMNS)
    return book


def _fill_list(
    sheet: Worksheet,
    name: str,
    rows: pd.DataFrame,
    facts: Facts,
    columns: list[tuple[str, str, int]],
) -> None:
    put_title(sheet, list_title(facts, name), len(columns))
    for number, (header, _, width) in enumerate(columns, start=1):
        cell = sheet.cell(2, number, header)
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, BORDER
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for place, row in enumerate(rows.to_dict("records"), start=3):
        for number, (_, column, _) in enumerate(columns, start=1):
            _put(sheet, place, number, column, row)
    if rows.empty:
        sheet.cell(3, 1, "本月没有这类事项。")
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A2:{last}{max(2, len(rows) + 2)}"
    sheet.freeze_panes = "A3"
    set_up_print(sheet)


def _put(sheet: Worksheet, place: int, number: int, column: str, row: dict[Any, Any]) -> None:
    value = row[column]
    cell = sheet.cell(place, number)
    cell.border = BORDER
    cell.alignment = Alignment(
        vertical="center", wrap_text=column in ("indicator", "lead_unit", "file_name")
    )
    if value is None or value != value:
        return
    if column in _NUMBERS:
        cell.value, cell.number_format = float(value), _number_format(float(value))
    elif column == "shortfall":
        cell.value, cell.number_format = float(value), "0.0%"
    elif column == "months_running":
        cell.value = int(value)
    else:
        cell.value, cell.data_type = _shown(column, value), "s"
    if column == "level_name":
        cell.fill = PatternFill("solid", fgColor=_LEVEL_FILLS[int(row["level"])])


def _number_format(value: float) -> str:
    """Return a format without a dot behind whole numbers and without zeros for small ones."""
    text = show_figure(value)
    decimals = len(text.partition(".")[2])
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def _shown(column: str, value: object) -> str:
    if column == "status":
        return f"{STATUS_MARKS[str(value)]}{STATUS_NAMES[str(value)]}"
    if column == "change":
        return CHANGE_NAMES[str(value)]
    return safe_text(value)
