"""Cells that a finding names are coloured and commented, and cleaned when they come back."""

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from flows.report.returned.marks import cells_of, find_sheet, mark_cells, remove_marks
from flows.words.place_words import place_words

RED, YELLOW = "FFF4B6B0", "FFFFE699"

PLACES = place_words("示例县", ["甲镇"], ["甲村"])


def finding(
    code: str, cell: str, message: str = "填的是“约12”。", sheet: str = ""
) -> dict[str, str]:
    return {"code": code, "cell": cell, "message": message, "sheet": sheet}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("C5", ["C5"]),
        ("$c$5、D5、C5", ["C5", "D5"]),
        ("XFD1048576", ["XFD1048576"]),
        ("XFE1", []),
        ("A1048577", []),
        ("A0", []),
        ("", []),
    ],
)
def test_the_cells_of_a_finding_lie_within_a_sheets_edge(text, cells):
    assert cells_of(text) == cells


def test_a_finding_marks_twenty_cells_at_most():
    named = [f"A{row}" for row in range(1, 22)]

    assert cells_of("、".join(named)) == named[:20]


def test_a_finding_without_sheet_means_the_only_one():
    book = openpyxl.Workbook()
    one, other = book.active, book.create_sheet("乙")

    assert find_sheet({"甲": one}, "") is one
    assert find_sheet({"甲": one, "乙": other}, "乙") is other
    assert find_sheet({"甲": one, "乙": other}, "") is None
    assert find_sheet({"甲": one}, "丙") is None


def test_two_findings_of_a_cell_share_its_comment_and_the_gravest_colours_it():
    book = openpyxl.Workbook()
    findings = [
        finding("jump", "C5", "文件“a.xlsx”，单元格C5：比上月大一倍。"),
        finding("value_negative", "C5", "文件“a.xlsx”，单元格C5：不能小于0。"),
        finding("jump", "D5、E5", "变动大。"),
    ]

    assert mark_cells(book, findings, PLACES) == 3
    sheet = book.active
    assert sheet["C5"].comment.text == (
        "【须说明·变动异常】比上月大一倍。\n【必须改正·出现负数】不能小于0。"
    )
    assert {name: sheet[name].fill.fgColor.rgb for name in ("C5", "D5", "E5")} == {
        "C5": RED,
        "D5": YELLOW,
        "E5": YELLOW,
    }


def test_a_cell_under_a_merge_is_marked_at_the_merges_corner():
    book = openpyxl.Workbook()
    book.active.merge_cells("B2:C3")

    mark_cells(book, [finding("value_not_number", "C3")], PLACES)

    assert book.active["B2"].fill.fgColor.rgb == RED


def test_marks_are_taken_away_and_the_senders_own_stay():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"].comment = Comment("请再核", "某镇")
    sheet["A2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["A3"].comment = Comment("自己的批注", "某镇")
    mark_cells(book, [finding("jump", "A1、A2")], PLACES)
    book.create_sheet("问题清单")

    remove_marks(book)

    assert book.sheetnames == ["Sheet"]
    assert sheet["A1"].comment.text == "请再核"
    assert sheet["A1"].fill.fill_type is None
    assert sheet["A2"].comment is None
    assert sheet["A3"].comment.text == "自己的批注"


def test_a_list_that_is_the_only_sheet_stays():
    book = openpyxl.Workbook()
    book.active.title = "问题清单"

    remove_marks(book)

    assert book.sheetnames == ["问题清单"]
