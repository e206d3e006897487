"""The check forms (核查表) of an inspection: a workbook per drawn village or town."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from openpyxl import Workbook as Book
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from flows.catalog.model import Catalog
from flows.forms.accepted_values import validate
from flows.forms.template_style import as_head, as_input, as_label, as_line, as_title, protect
from flows.ingest.answers.check_sheet import (
    CHECKED_HEAD,
    LINE_HEAD,
    MEASURE_HEAD,
    NUMBER_LABEL,
    REMARK_HEAD,
)
from flows.period import chinese_day, chinese_half, chinese_period
from flows.report.office.workbook_writing import (
    cell_at,
    put_text,
    row_height,
    safe_file_name,
    save_workbook,
    set_up_print,
)
from flows.report.spot_checks.check_names import area_title

_COLUMNS = (
    (LINE_HEAD, 6.0),
    ("报表", 22.0),
    (MEASURE_HEAD, 34.0),
    ("计量单位", 9.0),
    ("报告期", 11.0),
    ("上报数", 12.0),
    ("来源（文件、工作表、单元格）", 40.0),
    (CHECKED_HEAD, 12.0),
    (REMARK_HEAD, 24.0),
)
_LINE, _FORM, _MEASURE, _UNIT, _PERIOD, _VALUE, _SOURCE, _CHECKED, _REMARK = range(1, 10)
_RULES = (
    "一、到现场核对台账、原始凭证和实物，在“核查数”一栏填写查实的数；与上报数一致的也要填写。",
    "二、未能核实的留空，在备注中说明原因；不一致的在备注中写明原因和依据。",
    "三、只填白色单元格，按表内计量单位填写；请勿增删行列、改动编号。填好后随报表一并报送。",
)
_HEAD = 7


@dataclass(frozen=True)
class CheckOrder:
    """What all check forms of a half-year say: who asks, by when."""

    half: str
    office: str
    due: dt.date
    is_synthetic: bool


def write_check_books(
    catalog: Catalog, drawn: pd.DataFrame, order: CheckOrder, folder: Path
) -> list[Path]:
    """Write a check form per drawn area and return the files; the same draw gives the same."""
    files = []
    for number, figures in drawn.groupby("number", sort=True):
        area = area_title(catalog, str(figures["area_code"].iloc[0]))
        file = folder / safe_file_name(f"{number}-{area}.xlsx")
        save_workbook(make_check_book(catalog, figures, order), file)
        files.append(file)
    return files


def make_check_book(catalog: Catalog, figures: pd.DataFrame, order: CheckOrder) -> Book:
    """Return the check form of one area: one line per drawn figure."""
    book = Book()
    sheet = book.worksheets[0]
    sheet.title = "核查表"
    _put_head(sheet, catalog, figures, order)
    for row, figure in enumerate(figures.to_dict("records"), start=_HEAD + 1):
        _put_figure(sheet, row, {str(name): value for name, value in figure.items()}, catalog)
    _put_signatures(sheet, _HEAD + len(figures) + 2)
    sheet.freeze_panes = cell_at(sheet, _HEAD + 1, _UNIT)
    set_up_print(sheet, f"{_HEAD}:{_HEAD}")
    protect(sheet)
    return book


def _put_head(sheet: Worksheet, catalog: Catalog, figures: pd.DataFrame, order: CheckOrder) -> None:
    mark = "（模拟数据，仅供演示）" if order.is_synthetic else ""
    put_text(cell_at(sheet, 1, 1), f"{chinese_half(order.half)}数据抽查核查表{mark}")
    as_title(cell_at(sheet, 1, 1))
    sheet.row_dimensions[1].height = 32
    area = area_title(catalog, str(figures["area_code"].iloc[0]))
    facts = (
        f"{NUMBER_LABEL}：{figures['number'].iloc[0]}　　核查对象：{area}",
        f"下发单位：{order.office}　　请于{chinese_day(order.due)}前报回",
        *_RULES,
    )
    for row, text in enumerate(facts, start=2):
        put_text(cell_at(sheet, row, 1), text)
        as_line(cell_at(sheet, row, 1))
        sheet.row_dimensions[row].height = 18
    for row in range(1, len(facts) + 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_REMARK)
    for column, (title, width) in enumerate(_COLUMNS, start=1):
        put_text(cell_at(sheet, _HEAD, column), title)
        as_head(cell_at(sheet, _HEAD, column))
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[_HEAD].height = 24


def _put_figure(sheet: Worksheet, row: int, figure: dict[str, object], catalog: Catalog) -> None:
    """Write one line; text from files is written as text and never runs."""
    measure = catalog.measure_by_code[str(figure["measure_code"])]
    source = "，".join(str(figure[name]) for name in ("file_name", "sheet", "cell") if figure[name])
    texts = {
        _LINE: str(figure["line"]),
        _FORM: catalog.form_by_code[str(figure["form"])].name,
        _MEASURE: measure.name,
        _UNIT: measure.unit,
        _PERIOD: chinese_period(str(figure["period"])),
        _SOURCE: source,
    }
    for column, text in texts.items():
        cell = cell_at(sheet, row, column)
        put_text(cell, text)
        as_label(cell, is_left=column in (_FORM, _MEASURE, _SOURCE))
    value = cell_at(sheet, row, _VALUE)
    value.value = float(str(figure["value"]))
    as_label(value, is_left=False)
    value.number_format = "#,##0.######" if not value.value.is_integer() else "#,##0"
    as_input(cell_at(sheet, row, _CHECKED))
    as_input(cell_at(sheet, row, _REMARK), is_text=True)
    validate(sheet, f"{get_column_letter(_CHECKED)}{row}", measure)
    widths = [width for _, width in _COLUMNS]
    shown = [texts.get(column, "") for column in range(1, len(_COLUMNS) + 1)]
    sheet.row_dimensions[row].height = max(20.0, row_height(shown, widths))


def _put_signatures(sheet: Worksheet, row: int) -> None:
    put_text(
        cell_at(sheet, row, 1),
        "核查人（两人以上）：　　　　　　　　　　被核查单位负责人：　　　　　　　　　　核查日期：",
    )
    as_line(cell_at(sheet, row, 1), is_open=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_REMARK)
