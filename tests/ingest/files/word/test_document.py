"""Tables of Word documents as the grids that their writer sees."""

import io

import docx
import pytest
from docx.oxml import OxmlElement

from flows.ingest.files.container import open_file
from flows.ingest.grid import Grid, Merge
from flows.settings import Limits
from tests.ingest.packed import pack
from tests.ingest.town_file import INCOME, codes, held, read, values

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def grids_of(document) -> tuple[Grid, ...]:
    stream = io.BytesIO()
    document.save(stream)
    (workbook,), findings = open_file(stream.getvalue(), "报表.docx", Limits())
    assert (findings, workbook.container) == ([], "docx")
    return workbook.grids


def add_table(document, rows: list[list[str]]):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    return table


def test_the_lines_above_a_table_are_its_titles_and_its_first_row_is_row_one():
    document = docx.Document()
    document.add_heading("月报表", 1)
    document.add_paragraph("单位：\t万元")
    document.add_paragraph("")
    add_table(document, [["村", "收入"], ["甲村", "3"]])
    document.add_paragraph("第二张")
    add_table(document, [["村", "支出"], ["甲村", "4"]])

    one, two = grids_of(document)

    assert (one.sheet, one.top) == ("表1", -2)
    assert one.rows == [["月报表"], ["单位：\t万元"], ["村", "收入"], ["甲村", "3"]]
    assert one.cell_name(1, 1) == "表1第2行第2列"
    assert (two.sheet, two.rows[0], two.cell_name(0, 0)) == ("表2", ["第二张"], "表2第1行第1列")


def test_spans_across_and_down_are_merges_and_covered_cells_blank():
    document = docx.Document()
    table = add_table(document, [["村", "收入", "x"], ["y", "本月", "累计"], ["甲", "1", "2"]])
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))

    (grid,) = grids_of(document)

    assert grid.merges == (Merge(0, 1, 0, 2), Merge(0, 0, 1, 0))
    assert [row[1:] for row in grid.rows] == [["收入\nx", None], ["本月", "累计"], ["1", "2"]]
    assert grid.rows[1][0] is None


def test_a_table_in_a_cell_is_one_of_its_own_under_what_the_cell_says():
    document = docx.Document()
    outer = add_table(document, [["标题"]])
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "甲村", "5"

    assert [(grid.sheet, grid.rows) for grid in grids_of(document)] == [
        ("表1", [["标题"]]),
        ("表2", [["标题"], ["甲村", "5"]]),
    ]


def test_a_row_may_begin_behind_the_first_column_and_review_marks_do_not_count():
    body = (
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:p><w:r><w:t>甲</w:t>"
        "</w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r>"
        "</w:ins><w:r><w:br/><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    inner = f"<w:body><w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt></w:body>"
    xml = f"<w:document {WORD}>{inner}</w:document>"
    (workbook,), _ = open_file(
        pack({"[Content_Types].xml": "", "word/document.xml": xml}), "a.docx", Limits()
    )

    assert workbook.grids[0].rows == [[None, "甲丙\n丁"]]


def test_raised_digits_stay_raised_and_what_is_struck_out_is_left_out():
    document = docx.Document()
    table = add_table(document, [["", "", ""]])
    raised, kept, left = (cell.paragraphs[0] for cell in table.rows[0].cells)
    raised.add_run("12")
    raised.add_run("1").font.superscript = True
    kept.add_run("9").font.strike = False
    kept.add_run("8")
    left.add_run("9").font.double_strike = True
    left.add_run("8")

    assert grids_of(document)[0].rows == [["12¹", "98", "8"]]


def test_a_form_in_a_word_document_loads_and_its_wrong_cell_is_named_by_table_row_and_column():
    document = docx.Document()
    document.add_paragraph("2022年6月城关镇村集体经济发展月报表")
    document.add_paragraph("（元）")
    header = ["村", "经营性收入累计", "主导产业数", "农业园区数", "新型经营主体数", "空壳村"]
    add_table(document, [header, ["胜利村", "35000", "1", "约2", "3", "0"]])

    reading = read(*grids_of(document), name="报表.docx")

    assert codes(reading) == [("value_not_number", "表1第2行第4列")]
    assert held(reading) == {"表1第2行第4列"}
    assert [item.message for item in reading.submissions[0].findings] == [
        "文件“报表.docx”，表1第2行第4列：填的是“约2”，应填以“个”为单位的整数；"
        "如应为2，请直接填2；请改正后重新报送。"
    ]
    assert [value for (measure, _), value in values(reading).items() if measure == INCOME] == [3.5]


@pytest.mark.parametrize(
    ("xml", "code", "found"),
    [
        (f"<w:document {WORD}><w:body/></w:document>", "file_empty", "Word 文档中没有表格"),
        ("<w:document", "file_unreadable", "文件已损坏或不完整"),
        ("<!DOCTYPE x><x/>", "file_unsafe", "含有外部实体声明"),
    ],
)
def test_a_document_without_tables_or_damaged_is_refused(xml: str, code: str, found: str):
    content = pack({"[Content_Types].xml": "", "word/document.xml": xml})

    _, (finding,) = open_file(content, "a.docx", Limits())

    assert (finding.code, finding.found) == (code, found)


def test_a_document_of_more_cells_than_the_limit_is_refused():
    document = docx.Document()
    add_table(document, [["1"] * 20] * 6)
    table = document.tables[0]._tbl
    table.append(OxmlElement("w:tr"))
    stream = io.BytesIO()
    document.save(stream)

    _, (finding,) = open_file(stream.getvalue(), "a.docx", Limits(cells=100))

    assert (finding.code, finding.found) == ("file_unsafe", "单元格超过100格")
