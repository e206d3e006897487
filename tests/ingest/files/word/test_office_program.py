"""Old Word documents, made by LibreOffice and read through it."""

from pathlib import Path

import docx
import openpyxl

from flows.ingest.files.container import open_file
from flows.settings import Limits
from tests.ingest.files.office_program import convert, needs_office
from tests.ingest.packed import pack

ROWS = [["村", "户数"], ["清风村", "3"]]


def old_document(folder: Path) -> bytes:
    document = docx.Document()
    document.add_paragraph("单位：万元")
    table = document.add_table(rows=2, cols=2)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    document.add_paragraph("填报人：")
    document.save(str(folder / "表.docx"))
    return convert(folder / "表.docx", "doc").read_bytes()


@needs_office
def test_doc_and_wps_files_are_read_like_docx_alone_and_in_an_archive(tmp_path: Path):
    content = old_document(tmp_path)
    archive = pack({"甲.doc": content, "乙.wps": content, "丙.csv": "村,1\n"})

    (alone,), _ = open_file(content, "表.wps", Limits())
    packed, findings = open_file(archive, "表.zip", Limits())

    assert findings == []
    assert alone.grids[0].rows == [["单位：万元"], *ROWS]
    assert alone.grids[0].cell_name(1, 1) == "表1第2行第2列"
    assert [(workbook.file_name, workbook.grids[0].rows[-1]) for workbook in packed] == [
        ("表.zip/甲.doc", ["清风村", "3"]),
        ("表.zip/乙.wps", ["清风村", "3"]),
        ("表.zip/丙.csv", ["村", "1"]),
    ]


@needs_office
def test_an_et_file_is_a_workbook_whatever_its_name(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(ROWS[0])
    book.save(tmp_path / "表.xlsx")
    content = convert(tmp_path / "表.xlsx", "xls:MS Excel 97").read_bytes()

    (workbook,), findings = open_file(content, "表.et", Limits())

    assert findings == []
    assert workbook.grids[0].rows[0] == ["村", "户数"]


@needs_office
def test_a_conversion_that_takes_too_long_is_refused(tmp_path: Path):
    _, (finding,) = open_file(old_document(tmp_path), "表.doc", Limits(seconds=0.1))

    assert (finding.code, finding.found) == ("file_unsafe", "0.07秒内未能转换完")


def test_without_libreoffice_the_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le").rjust(600)

    _, (finding,) = open_file(content, "表.doc", Limits())

    assert finding.message == (
        "文件“表.doc”：旧版 Word 文档（本机没有 LibreOffice），无法按表格读取，"
        "请用表格软件另存为 xlsx 后重新报送。"
    )
