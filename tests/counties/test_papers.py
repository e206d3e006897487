"""Notice, workbook and page of a province's month say the same, and the same again."""

import datetime as dt
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from flows.counties.papers import Issue, write_papers
from flows.counties.roll_up import roll_up
from tests.counties.example import PERIOD, put

ISSUE = Issue("省乡村振兴局", dt.date(2026, 4, 6), False)


def written(out: Path, issue: Issue = ISSUE) -> list[Path]:
    return write_papers(roll_up(out, ["A", "B"], PERIOD), {"B": "乙县"}, issue, out)


def test_every_paper_names_the_county_its_score_and_who_is_absent(tmp_path: Path):
    put(tmp_path, "A", [{}], [{}], name="<b>甲县")
    notice, workbook, page = written(tmp_path)

    document = Document(str(notice))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert "1个县本月没有结果，未计入：乙县。" in text
    assert cells[-8:] == ["1", "<b>甲县", "100", "1", "0", "0", "0", "卫生厕所普及率"]
    sheet = load_workbook(workbook)["各县"]
    assert [cell.value for cell in sheet[3]][:4] == [1, "A", "<b>甲县", 100]
    html = page.read_text("utf-8")
    assert "&lt;b&gt;甲县" in html
    assert "<b>甲县" not in html
    assert "乙县" in html
    assert "模拟数据" not in html + text


def test_writing_twice_gives_the_same_bytes(tmp_path: Path):
    put(tmp_path, "A", [{}])
    first = [file.read_bytes() for file in written(tmp_path)]

    assert [file.read_bytes() for file in written(tmp_path)] == first


def test_invented_figures_are_marked(tmp_path: Path):
    put(tmp_path, "A", [{}])
    _, _, page = written(tmp_path, Issue("", ISSUE.day, True))

    assert "【模拟数据，仅供演示】" in page.read_text("utf-8")
