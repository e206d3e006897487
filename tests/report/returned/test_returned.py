"""What a sender gets back: the own workbook, marked, that reads the same when it is sent again."""

import datetime as dt
import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
from openpyxl.comments import Comment

from flows.catalog.load import load_catalog
from flows.ingest.answers.explanation_list import find_explanations
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.ingest.reading import StatedExplanation
from flows.paths import PROJECT
from flows.report.month.facts import Facts
from flows.report.office.workbook_writing import save_workbook
from flows.report.returned import returned
from flows.report.returned.returned import write_returned
from flows.settings import Limits
from tests.report.returned.received import one_finding, with_findings, workbook_bytes

PERIOD = "2022-06"
SAMPLES = PROJECT / "tests" / "samples" / "raw" / PERIOD
CATALOG = load_catalog(PROJECT / "data" / "catalog")


def read(content: bytes, name: str):
    workbooks, findings = open_file(content, name, Limits())
    readings = [interpret(workbook, CATALOG, PERIOD, {}) for workbook in workbooks]
    submissions = [part for reading in readings for part in reading.submissions]
    findings += [finding for reading in readings for finding in reading.findings]
    findings += [finding for part in submissions for finding in part.findings]
    cells = {
        (cell.measure_code, cell.area_code, cell.span, cell.state, cell.value, cell.cell)
        for part in submissions
        for cell in part.cells
    }
    return cells, findings


def test_every_messy_sample_comes_back_and_reads_the_same(facts: Facts, tmp_path: Path):
    before = {file.name: read(file.read_bytes(), file.name) for file in sorted(SAMPLES.iterdir())}
    findings = [
        finding
        for file in before
        for finding in (before[file][1] or [one_finding(file, code="late")])
    ]

    sent = write_returned(with_findings(facts, findings), SAMPLES, tmp_path / "returned")

    assert [one.file_name for one in sent] == sorted(before)
    for one in sent:
        cells, found = read(one.path.read_bytes(), one.path.name)
        assert one.path.suffix == ".xlsx"
        assert one.is_copy
        assert cells == before[one.file_name][0], one.file_name
        assert sorted((f.code, f.cell, f.measure_code, f.found) for f in found) == sorted(
            (f.code, f.cell, f.measure_code, f.found) for f in before[one.file_name][1]
        )


def test_a_received_file_is_never_touched(facts: Facts, tmp_path: Path):
    before = {file: hashlib.sha256(file.read_bytes()).digest() for file in SAMPLES.iterdir()}

    write_returned(
        with_findings(facts, [one_finding(file.name) for file in before]), SAMPLES, tmp_path / "r"
    )

    assert {file: hashlib.sha256(file.read_bytes()).digest() for file in before} == before
    assert set(SAMPLES.iterdir()) == set(before)


def test_writing_twice_gives_the_same_bytes_and_drops_what_is_settled(facts: Facts, tmp_path: Path):
    names = [file.name for file in sorted(SAMPLES.iterdir())][:2]
    folder = tmp_path / "returned"
    both = with_findings(facts, [one_finding(name, cell="D6") for name in names])
    first = {one.path: one.path.read_bytes() for one in write_returned(both, SAMPLES, folder)}

    assert {one.path: one.path.read_bytes() for one in write_returned(both, SAMPLES, folder)} == (
        first
    )
    one = with_findings(facts, [one_finding(names[0])])
    assert [w.path for w in write_returned(one, SAMPLES, folder)] == list(folder.rglob("*.xlsx"))


def test_cells_are_coloured_commented_and_listed(facts: Facts, tmp_path: Path):
    def fill(book):
        book.active.title = "6月'表"
        book.active["C5"] = "约12"
        book.active["C5"].number_format = "0.0"
        book.active["D5"] = 7
        book.active.merge_cells("A1:D1")
        book.active["A1"] = "标题"

    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.xlsx").write_bytes(workbook_bytes(fill))
    place = {"sheet": "6月'表", "area_code": "610929100000", "form": "T1"}
    findings = [
        one_finding("a.xlsx", code="jump", cell="D5", message="甲，单元格D5：变动大。", **place),
        one_finding(
            "a.xlsx",
            cell="C5",
            message="甲，单元格C5：填的是“约12”。",
            **(place | {"area_code": "610929100200"}),
        ),
        one_finding("a.xlsx", code="column_missing", found="", message="缺一列。", **place),
    ]

    (one,) = write_returned(with_findings(facts, findings), raw, tmp_path / "returned")

    book = openpyxl.load_workbook(one.path)
    assert book.sheetnames == ["问题清单", "6月'表"]
    sheet, problems = book["6月'表"], book["问题清单"]
    assert (sheet["C5"].value, sheet["C5"].fill.fgColor.rgb) == ("约12", "FFF4B6B0")
    assert sheet["C5"].number_format == "0.0"
    assert sheet["C5"].comment.text == "【必须改正·不是数字】填的是“约12”。"
    assert sheet["D5"].fill.fgColor.rgb == "FFFFE699"
    assert [str(merge) for merge in sheet.merged_cells.ranges] == ["A1:D1"]
    assert problems["A3"].value == "共3处：必须改正1处，须说明1处，提示1处。"
    assert [problems.cell(row, 3).value for row in (7, 8, 9)] == [
        "不是数字",
        "变动异常",
        "缺少指标",
    ]
    assert problems["E7"].hyperlink.location == "'6月''表'!C5"
    assert (one.forms, one.areas, one.findings, one.marked) == (("T1",), ("610929100000",), 3, 2)


