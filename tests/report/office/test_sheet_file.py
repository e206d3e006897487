import datetime as dt

import openpyxl

from flows.report.office.cell_figure import Figure, number_format
from flows.report.office.sheet_file import Head, SheetPlan, write_sheets

HEADS = (
    Head("名称", 20),
    Head("数", 10),
    Head("比", 8, is_share=True),
    Head("来源", 20, is_folded=True),
)


def written(tmp_path, *rows, **options):
    plan = SheetPlan("表", "标题", HEADS, rows, **options)
    return openpyxl.load_workbook(write_sheets([plan], tmp_path / "a.xlsx"))["表"]


def test_numbers_are_numbers_and_texts_are_texts(tmp_path):
    sheet = written(tmp_path, ("甲", 1096.5, 0.125, "a.xlsx"), ("乙", float("nan"), None, ""))

    assert [cell.value for cell in sheet[3]] == ["甲", 1096.5, 0.125, "a.xlsx"]
    assert [cell.number_format for cell in sheet[3]][1:3] == ["#,##0.0_)", "0.0%_)"]
    assert [cell.value for cell in sheet[4]][:3] == ["乙", None, None]


def test_a_note_stands_between_title_and_heads_and_is_repeated_in_print(tmp_path):
    sheet = written(tmp_path, ("甲", 1, 0.1, ""), note="共1项。")

    assert [row[0].value for row in sheet.iter_rows(max_row=4)] == ["标题", "共1项。", "名称", "甲"]
    assert (sheet.print_title_rows, sheet.auto_filter.ref, sheet.freeze_panes) == (
        "$1:$3",
        "A3:D4",
        "C4",
    )


def test_a_figure_is_kept_whole_and_shown_with_its_own_decimals(tmp_path):
    rows = [("甲", Figure(value, 1), 0.1, "") for value in (94.6428, 95.0, 0.0064, float("nan"))]
    cells = [row[1] for row in written(tmp_path, *rows).iter_rows(min_row=3)]

    assert [cell.value for cell in cells] == [94.6428, 95, 0.0064, None]
    assert [cell.number_format for cell in cells][:3] == ["#,##0.0_)", "#,##0_)", "#,##0.00_)"]


def test_a_year_has_no_separator_of_thousands(tmp_path):
    plan = SheetPlan("表", "标题", (Head("目标年", 9, is_year=True), Head("数", 9)), [(2025, 2025)])
    sheet = openpyxl.load_workbook(write_sheets([plan], tmp_path / "a.xlsx"))["表"]

    assert [cell.number_format for cell in sheet[3]] == ["0_)", "#,##0_)"]


def test_text_from_outside_is_never_a_formula(tmp_path):
    sheet = written(tmp_path, ('=HYPERLINK("x")', 1, 0.1, "https://example.org"))

    assert (sheet["A3"].value, sheet["A3"].data_type) == ('\'=HYPERLINK("x")', "s")
    assert sheet["D3"].hyperlink is None


def test_source_columns_are_grouped_collapsed_and_not_printed(tmp_path):
    sheet = written(tmp_path, ("甲", 1, 0.1, "a.xlsx"))

    assert (sheet.column_dimensions["D"].hidden, sheet.column_dimensions["D"].outlineLevel) == (
        True,
        1,
    )
    assert not sheet.column_dimensions["B"].hidden


def test_every_sheet_prints_on_a4_landscape_one_page_wide(tmp_path):
    sheet = written(tmp_path)

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["A3"].value == "本月没有这类事项。"


def test_days_are_days(tmp_path):
    sheet = written(tmp_path, (dt.date(2022, 7, 6), 1, 0.1, ""))

    assert sheet["A3"].value == dt.datetime(2022, 7, 6)


def test_the_same_sheets_give_the_same_bytes(tmp_path):
    written(tmp_path, ("甲", 1, 0.1, ""))
    first = (tmp_path / "a.xlsx").read_bytes()
    written(tmp_path, ("甲", 1, 0.1, ""))

    assert (tmp_path / "a.xlsx").read_bytes() == first


def test_a_format_shows_what_the_number_has():
    assert [number_format(value) for value in (12.0, 12.5, 0.004)] == [
        "#,##0",
        "#,##0.0",
        "#,##0.000",
    ]


def test_rows_are_as_high_as_their_visible_texts_need(tmp_path):
    sheet = written(tmp_path, ("甲", 1, 0.1, "很长" * 90), ("很长的名称" * 8, 1, 0.1, ""))

    assert sheet.row_dimensions[3].height < sheet.row_dimensions[4].height


def test_a_short_word_that_fits_its_column_needs_one_line(tmp_path):
    """参考进度 in a column of ten made every row of the watch list two lines high."""
    one = SheetPlan(
        "表", "标题", (Head("性质", 10), Head("事项", 10)), [("参考进度", "五个字的事项")]
    )
    file = write_sheets([one], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(file)["表"]

    assert sheet.row_dimensions[3].height == 33
    assert sheet["A3"].alignment.indent == 0
    narrow = SheetPlan("表", "标题", (Head("性质", 10),), [("参考进度",)])
    sheet = openpyxl.load_workbook(write_sheets([narrow], tmp_path / "a.xlsx"))["表"]
    assert sheet.row_dimensions[3].height == 18


def test_the_width_of_columns_is_counted_in_the_font_of_the_cells(tmp_path):
    book = openpyxl.load_workbook(
        write_sheets([SheetPlan("表", "标题", HEADS, [])], tmp_path / "a.xlsx")
    )

    assert book._fonts[0].name == "宋体"
    assert {font.scheme for font in book._fonts} == {None}
