"""Texts of old xls workbooks whatever their code page record says."""

import csv
import io
import struct
from pathlib import Path

import openpyxl
import pytest
import xlwt

from flows.ingest.files.container import open_file
from flows.ingest.grid import Grid
from flows.settings import Limits
from tests.ingest.files.office_program import convert, needs_office
from tests.ingest.files.xls.old_xls import old_xls

ROWS = [["村", "户数"], ["清风村", 12.0], ["构朳镇", 3.5]]


def grid_of(content: bytes) -> Grid:
    (workbook,), findings = open_file(content, "表.xls", Limits())
    assert findings == []
    return workbook.grids[0]


def with_xlwt(code_page: int) -> bytes:
    """Return a BIFF8 workbook with another number in its code page record."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表一")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    stream = io.BytesIO()
    book.save(stream)
    record = struct.pack("<HHH", 0x42, 2, 1200)
    assert stream.getvalue().count(record) == 1
    return stream.getvalue().replace(record, struct.pack("<HHH", 0x42, 2, code_page))


@pytest.mark.parametrize("code_page", [1200, 1252, 936, 0, 10000])
def test_texts_of_excel_97_are_unicode_whatever_is_stated(code_page: int):
    grid = grid_of(with_xlwt(code_page))

    assert (grid.sheet, grid.rows) == ("表一", ROWS)


@pytest.mark.parametrize("code_page", [936, 1252, 0, 367])
def test_older_texts_are_gbk_unless_told_otherwise(code_page: int):
    grid = grid_of(old_xls(ROWS, code_page, "gbk"))

    assert (grid.sheet, grid.rows) == ("表一", ROWS)


def test_older_texts_of_another_stated_code_page_are_read_by_it():
    rows = [["鄉鎮", "戶數"], ["清風村", 12.0]]

    assert grid_of(old_xls(rows, 950, "big5")).rows == rows


def test_older_texts_of_western_europe_stay_what_they_are():
    rows = [["Ville", "Café"], ["Orléans", 3.0]]
    content = old_xls(rows, 1252, "cp1252", sheet="Été")

    assert grid_of(content).rows == rows


def test_texts_that_fit_no_encoding_are_refused_and_not_shown_garbled():
    content = old_xls(ROWS, 936, "gbk").replace("清风村".encode("gbk"), b"\xff\xff\xfe\xff\x80\xff")

    workbooks, (finding,) = open_file(content, "表.xls", Limits())

    assert workbooks == []
    assert (finding.code, finding.found) == (
        "file_unreadable",
        "文字的编码无法辨认，读出来是乱码",
    )


@needs_office
def test_libreoffice_opens_the_older_workbook_that_the_tests_write(tmp_path: Path):
    file = tmp_path / "old.xls"
    file.write_bytes(old_xls(ROWS, 936, "gbk"))

    text = convert(file, "csv:Text - txt - csv (StarCalc):44,34,76").read_text("utf-8-sig")

    assert list(csv.reader(io.StringIO(text))) == [
        ["村", "户数"],
        ["清风村", "12"],
        ["构朳镇", "3.5"],
    ]


@needs_office
def test_an_xls_that_libreoffice_saved_is_read_with_its_formats(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in [["村", "覆盖率", "达标率"], ["清风村", 0.95, 99.8]]:
        book.active.append(row)
    book.active["B2"].number_format = "0.0%"
    book.active["C2"].number_format = '0.0"%"'
    book.active.row_dimensions[1].hidden = True
    file = tmp_path / "表.xlsx"
    book.save(file)

    grid = grid_of(convert(file, "xls:MS Excel 97").read_bytes())

    assert grid.rows == [["村", "覆盖率", "达标率"], ["清风村", 0.95, 99.8]]
    assert (grid.percent_cells, grid.percent_text_cells) == ({(1, 1)}, {(1, 2)})
    assert grid.hidden_rows == {0}