def test_a_copy_sent_back_again_carries_only_the_new_marks(facts: Facts, tmp_path: Path):
    def fill(book):
        book.active["A1"], book.active["A2"] = "约12", "约13"
        book.active["A1"].comment = Comment("请再核", "某镇")

    raw, again = tmp_path / "raw", tmp_path / "again"
    raw.mkdir()
    (raw / "a.xlsx").write_bytes(workbook_bytes(fill))
    first = with_findings(facts, [one_finding("a.xlsx", cell="A1")])
    (one,) = write_returned(first, raw, again)
    marked = openpyxl.load_workbook(one.path)["Sheet"]["A1"]
    second = with_findings(facts, [one_finding("a.xlsx", cell="A2")])

    (other,) = write_returned(second, again, tmp_path / "third")

    book = openpyxl.load_workbook(other.path)
    assert marked.comment.text.endswith("原批注：请再核")
    assert book.sheetnames == ["问题清单", "Sheet"]
    assert book["Sheet"]["A1"].comment.text == "请再核"
    assert book["Sheet"]["A1"].fill.fill_type is None
    assert book["Sheet"]["A2"].fill.fgColor.rgb == "FFF4B6B0"


def test_a_member_of_an_archive_comes_back_by_itself(facts: Facts, tmp_path: Path):
    raw = tmp_path / "raw"
    raw.mkdir()
    with zipfile.ZipFile(raw / "包.zip", "w") as archive:
        archive.writestr("内/b.csv", "村,约12\n=1+1,3\n".encode("gb18030"))

    (one,) = write_returned(
        with_findings(facts, [one_finding("包.zip/内/b.csv", cell="B1")]), raw, tmp_path / "r"
    )

    sheet = openpyxl.load_workbook(one.path)["数据"]
    assert one.path.relative_to(tmp_path / "r").as_posix() == "包.zip/内/b.xlsx"
    assert [[cell.value for cell in row] for row in sheet.rows] == [["村", "约12"], ["=1+1", "3"]]
    assert sheet["A2"].data_type == "s"
    assert sheet["B1"].comment is not None


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"PK\x03\x04broken", "原文件无法作为表格打开，只附问题清单；原文件保持原样。"),
        (None, "原文件已不在收件文件夹中，只附问题清单。"),
    ],
)
def test_a_file_that_cannot_be_opened_gets_the_list_alone(
    facts: Facts, tmp_path: Path, content: bytes | None, note: str
):
    raw = tmp_path / "raw"
    raw.mkdir()
    if content is not None:
        (raw / "x.xls").write_bytes(content)

    (one,) = write_returned(
        with_findings(facts, [one_finding("x.xls", code="file_unreadable")]), raw, tmp_path / "r"
    )

    book = openpyxl.load_workbook(one.path)
    assert book.sheetnames == ["问题清单"]
    assert book["问题清单"]["A5"].value == note
    assert not one.is_copy


def test_a_long_table_comes_back_as_one(facts: Facts, tmp_path: Path):
    line = "natural_villages,610929100200,2022-06,12"
    (tmp_path / "t.csv").write_text(f"measure_code,area_code,period,value\n{line}\n", "utf-8")
    before, _ = read((tmp_path / "t.csv").read_bytes(), "t.csv")

    (one,) = write_returned(
        with_findings(facts, [one_finding("t.csv", cell="D2")]), tmp_path, tmp_path / "r"
    )

    assert len(before) == 1
    assert read(one.path.read_bytes(), "t.xlsx")[0] == before


