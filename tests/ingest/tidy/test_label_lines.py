"""Labels as lines: leading dots, indents, numbering, and labels broken over two rows."""

import pytest

from flows.ingest.grid import CellLook
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.tidy.label_lines import (
    LabelLine,
    join_wrapped,
    label_text,
    make_line,
    numbering_of,
)
from tests.ingest.grids import grid


def line(row: int, text: str, *, values: bool = True, code: bool = False, indent: int = 0):
    return LabelLine(row, text, indent, numbering_of(text), values, has_code=code)


def texts(*lines: LabelLine) -> list[str]:
    return [one.text for one in join_wrapped(lines)]


@pytest.mark.parametrize(("written", "text"), [
    ("Total .........", "Total"), ("Total . . . . .", "Total"), ("Men…", "Men"),
    ("Men, etc.", "Men, etc."), (" 全  市 ", "全 市"), (2019.0, "2019"), ("", ""),
])  # fmt: skip
def test_leading_dots_and_double_blanks_are_no_part_of_a_label(written, text):
    assert label_text(written) == text


def test_blanks_and_the_format_both_indent():
    looks = {(1, 0): CellLook(indent=1)}
    sheet = Sheet(grid("|␣␣Mor|\n|Lup|\n|Tar|", looks=lambda: looks))

    found = [make_line(sheet, row, 0, has_values=True) for row in range(3)]

    assert [one.indent for one in found if one] == [2, 3, 0]


def test_numbers_say_how_deep_a_label_stands():
    labels = ["一、人口", "（二）土地", "3.耕地", "(4)水田", "1.5倍", "甲"]
    assert [numbering_of(label) for label in labels] == [0, 1, 2, 3, None, None]


def test_a_small_letter_goes_on_with_the_label_above():
    rows = [line(0, "Mining"), line(1, "Agriculture, forestry and", values=False)]
    rows += [line(2, "fishing", indent=2), line(3, "Trade")]
    assert texts(*rows) == ["Mining", "Agriculture, forestry and fishing", "Trade"]


def test_values_may_stand_in_the_first_of_the_two_rows():
    assert texts(
        line(0, "Agriculture and"), line(1, "fishing", values=False), line(2, "Trade")
    ) == [
        "Agriculture and fishing",
        "Trade",
    ]


def test_a_code_that_only_the_first_half_has_joins_the_halves():
    rows = [line(0, "教育", code=True), line(1, "卫生", code=True)]
    rows += [line(2, "从业人", values=False, code=True), line(3, "员组织")]
    assert texts(*rows) == ["教育", "卫生", "从业人员组织"]


def test_the_longest_label_set_in_by_less_than_a_level_goes_on():
    rows = [line(0, "教育"), line(1, "从业人", values=False), line(2, "员组织", indent=2)]
    assert texts(*rows) == ["教育", "从业人员组织"]


def test_a_row_that_was_not_reported_is_not_half_a_label():
    rows = [line(0, "城关镇"), line(1, "中厂镇", values=False), line(2, "构扒镇")]
    assert texts(*rows) == ["城关镇", "中厂镇", "构扒镇"]


def test_a_heading_with_several_indented_rows_is_not_half_a_label():
    rows = [line(0, "教育"), line(1, "按性别", values=False)]
    rows += [line(2, "男", indent=2), line(3, "女", indent=2)]
    assert texts(*rows) == ["教育", "按性别", "男", "女"]


@pytest.mark.parametrize(
    "text",
    [
        "全乡",
        "本街道合计",
        "全苏木",
        "全旗总计",
        "本管委会",
        "全区",
        "全市合计",
        "全农场",
        "全办事处",
    ],
)
def test_a_whole_of_any_kind_of_place_is_a_total_and_heads_nothing(text: str):
    line = LabelLine(0, text, 0, None, has_values=True)
    assert line.is_total


@pytest.mark.parametrize("text", ["乡", "街道", "河口街道", "旗舰店", "区域"])
def test_a_place_or_a_word_like_one_is_no_total(text: str):
    assert not LabelLine(0, text, 0, None, has_values=True).is_total
