"""The lines above a table and the notes below it."""

import datetime as dt

from flows.ingest.forms.title_lines import notes_below, titles_above
from flows.ingest.grid import Grid
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def sheet_of(drawing: str) -> Sheet:
    return Sheet(grid(drawing))


def test_the_texts_above_a_table_end_at_the_data_of_the_one_before():
    sheet = sheet_of("|甲表||\n|胜利村|5|\n|乙表|2022年|\n|填报单位：城关镇||\n|村|户数|")

    assert titles_above(sheet, 4) == ["乙表", "2022年", "填报单位：城关镇"]


def test_a_month_in_pieces_is_one_text_and_a_date_is_what_it_shows():
    sheet = sheet_of("|月报表||||\n||2022|年|6|月|\n|村|户数||||")
    dated = Sheet(Grid("Sheet1", [["月报表", dt.date(2022, 6, 30)], ["村", "户数"]]))

    assert titles_above(sheet, 2) == ["月报表", "2022年6月"]
    assert titles_above(dated, 1) == ["月报表", "2022年6月30日"]


def test_a_number_that_is_a_month_is_shown_and_ends_no_title():
    for month in ("2022.6", "202206", "'2022.6"):
        sheet = sheet_of(f"|甲表|5|\n|城关镇月报表|{month}|\n|村|户数|")

        assert titles_above(sheet, 2) == ["城关镇月报表", month.strip("'")]


def test_notes_are_told_by_their_first_word_and_stand_at_the_foot():
    rows = "\n".join(f"|胜利村|{number}|" for number in range(20))
    sheet = sheet_of(
        f"|注：在表头||\n|村|户数|\n{rows}\n||说明：单位为元|\n|注册企业|5|\n|备注：无||"
    )

    assert notes_below(sheet, 1, len(sheet.rows) - 1) == ["说明：单位为元", "备注：无"]
    assert notes_below(sheet, 1, 15) == []
