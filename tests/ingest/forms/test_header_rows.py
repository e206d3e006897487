"""Where the header of a form's table begins."""

import datetime as dt

from flows.ingest.forms.header_rows import top_across, top_down
from flows.ingest.grid import Grid
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def across(*rows: str) -> int:
    """Return the first header row of a table whose last drawn row names the measures."""
    return top_across(Sheet(grid("\n".join(rows))), len(rows) - 1)


def down(*rows: str, anchor: int = 0) -> int:
    """Return the header row above a first measure in the last drawn row."""
    return top_down(Sheet(grid("\n".join(rows))), len(rows) - 1, anchor)


def test_groups_above_the_measures_belong_to_the_header_and_titles_do_not():
    assert across("|月报表||||", "|村|种植业||养殖业|", "||面积|产量|头数|") == 1
    assert across("|填报单位：甲镇||2022年6月|", "|村|面积|产量|") == 1
    assert across("|面积|产量|头数|") == 0


def test_blank_rows_and_rows_of_numbers_end_the_header():
    assert across("|村|种植业|", "|||", "||面积|") == 2
    assert across("|甲村|3|", "|村|面积|") == 1


def test_a_header_is_split_over_five_rows_at_most():
    rows = [f"|村|组{depth}|项{depth}|" for depth in range(6)]

    assert across(*rows[:5]) == 0
    assert across(*rows) == 1


def test_a_line_of_unit_and_town_is_no_header_and_a_unit_among_more_texts_is():
    assert across("|甲镇||单位：万元|", "|村|收入|支出|") == 1
    assert across("|村|其他|（万元）|", "||收入|支出|") == 0


def test_a_row_with_a_date_cell_is_no_header():
    rows = [["甲镇", "报表", dt.date(2022, 6, 30)], ["村", "收入", "支出"]]

    assert top_across(Sheet(Grid("表", rows)), 1) == 1


def test_down_the_header_is_the_nearest_row_of_known_words_within_five():
    assert down("|指标|本期数|", "||（万亩）|", "|茶园面积|3|") == 0
    assert down("|指标|本期数|", *["|||"] * 4, "|茶园面积|3|") == 0
    assert down("|指标|本期数|", *["|||"] * 5, "|茶园面积|3|") == 5


def test_down_a_header_of_two_rows_begins_at_its_upper_one():
    assert down("|月报表|||", "|指标|完成情况||", "||本月|本年累计|", "|茶园面积|1|3|") == 1


def test_down_words_at_the_left_of_the_labels_do_not_count():
    assert down("|指标|甲|乙|", "||||", "|序号|茶园面积|3|", anchor=1) == 1
    assert down("|茶园面积|3|") == 0


def test_what_stands_beside_the_name_of_a_table_is_no_header():
    assert across("|甲镇种植业月报表||2022年6月|", "|村|面积|产量|") == 1
    assert across("|附件2||甲镇种植业月报表|", "|村|面积|产量|") == 1
    assert across("|甲镇种植业月报表（6月）||甲镇养殖业月报表（6月）|", "|村|面积|产量|") == 1
    assert across("|台账表||2022年6月|", "|村|面积|产量|") == 0
    assert across("|||2022年6月|2021年6月|", "|村|面积|产量|") == 0