def test_hostile_names_and_texts_stay_inside_and_stay_texts(facts: Facts, tmp_path: Path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n", "utf-8")
    raw = tmp_path / "raw"
    raw.mkdir()
    names = [
        "../secret.csv",
        "a/../../secret.csv",
        "CON.xlsx",
        "名" * 300 + ".xls",
        "a\u202eslx.x",
        "a\x00b",
    ]
    findings = [one_finding(name, found='=HYPERLINK("http://x")', sheet="=1") for name in names]

    sent = write_returned(with_findings(facts, findings), raw, tmp_path / "r")

    assert len(sent) == len(names)
    for one in sent:
        assert one.path.resolve().is_relative_to((tmp_path / "r").resolve())
        assert not one.is_copy
        sheet = openpyxl.load_workbook(one.path).active
        assert "f" not in {cell.data_type for row in sheet.rows for cell in row}
        assert sheet["H7"].value == '=HYPERLINK("http://x")'


def test_an_explanation_in_the_returned_list_is_read_when_it_comes_back(
    facts: Facts, tmp_path: Path
):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.xlsx").write_bytes(workbook_bytes(lambda book: book.active.append(["村", 7])))
    finding = one_finding("a.xlsx", code="jump", sheet="Sheet", cell="B1")
    (one,) = write_returned(with_findings(facts, [finding]), raw, tmp_path / "returned")
    book = openpyxl.load_workbook(one.path)
    book["问题清单"].cell(7, 12).value = "移民搬迁户整体入住"
    book.save(tmp_path / "again.xlsx")

    (workbook,), _ = open_file((tmp_path / "again.xlsx").read_bytes(), "again.xlsx", Limits())

    assert find_explanations(workbook) == (StatedExplanation("Sheet", "B1", "移民搬迁户整体入住"),)


def test_what_is_explained_is_not_sent_back(facts: Facts, tmp_path: Path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.xlsx").write_bytes(workbook_bytes(lambda book: book.active.append(["村", 7])))
    given = with_findings(facts, [one_finding("a.xlsx", code="jump", cell="B1")])
    told = replace(given, findings=given.findings.assign(explanation="属实"))

    assert write_returned(told, raw, tmp_path / "returned") == []


def test_a_superseded_file_is_not_sent_back(facts: Facts, tmp_path: Path):
    submissions = pd.DataFrame(
        {
            "period": [PERIOD, PERIOD],
            "file_name": ["old.xlsx", "new.xlsx"],
            "status": ["superseded", "partial"],
            "received_at": [dt.datetime(2022, 7, 1), dt.datetime(2022, 7, 2)],
        }
    )
    given = with_findings(facts, [one_finding("old.xlsx"), one_finding("new.xlsx")])

    sent = write_returned(replace(given, submissions=submissions), tmp_path, tmp_path / "r")

    assert [one.file_name for one in sent] == ["new.xlsx"]


def test_a_workbook_whose_every_sheet_is_hidden_opens_on_the_list(facts: Facts, tmp_path: Path):
    def fill(book):
        book.active["A1"] = "约12"

    content = workbook_bytes(fill)
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as plain,
        zipfile.ZipFile(stream, "w") as archive,
    ):
        for name in plain.namelist():
            text = plain.read(name)
            if name == "xl/workbook.xml":
                text = text.replace(b'state="visible"', b'state="veryHidden"')
            archive.writestr(name, text)
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())

    (one,) = write_returned(with_findings(facts, [one_finding("a.xlsx")]), tmp_path, tmp_path / "r")

    assert openpyxl.load_workbook(one.path).active.title == "问题清单"


def test_a_workbook_that_cannot_be_written_again_goes_back_as_a_list(
    facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(book, file):
        if len(book.worksheets) > 1:
            raise KeyError("style")
        save_workbook(book, file)

    monkeypatch.setattr(returned, "save_workbook", refuse)
    (tmp_path / "a.csv").write_text("村,约12\n", "utf-8")

    (one,) = write_returned(with_findings(facts, [one_finding("a.csv")]), tmp_path, tmp_path / "r")

    assert openpyxl.load_workbook(one.path).sheetnames == ["问题清单"]
    assert not one.is_copy
    assert list((tmp_path / "r").iterdir()) == [one.path]


def test_a_word_document_comes_back_as_a_word_document(facts: Facts, tmp_path: Path):
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "约12"
    (tmp_path / "raw").mkdir()
    document.save(str(tmp_path / "raw" / "a.docx"))
    finding = one_finding("a.docx", sheet="表1", cell="表1第1行第1列")

    (one,) = write_returned(with_findings(facts, [finding]), tmp_path / "raw", tmp_path / "back")

    assert (one.path.name, one.marked, one.is_copy) == ("a.docx", 1, True)
    assert one.path.exists()
