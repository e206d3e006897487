"""The sentence of a finding without its place, however that is written."""

import pytest

from flows.report.returned.finding_words import own_sentence


@pytest.mark.parametrize(
    ("sheet", "cell", "place"),
    [
        ("一：表", "B4", "文件“a.xlsx”，工作表“一：表”，单元格B4"),
        ("", "B4", "文件“a.xlsx”，单元格B4"),
        ("表", "", "文件“a.xlsx”，工作表“表”"),
        ("", "", "文件“a.xlsx”"),
        ("", "表2第3行第4列", "文件“a.docx”，表2第3行第4列"),
    ],
)
def test_the_place_is_left_out(sheet, cell, place):
    finding = {"sheet": sheet, "cell": cell, "message": f"{place}：填的是“约12”。"}

    assert own_sentence(finding) == "填的是“约12”。"


def test_a_sentence_without_a_place_stays():
    finding = {"sheet": "", "cell": "", "message": "缺一列。"}

    assert own_sentence(finding) == "缺一列。"
