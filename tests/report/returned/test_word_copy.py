"""A Word document comes back as itself: wrong cells shaded and commented, a list at its end."""

import io
from pathlib import Path

import docx
from docx.oxml.ns import qn

from flows.ingest.files.container import open_file
from flows.report.returned.word_copy import mark_document
from flows.settings import Limits
from flows.words.place_words import place_words

ROWS = [["村", "户数"], ["清风村", "约12"], ["安坪村", "约13"]]
PLACES = place_words("示例县", ["甲镇"], ["甲村"])
LINES = ["报表问题清单", "共1处：必须改正1处。"]


def document_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph("2022年6月城关镇月报表")
    table = document.add_table(rows=3, cols=2)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    document.add_paragraph("填报人：")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def finding(cell: str, found: str) -> dict[str, str]:
    return {
        "code": "value_not_number",
        "cell": cell,
        "found": found,
        "sheet": "",
        "message": f"文件“a.docx”，{cell}：填的是“{found}”，请改正后重新报送。",
    }


def shades(path: Path) -> dict[str, str]:
    document = docx.Document(str(path))
    return {
        cell.text: shade.get(qn("w:fill"))
        for row in document.tables[0].rows
        for cell in row.cells
        for shade in cell._tc.iter(qn("w:shd"))
    }


def comments(path: Path) -> list[str]:
    document = docx.Document(str(path))
    used = {mark.get(qn("w:id")) for mark in document.element.body.iter(qn("w:commentReference"))}
    return [one.text for one in document.comments if str(one.comment_id) in used]


def test_the_named_cell_is_shaded_and_commented_and_nothing_else_changes(tmp_path: Path):
    target = tmp_path / "a.docx"

    marked = mark_document(
        document_bytes(), [finding("表1第2行第2列", "约12")], LINES, target, PLACES
    )

    assert marked == 1
    assert shades(target) == {"约12": "F4B6B0"}
    assert comments(target) == ["【必须改正·不是数字】填的是“约12”，请改正后重新报送。"]
    (workbook,), findings = open_file(target.read_bytes(), "a.docx", Limits())
    assert findings == []
    assert workbook.grids[0].rows == [["2022年6月城关镇月报表"], *ROWS]
    assert [grid.sheet for grid in workbook.grids] == ["表1", "问题清单"]


def test_a_copy_sent_back_carries_only_the_new_marks_and_one_list(tmp_path: Path):
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    mark_document(document_bytes(), [finding("表1第2行第2列", "约12")], LINES, first, PLACES)

    mark_document(first.read_bytes(), [finding("表1第3行第2列", "约13")], LINES, second, PLACES)

    assert shades(second) == {"约13": "F4B6B0"}
    assert comments(second) == ["【必须改正·不是数字】填的是“约13”，请改正后重新报送。"]
    assert len(docx.Document(str(second)).tables) == 2


def test_the_same_findings_give_the_same_bytes(tmp_path: Path):
    one, other = tmp_path / "1.docx", tmp_path / "2.docx"
    for target in (one, other):
        mark_document(document_bytes(), [finding("表1第2行第2列", "约12")], LINES, target, PLACES)

    assert one.read_bytes() == other.read_bytes()


def test_a_cell_that_is_not_there_is_listed_only(tmp_path: Path):
    target = tmp_path / "a.docx"

    assert (
        mark_document(document_bytes(), [finding("表9第2行第2列", "x")], LINES, target, PLACES) == 0
    )
    assert shades(target) == {}
