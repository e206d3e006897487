"""Columns before, between and behind the labels: index, code, year, unit, label or value."""

import pytest

from flows.ingest.sheets.sheet import Sheet
from flows.ingest.sheets.table_bounds import find_tables
from flows.ingest.tidy.column_roles import tell_columns_apart
from tests.ingest.grids import grid

SHORT = {"标签列": "L", "年份列": "Y", "代码列": "C", "序号列": "#", "单位列": "U", "数据列": "V",
         "空列": ".", "备注列": "R"}  # fmt: skip


def roles(drawing: str, *merges: str) -> str:
    (table,) = find_tables(Sheet(grid(drawing, *merges)))
    return "".join(SHORT[one.role] for one in tell_columns_apart(table))


@pytest.mark.parametrize("head", ["序号", "名次", "排名", "位次", "序", "No.", "Rank", "", "Tarv"])
def test_an_index_before_the_labels_is_told_by_its_counting(head):
    assert roles(f"|{head}|Krat|Vel|\n|1|Morvat|9.5|\n|2|Lupsen|9|\n|3|Tark|8|") == "#LV"


def test_a_rank_behind_the_name_stays_a_value():
    assert roles("|Krat|Vel|Rank|\n|Morvat|9.5|2|\n|Lupsen|9.9|1|") == "LVV"


def test_a_count_that_shares_its_head_with_the_names_is_a_label():
    assert roles("|Month||Vel|\n|1|January|95|\n|2|February|92|\n|3|March|7|") == "LLV"


@pytest.mark.parametrize("first", ["2019", "'2019"])
def test_a_year_column_behind_sparse_labels_is_a_label(first):
    assert roles(f"|Krat|Tarv|Vel|\n|Mor|{first}|1|\n||2020|2|\n|Lup|2019|3|\n||2020|4|") == "LYV"


def test_a_year_beside_unique_names_is_data():
    assert roles("|Krat|Founded|Vel|\n|Mor|1990|15|\n|Lup|1985|27|") == "LVV"


def test_years_in_the_first_column_label_the_rows():
    assert roles("|Tarv|Ibu|Vel|\n|2019|1|15|\n|2020|7|27|") == "YVV"


def test_months_below_a_merged_year_label_too():
    drawing = "|Year|Month|Vel|\n|2022|1|41|\n||2|40|\n|2023|1|38|\n||2|37|"
    assert roles(drawing, "A2:A3", "A4:A5") == "YLV"


def test_codes_stand_on_either_side_of_the_labels():
    assert roles("|代码|Krat|Vel|\n|'01|Mor|15|\n|'02|Lup|27|") == "CLV"
    assert roles("|Krat|Tarv|Vel|\n|Mor|'01|15|\n|Lup|'02|27|") == "LCV"
    assert roles("|Tarv|Krat|Vel|\n|101|Mor|15|\n|205|Lup|27|") == "CLV"


def test_whole_numbers_behind_the_labels_are_data_even_when_they_are_equally_long():
    assert roles("|Krat|Vel|\n|Mor|101|\n|Lup|205|") == "LV"


def test_units_stand_beside_the_label():
    assert roles("|Krat|Tarv|Vel|\n|Area|km²|15|\n|Share|%|27|\n|Men|人|3|") == "LUV"


def test_dates_beside_a_name_are_data_and_alone_they_label():
    assert roles("|Krat|Ibu|Vel|\n|Mor|x|15|\n|Lup|y|27|") == "LLV"


def test_a_scale_labels_where_no_text_does():
    assert roles("|Dist|Tp|\n|0|311|\n|0.5|309|\n|1|308|") == "LV"


def test_figures_in_no_order_and_without_labels_are_all_data():
    assert roles("|Ibu|Tp|\n|3|311|\n|1|309|\n|3|308|") == "VV"


def test_a_column_without_header_keeps_its_place():
    assert roles("|Krat|Ibu||\n|Mor|15|7|\n|Lup|27|8|") == "LVV"


def test_labels_repeated_at_the_right_edge_are_no_data():
    assert roles("|Krat|Ibu|Krat|\n|Mor|15|Mor|\n|Lup|27|Lup|") == "LVR"
