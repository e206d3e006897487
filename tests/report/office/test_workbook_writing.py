"""Workbooks for people: text that stays text, names that every system takes, equal bytes."""

import openpyxl
import pytest

from flows.report.office.workbook_writing import (
    cell_at,
    put_text,
    row_height,
    safe_file_name,
    safe_sheet_name,
    save_workbook,
    set_up_print,
    text_width,
    worksheets_by_name,
)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "12", "2022-06", "#REF!"])
def test_a_text_stays_a_text_whatever_it_begins_with(tmp_path, text):
    book = openpyxl.Workbook()
    put_text(book.active["A1"], text)
    save_workbook(book, tmp_path / "a.xlsx")

    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A1"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_what_a_file_cannot_hold_is_dropped_from_a_text():
    cell = openpyxl.Workbook().active["A1"]

    put_text(cell, "甲\x00乙\ud800")

    assert cell.value == "甲乙"


def test_a_cell_under_a_merge_is_the_merges_own():
    sheet = openpyxl.Workbook().active
    sheet.merge_cells("B2:C3")

    assert [cell_at(sheet, *place).coordinate for place in ((3, 3), (2, 2), (1, 1))] == [
        "B2",
        "B2",
        "A1",
    ]


def test_chart_sheets_are_no_worksheets():
    book = openpyxl.Workbook()
    book.create_chartsheet("图")

    assert list(worksheets_by_name(book)) == ["Sheet"]


def test_a_chinese_character_is_as_wide_as_two_letters():
    assert [text_width(text) for text in ("", "ab", "村a", "一\nabc")] == [0, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "height"),
    [("", 18), ("a" * 9, 18), ("a" * 10, 33), ("a\nb\nc", 48), ("a\n" * 40, 409)],
)
def test_a_row_is_as_high_as_its_wrapped_texts_need(text, height):
    assert row_height([text, "短"], [10, 10]) == height


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("6月[1]/表:?", "6月_1__表__"),
        ("'表'", "表"),
        ("", "Sheet1"),
        ("一" * 31, "一" * 31),
        ("一" * 32, "一" * 31),
    ],
)
def test_a_sheets_name_is_one_that_a_spreadsheet_program_takes(name, safe):
    assert safe_sheet_name(name) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("月报表.xlsx", "月报表.xlsx"),
        ("../a\\b:c", "_a_b_c"),
        ("CON.xlsx", "_CON.xlsx"),
        ("console.xlsx", "console.xlsx"),
        (" .. ", "_"),
        ("名" * 65 + ".xlsx", "名" * 65 + ".xlsx"),
        ("名" * 66 + ".xlsx", "名" * 65 + ".xlsx"),
        ("名" * 71, "名" * 70),
    ],
)
def test_a_files_name_leads_nowhere_and_keeps_its_ending(name, safe):
    assert safe_file_name(name) == safe


def test_a_sheet_prints_landscape_and_one_page_wide_with_its_head_repeated():
    sheet = openpyxl.Workbook().active

    set_up_print(sheet, "3:3")

    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight) == (
        "landscape",
        9,
        1,
        0,
    )
    assert (sheet.print_title_rows, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("$3:$3", True)
    assert sheet.HeaderFooter.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_the_same_workbook_gives_the_same_bytes_and_leaves_nothing_beside_it(tmp_path):
    contents = []
    for name in ("a", "b"):
        book = openpyxl.Workbook()
        put_text(book.active["A1"], "村")
        save_workbook(book, tmp_path / name / "a.xlsx")
        contents.append((tmp_path / name / "a.xlsx").read_bytes())

    assert contents[0] == contents[1]
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["a.xlsx"]
