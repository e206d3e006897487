"""The sender's own workbook is copied so that it reads the same and carries nothing harmful."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from flows.ingest.files.container import open_file
from flows.report.month.facts import Facts
from flows.report.returned import marked_copy as returned_copy
from flows.report.returned.marked_copy import make_copy
from flows.report.returned.returned import write_returned
from flows.report.returned.source_file import Source
from flows.settings import Limits
from tests.report.returned.received import one_finding, with_findings, workbook_bytes


def test_formulas_come_back_as_values_and_uncalculated_ones_as_errors(facts: Facts, tmp_path: Path):
    sheet_xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>SUM(A1)</f></c>'
        '<c r="C1" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c></row></sheetData></worksheet>'
    )
    raw = tmp_path / "raw"
    raw.mkdir()
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes(lambda book: None))) as plain,
        zipfile.ZipFile(stream, "w") as archive,
    ):
        for name in plain.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, sheet_xml if is_sheet else plain.read(name))
    (raw / "f.xlsx").write_bytes(stream.getvalue())

    (one,) = write_returned(with_findings(facts, [one_finding("f.xlsx")]), raw, tmp_path / "r")

    book = openpyxl.load_workbook(one.path)
    row = book["Sheet"][1]
    assert book["问题清单"]["A5"].value == "原表中的公式在本副本中为计算结果。"
    assert [cell.value for cell in row] == [2, "#N/A", "甲乙"]
    assert [cell.data_type for cell in row] == ["n", "e", "s"]


def test_text_under_a_merge_stays_where_the_reader_sees_it(facts: Facts, tmp_path: Path):
    sheet_xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'
        '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    )
    raw = tmp_path / "raw"
    raw.mkdir()
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes(lambda book: None))) as plain,
        zipfile.ZipFile(stream, "w") as archive,
    ):
        for name in plain.namelist():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, sheet_xml if is_sheet else plain.read(name))
    (raw / "m.xlsx").write_bytes(stream.getvalue())

    (one,) = write_returned(with_findings(facts, [one_finding("m.xlsx")]), raw, tmp_path / "r")

    (book,), _ = open_file(one.path.read_bytes(), "m.xlsx", Limits())
    assert book.grids[1].rows == [["甲", "乙"]]


def test_links_to_files_are_not_carried_over(facts: Facts, tmp_path: Path):
    links = {"A1": "file:///etc/passwd", "A2": r"\\\\host\\share", "A3": "https://example.org/"}

    def fill(book):
        for address, target in links.items():
            book.active[address] = "看这里"
            book.active[address].hyperlink = target

    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "l.xlsx").write_bytes(workbook_bytes(fill))

    (one,) = write_returned(with_findings(facts, [one_finding("l.xlsx")]), raw, tmp_path / "r")

    (sheet,) = [s for s in openpyxl.load_workbook(one.path).worksheets if s["A1"].value == "看这里"]
    kept = {at: sheet[at].hyperlink and sheet[at].hyperlink.target for at in links}
    assert kept == {"A1": None, "A2": None, "A3": "https://example.org/"}


@pytest.mark.parametrize(
    ("largest_xml", "most_cells", "sheets", "note"),
    [
        (10**6, 4, ["问题清单", "Sheet"], None),
        (10, 4, ["问题清单", "Sheet"], "本副本按原文件内容重建为 xlsx，原有格式未保留。"),
        (10, 3, ["问题清单"], "原文件过大，未附副本，请按清单在原文件中改正。"),
    ],
)
def test_a_large_file_costs_no_more_than_it_should(
    facts: Facts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    largest_xml: int,
    most_cells: int,
    sheets: list[str],
    note: str | None,
):
    def fill(book):
        book.active["A1"], book.active["B2"] = "约12", 3

    monkeypatch.setattr(returned_copy, "_LARGEST_XML", largest_xml)
    monkeypatch.setattr(returned_copy, "_MOST_CELLS", most_cells)
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(fill))

    (one,) = write_returned(
        with_findings(facts, [one_finding("a.xlsx", cell="A1")]), tmp_path, tmp_path / "r"
    )

    book = openpyxl.load_workbook(one.path)
    assert book.sheetnames == sheets
    assert book["问题清单"]["A5"].value == note
    assert one.is_copy == (len(sheets) == 2)


def copy_of(content: bytes, name: str = "a.xlsx"):
    (workbook,), _ = open_file(content, name, Limits())
    return make_copy(Source(content, workbook))


def test_an_unreadable_file_and_a_word_document_are_not_copied_as_workbooks():
    (workbook,), _ = open_file("村,12\n".encode(), "a.csv", Limits())

    assert make_copy(Source(b"", None)) is None
    assert make_copy(Source(b"", replace(workbook, container="docx"))) is None


def test_a_file_of_another_kind_is_built_again_and_says_so():
    copy = copy_of("村,12\n".encode(), "a.csv")

    assert copy.note == "本副本按原文件内容重建为 xlsx，原有格式未保留。"
    assert [[cell.value for cell in row] for row in copy.book.active.rows] == [["村", "12"]]


def test_the_note_names_what_the_copy_does_not_carry():
    stream = io.BytesIO(workbook_bytes(lambda book: book.active.append(["村", 12])))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
        archive.writestr("xl/media/image1.png", b"x")

    assert copy_of(stream.getvalue()).note == "本副本不含原文件中的宏、图片、图形。"
    assert copy_of(workbook_bytes(lambda book: book.active.append(["村", 12]))).note == ""


def test_a_list_of_an_earlier_return_is_left_out():
    def fill(book):
        book.active.append(["村", 12])
        book.create_sheet("问题清单", 0)["A1"] = "报表问题清单"

    assert copy_of(workbook_bytes(fill)).book.sheetnames == ["Sheet"]


def test_a_cell_that_shows_a_date_is_the_date_that_the_reader_sees():
    def fill(book):
        book.active["A1"] = 12
        book.active["A1"].number_format = "yyyy-mm-dd"

    cell = copy_of(workbook_bytes(fill)).book.active["A1"]

    assert (cell.value, cell.is_date) == (dt.date(1900, 1, 12), True)
