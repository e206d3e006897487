"""Check forms: what they show, what may be written, and that they come back readable."""

import datetime as dt

import pandas as pd
import pytest
from openpyxl import load_workbook

from flows.forms.check_books import CheckOrder, write_check_books
from flows.ingest.read_file import read_one
from flows.settings import Limits
from tests.report.spot_checks.inspected_county import HALF, county_catalog

ORDER = CheckOrder(HALF, "示例县农业农村局", dt.date(2026, 6, 22), is_synthetic=False)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return county_catalog(tmp_path_factory.mktemp("county"))


def drawn(*rows: tuple[str, str, float, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area_code", "measure_code", "value", "file_name"])
    return frame.assign(
        number="2026H1-003", line=range(1, len(rows) + 1), form="F1", period="2026-05",
        sheet="表", cell="C5",
    )  # fmt: skip


FIGURES = drawn(
    ("530999201200", "households", 400, "清水乡.xlsx"),
    ("530999201200", "road_km", 1.5, "=HYPERLINK(1)"),
)


def test_a_form_shows_reported_figures_with_their_cells_and_leaves_two_columns_open(
    catalog, tmp_path
):
    [file] = write_check_books(catalog, FIGURES, ORDER, tmp_path)
    sheet = load_workbook(file).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7, max_row=9)]

    assert file.name == "2026H1-003-清水乡清水村.xlsx"
    assert sheet["A1"].value == "2026年上半年数据抽查核查表"
    assert sheet["A2"].value == "核查编号：2026H1-003　　核查对象：清水乡清水村"
    assert sheet["A3"].value == "下发单位：示例县农业农村局　　请于2026年6月22日前报回"
    assert rows == [
        [
            "序号", "报表", "指标", "计量单位", "报告期", "上报数",
            "来源（文件、工作表、单元格）", "核查数", "备注",
        ],
        [
            "1", "人居环境月报表", "农户总数", "户", "2026年5月", 400,
            "清水乡.xlsx，表，C5", None, None,
        ],
        [
            "2", "人居环境月报表", "已硬化通组路里程", "公里", "2026年5月", 1.5,
            "=HYPERLINK(1)，表，C5", None, None,
        ],
    ]  # fmt: skip
    assert sheet["G9"].data_type == "s"
    assert sheet.protection.sheet
    open_cells = {
        cell.coordinate
        for row in sheet.iter_rows(max_row=10)
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {"H8", "I8", "H9", "I9"}


def test_the_checked_cell_accepts_what_the_measure_accepts(catalog, tmp_path):
    [file] = write_check_books(catalog, FIGURES, ORDER, tmp_path)
    rules = load_workbook(file).worksheets[0].data_validations.dataValidation

    assert [(str(one.sqref), one.type) for one in rules] == [("H8", "whole"), ("H9", "decimal")]


def test_the_same_draw_gives_the_same_bytes(catalog, tmp_path):
    [first] = write_check_books(catalog, FIGURES, ORDER, tmp_path / "a")
    [second] = write_check_books(catalog, FIGURES, ORDER, tmp_path / "b")

    assert first.read_bytes() == second.read_bytes()


def test_a_filled_form_is_read_as_one_whatever_its_name(catalog, tmp_path):
    [file] = write_check_books(catalog, FIGURES, ORDER, tmp_path)
    book = load_workbook(file)
    book.worksheets[0]["H8"] = 390
    book.worksheets[0]["I9"] = "未能核实"
    returned = tmp_path / "人居环境月报表.xlsx"
    book.save(returned)
    [reading] = read_one(returned.read_bytes(), returned.name, catalog, "2026-06", Limits(), {})

    assert reading.submissions == ()
    assert reading.check_form is not None
    assert reading.check_form.number == "2026H1-003"
    assert [
        (one.line, one.measure, one.written, one.remark, one.cell)
        for one in reading.check_form.lines
    ] == [
        (1, "农户总数", 390, "", "H8"),
        (2, "已硬化通组路里程", "", "未能核实", "H9"),
    ]


def test_a_simulated_form_says_so(catalog, tmp_path):
    order = CheckOrder(HALF, "示例县农业农村局", dt.date(2026, 6, 22), is_synthetic=True)
    [file] = write_check_books(catalog, FIGURES, order, tmp_path)

    assert "模拟数据" in str(load_workbook(file).worksheets[0]["A1"].value)
