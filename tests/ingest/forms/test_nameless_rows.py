"""Rows with figures and no name."""

import pytest

from tests.ingest.town_file import (
    INCOME,
    INDUSTRIES,
    PARKS,
    QINGFENG,
    SHENGLI,
    codes,
    held,
    messages,
    read,
    values,
    village_table,
)

HEADER = "|序号|村|组别|经营性收入累计|主导产业数|农业园区数|"


def read_rows(*rows: str):
    return read(village_table(*rows, header=HEADER))


def areas(reading) -> set[str]:
    return {area for _, area in values(reading)}


def test_a_row_without_a_name_between_villages_is_part_of_the_one_above_which_is_held():
    reading = read_rows(
        "|1|胜利村|一组|5|1|1|",
        "|||二组|6|1|2|",
        "|||三组|6|1|2|",
        "|2|清风村|一组|7|3|1|",
    )

    assert areas(reading) == {QINGFENG}
    assert held(reading) == {"D3", "E3", "F3"}
    assert codes(reading) == [
        ("area_unknown", "B4"),
        ("area_unknown", "B5"),
        ("area_duplicate", "B3"),
    ]
    assert messages(reading, "area_unknown")[:1] == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B4：该行有数据而没有名称，未读取；"
        "请补上村（社区）名称，如为合计请写明“合计”。"
    ]
    assert messages(reading, "area_duplicate") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B3：“胜利村”下一行有数据而没有名称，"
        "是否属于上一行不明，均未采用；请合并为一行。"
    ]


@pytest.mark.parametrize("lost", ["|2|||6|1|2|", "||||6|1|2|"])
def test_a_row_that_only_lost_its_name_holds_no_other(lost: str):
    reading = read_rows("|1|胜利村||5|1|1|", lost, "|3|清风村||7|3|1|")

    assert codes(reading) == [("area_unknown", "B4")]
    assert areas(reading) == {SHENGLI, QINGFENG}


def test_where_one_village_goes_on_so_does_the_last():
    reading = read_rows(
        "|1|胜利村|一组|5|1|1|", "|||二组|6|1|2|", "|2|清风村|一组|7|3|1|", "|||二组|8|1|1|"
    )

    assert values(reading) == {}


def test_a_row_below_all_villages_is_told_and_they_are_read():
    reading = read_rows("|1|胜利村||5|1|1|", "|2|清风村||7|3|1|", "||||9|9|9|")

    assert areas(reading) == {SHENGLI, QINGFENG}
    assert codes(reading) == [("area_unknown", "B5")]


def test_sums_are_a_total_wherever_they_stand():
    rows = ["|1|胜利村||5|1|1|", "|2|清风村||7|3|1|"]

    for drawn in ([*rows, "||||12|4|2|"], ["||||12|4|2|", *rows]):
        reading = read_rows(*drawn)
        assert codes(reading) == []
        assert areas(reading) == {SHENGLI, QINGFENG}


def test_what_something_beside_explains_or_what_has_no_figures_is_no_such_row():
    reading = read_rows(
        "|1|胜利村|本期|5|1|1|",
        "|||上年同期|4|2|1|",
        "|2|清风村||7|3|1|",
        "|3|||0|0|0|",
        "|合计|||99|99|99|",
        "|电话：|||1|||",
        "|填表人：||||2022|7|",
    )

    assert codes(reading) == []
    assert values(reading) == {
        (INCOME, SHENGLI): 5,
        (INDUSTRIES, SHENGLI): 1,
        (PARKS, SHENGLI): 1,
        (INCOME, QINGFENG): 7,
        (INDUSTRIES, QINGFENG): 3,
        (PARKS, QINGFENG): 1,
    }


def test_a_row_that_numbers_the_columns_is_none():
    reading = read_rows("|甲|||1|2|3|", "|1|胜利村||5|1|1|")

    assert codes(reading) == []
