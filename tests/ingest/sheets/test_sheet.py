"""A sheet's cells by place, and what a row or a value is by what it holds."""

import pytest

from flows.ingest.grid import CellValue, Grid
from flows.ingest.sheets.sheet import (
    Sheet,
    is_blank,
    is_figure,
    is_note,
    is_number_like,
    is_ordinal_row,
    is_text_row,
    is_title_line,
    is_year,
    texts_of,
)
from tests.ingest.grids import grid


def test_covered_cells_say_what_their_merge_says_and_under_a_number_nothing():
    sheet = Sheet(grid("|村|户数||\n||上年|本年|\n|甲村|7|8|", "A1:A2", "B1:C1", "B3:C3"))

    assert sheet.rows == [["村", "户数", "户数"], ["村", "上年", "本年"], ["甲村", 7.0, None]]
    assert sheet.anchor(1, 0) == (0, 0)
    assert sheet.anchor(1, 1) == (1, 1)


def test_a_cell_beyond_the_edge_is_nothing_and_a_number_is_no_text():
    sheet = Sheet(Grid("表一", [["村", 3.0], ["甲村"]]))

    assert [sheet.cell(0, 1), sheet.cell(1, 1), sheet.cell(2, 0), sheet.cell(-1, 0)] == [
        3.0,
        None,
        None,
        None,
    ]
    assert [sheet.text(0, 0), sheet.text(0, 1), sheet.text(9, 9)] == ["村", "", ""]
    assert sheet.width == 2


def test_names_count_from_the_senders_first_cell_and_in_word_by_table():
    sheet = Sheet(Grid("表一", [["a", "b"], ["c", "d"]], top=2, left=25))
    table = Sheet(Grid("文档", [["a", "b"]], table=2))

    assert [sheet.name(0, 0), sheet.name(1, 1)] == ["Z3", "AA4"]
    assert (sheet.prefix, sheet.letters(1), sheet.number(1)) == ("", "AA", "4")
    assert table.name(0, 1) == "表2第1行第2列"
    assert (table.prefix, table.letters(1), table.number(0)) == ("表2", "第2列", "第1行")


def test_formats_and_hidden_lines_are_asked_from_the_grids_corner():
    sheet = Sheet(
        Grid(
            "表一",
            [[1.0, 2.0], [3.0, 4.0]],
            top=1,
            left=1,
            percent_cells=frozenset([(1, 2)]),
            hidden_rows=frozenset([2]),
            hidden_columns=frozenset([1]),
        )
    )

    assert [sheet.is_percent(0, 1), sheet.is_percent(1, 2)] == [True, False]
    assert [sheet.is_hidden_row(0), sheet.is_hidden_row(1)] == [False, True]
    assert [sheet.is_hidden_column(0), sheet.is_hidden_column(1)] == [True, False]


@pytest.mark.parametrize(
    ("value", "blank", "number", "figure"),
    [
        (None, True, False, False),
        (" \n", True, False, False),
        (3.0, False, True, True),
        (True, False, False, False),
        ("1,234", False, True, True),
        ("12亩", False, True, True),
        ("约12", False, False, False),
        ("一", False, True, False),
    ],
)
def test_a_value_is_blank_a_number_or_a_figure(
    value: CellValue, blank: bool, number: bool, figure: bool
):
    assert (is_blank(value), is_number_like(value), is_figure(value)) == (blank, number, figure)


def test_years_reach_from_1949_to_2100_and_are_whole():
    values: list[CellValue] = [1948.0, 1949.0, "2022", 2100.0, 2101.0, 2022.5, "村"]

    assert [is_year(value) for value in values] == [False, True, True, True, False, False, False]


def test_a_text_row_bears_one_figure_among_four_texts_and_no_number():
    assert is_text_row(["村", "35岁以下", "人数", "35"])
    assert not is_text_row(["村", "人数", "35"])
    assert not is_text_row(["村", "户数", "人数", 35.0])
    assert not is_text_row([None, " "])
    assert texts_of(["村", " 村 ", 3.0, None, "户数", " "]) == ["村", "户数"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["甲", "乙", 1.0, 2.0, 3.0], True),
        (["甲", 1.0], True),
        (["甲"], False),
        ([1.0, 2.0, 3.0], True),
        ([1.0, 2.0], False),
        ([3.0, 4.0, 5.0], True),
        ([4.0, 5.0, 6.0], False),
        ([1.0, 2.0, 4.0], False),
        ([1.0, 2.0, None, 1.0, 2.0], True),
        (["甲村", 1.0, 2.0], False),
    ],
)
def test_an_ordinal_row_only_counts_the_columns(row: list[CellValue], expected: bool):
    assert is_ordinal_row(row) is expected


def test_notes_and_title_lines_are_told_by_their_first_words():
    assert is_note(["注：本表由各镇填报", None])
    assert is_note([None, "填报人：", "审核人："])
    assert not is_note(["注册企业数", 3.0])
    assert is_title_line(["农村住房安全情况表", "农村住房安全情况表", None])
    assert is_title_line(["填报单位：某镇", "2022年6月30日"])
    assert not is_title_line(["村", "户数"])
    assert not is_title_line(["共计", 3.0])
