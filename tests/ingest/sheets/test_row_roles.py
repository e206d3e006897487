"""The best way down a sheet gives each row its role; every layout here is told without words."""

import pytest

from flows.ingest.grid import CellLook
from flows.ingest.sheets.region import whole_sheet
from flows.ingest.sheets.row_roles import tell_rows_apart
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid

SHORT = {"标题": "T", "表头": "H", "栏号行": "#", "分组行": "S", "数据": "D", "注": "N"}


def roles(drawing: str, *merges: str, **details: object) -> str:
    region = whole_sheet(Sheet(grid(drawing, *merges, **details)))
    return "".join(SHORT[one.role] for one in tell_rows_apart(region))


@pytest.mark.parametrize("corner", ["Krat", "Black, NH", "产品名称", ""])
def test_years_head_columns_whatever_stands_above_the_labels(corner):
    assert roles(
        f"""
        |{corner}|2019|2020|
        |Morvat|11|12|
        |Lupsen|21|22|
        """
    ) == "HDD"  # fmt: skip


def test_quarters_that_are_numbers_head_columns():
    assert roles("|Krat|1|2|3|4|\n|Morvat|11|12|13|14|\n|Lupsen|5|6|7|8|") == "HDD"


def test_data_that_happens_to_count_stays_data_below_a_header_of_words():
    assert roles("|Krat|Ibu|Tar|Vel|\n|Morvat|1|2|3|\n|Lupsen|21|22|3|") == "HDD"


def test_a_year_column_among_data_is_no_header():
    assert roles("|Krat|Founded|\n|Morvat|1990|\n|Lupsen|1985|") == "HDD"


def test_blank_rows_inside_a_header_do_not_end_it():
    assert roles(
        """
        |Orgel tarvin|||
        ||||
        ||Velom||
        ||||
        ||Ibu|Tar|
        |Morvat|11|12|
        """
    ) == "THHD"  # fmt: skip


def test_a_second_header_with_digits_begins_the_next_table():
    assert roles(
        """
        |Krat|Ibu|Tar|
        |Morvat|11|12|
        |Lupsen|21|22|
        |Krat|0-14|15-59|
        |Morvat|1|2|
        |Lupsen|4|5|
        """
    ) == "HDDHDD"  # fmt: skip


def test_titles_units_and_dates_may_begin_in_any_column():
    assert roles(
        """
        |||Orgel tarvin lupo dassen velomik 2021|
        ||||
        |||(tars ven)|
        |Krat|Ibu|Tar|
        |Morvat|11|12|
        """
    ) == "TTHD"  # fmt: skip


def test_a_merged_title_that_cuts_a_group_below_is_no_group():
    assert roles(
        """
        ||Orgel tarvin lupo dassen|||||
        |Krat|Velom||Hasti|||
        ||Ibu|Tar|Ibu|Tar||
        |Morvat|11|12|13|14||
        """,
        "B1:D1",
        "B2:C2",
        "D2:E2",
        "A2:A3",
    ) == "THHD"  # fmt: skip


def test_a_row_of_bracketed_numbers_only_numbers_the_columns():
    assert roles("|Krat|Ibu|Tar|Vel|\n||(1)|(2)|(1)/(2)|\n|Morvat|11|12|3|") == "H#D"


def test_bare_counts_below_group_names_are_the_header_itself():
    assert roles("||2021||||\n|Krat|1|2|3|4|\n|Morvat|11|12|13|15|\n|Lup|3|2|9|1|") == "HHDD"


def test_notes_stand_below_the_last_figures_and_page_numbers_anywhere():
    assert roles(
        """
        |Krat|Ibu|Tar|
        |Morvat|11|12|
        |12|||
        |Lupsen|21|22|
        |* Velomik daspen urtap orgel lupo tarvin dassen ulm.|||
        """
    ) == "HDNDN"  # fmt: skip


def test_texts_instead_of_figures_do_not_make_a_header_of_a_row():
    assert roles(
        """
        |Krat|Ibu|Tar|
        |Morvat|11|12|
        |Lupsen|pending|closed|
        |Tarkil|21|22|
        """
    ) == "HDDD"  # fmt: skip


def test_a_bold_row_of_few_words_is_a_header_by_its_looks():
    looks = {(0, column): CellLook(is_bold=True) for column in range(4)}
    drawing = "|Krat|10|20|50|\n|Morvat|11|42|13|\n|Lupsen|5|2|9|"
    assert roles(drawing, looks=lambda: looks) == "HDD"


def test_every_role_says_why():
    region = whole_sheet(Sheet(grid("|Krat|2019|2020|\n|Morvat|11|12|")))

    assert [(one.row, one.reasons[0]) for one in tell_rows_apart(region)] == [
        (0, "数字都是年份，下面不是"),
        (1, "有 2 个数字"),
    ]


def test_lines_of_an_item_and_its_content_above_a_wide_table_are_titles():
    assert roles(
        """
        |Last update|22.03.2019||||
        |Source|Eurostat||||
        |||||
        |GEO|2010|2011|2012|2013|
        |Belgium|365|379|387|392|
        """
    ) == "TTHD"  # fmt: skip


def test_a_long_text_with_a_unit_at_the_right_is_a_title_line():
    assert roles(
        """
        |Current prices, seasonally adjusted|||£ million|
        |Krat|Total|Durable|Other|
        |Morvat|11|12|13|
        """
    ) == "THD"  # fmt: skip


def test_one_two_three_is_data_where_no_column_has_labels():
    assert roles("|x|y|z|\n|1|2|3|\n|2|4|9|\n|3|8|27|") == "HDDD"


def test_a_line_to_sign_is_no_data():
    assert roles("|Krat|Ibu|Tar|\n|Mor|1|2|\n|单位负责人：|填表人：|2012年1月5日|") == "HDN"
