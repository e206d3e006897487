from collections import Counter

import pytest

from flows.report.month.facts import Facts
from flows.report.returned.list_head import document_lines, head_lines, how_to_answer

OFFICE = "县乡村振兴局"


def row_of(code: str) -> dict[str, str]:
    return {"code": code}


def test_the_head_says_whose_file_it_is_how_many_and_what_to_do(facts: Facts):
    findings = [row_of(code) for code in ("value_not_number", "value_negative", "jump", "late")]

    lines = head_lines(facts, "a.xlsx", findings, "备注一句。")

    assert [lines[place] for place in (0, 1, 2, 4)] == [
        "报表问题清单（模拟数据）",
        "文件：a.xlsx　　报告期：2022年6月",
        "共4处：必须改正2处，须说明1处，提示1处。",
        "备注一句。",
    ]


@pytest.mark.parametrize(
    ("classes", "said", "unsaid"),
    [
        (["correct"], ["红色为必须改正", "在“已改”打“√”", "报回县乡村振兴局"], ["黄", "情况说明"]),
        (
            ["explain"],
            ["黄色为须说明", "须说明的在“情况说明”写明", "报回县乡村振兴局"],
            ["红", "已改"],
        ),
        (["explain", "notice"], ["黄色为须说明，浅黄为提示"], ["红", "已改"]),
        (["notice"], ["以下均为提示，不必报回"], ["红", "黄", "已改", "县乡村振兴局"]),
    ],
)
def test_the_sender_is_asked_only_for_what_its_findings_need(classes, said, unsaid):
    text = how_to_answer(Counter(classes), OFFICE, "工作簿中", has_columns=True)

    assert all(part in text for part in said)
    assert not any(part in text for part in unsaid)


def test_a_document_has_no_columns_to_fill_in(facts: Facts):
    lines = document_lines(facts, "a.docx", [row_of("value_not_number"), row_of("jump")])

    assert len(lines) == 4
    assert lines[3] == (
        "办理：红色为必须改正，黄色为须说明，批注写明原因；请在本文档的表格中逐处办理，办完后报回县乡村振兴局。"
    )
