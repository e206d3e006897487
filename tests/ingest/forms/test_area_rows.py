"""Which rows are data: doubles, totals, sections, notes."""

import pytest

from tests.ingest.town_file import (
    ENTITIES,
    INCOME,
    INDUSTRIES,
    PARKS,
    QINGFENG,
    SHELL,
    SHENGLI,
    codes,
    held,
    read,
    values,
    village_table,
)


def test_a_village_that_stands_twice_is_held_in_both_rows():
    reading = read(village_table("|胜利村|1|2|3|4|0|", "|胜利村委会|5|6|7|8|0|"))

    assert codes(reading) == [("area_duplicate", "A3"), ("area_duplicate", "A4")]
    assert values(reading) == {}
    assert held(reading) >= {"B3", "B4", "F3", "F4"}


def test_a_hidden_copy_of_a_row_is_no_data():
    reading = read(
        village_table("|胜利村|1|2|3|4|0|", "|胜利村|5|6|7|8|0|", hidden_rows=frozenset([2]))
    )

    assert codes(reading) == []
    assert values(reading)[INCOME, SHENGLI] == 5


def test_totals_are_kept_apart_wherever_they_stand():
    reading = read(village_table("|合  计|1|2|3|4|0|", "|胜利村|1|2|3|4|0|", "|全镇|1|2|3|4|0|"))

    totals = [cell for part in reading.submissions for cell in part.cells if cell.state == "total"]
    assert {(cell.area_code, cell.cell) for cell in totals} >= {
        ("610929100000", "B3"),
        ("610929100000", "B5"),
    }
    assert set(values(reading)) == {
        (code, SHENGLI) for code in (INCOME, PARKS, ENTITIES, SHELL, INDUSTRIES)
    }


def test_a_subtotal_of_some_rows_is_not_checked_when_there_is_a_total():
    reading = read(
        village_table(
            "|胜利村|1|2|3|4|0|",
            "|川道片小计|1|2|3|4|0|",
            "|清风村|1|2|3|4|0|",
            "|高山片小计|1|2|3|4|0|",
            "|合计|2|4|6|8|0|",
        )
    )

    totals = {
        cell.cell for part in reading.submissions for cell in part.cells if cell.state == "total"
    }
    assert totals == {"B7", "C7", "D7", "E7", "F7"}
    assert codes(reading) == []


def test_section_rows_notes_signatures_and_page_numbers_are_no_data():
    reading = read(
        village_table(
            "|甲|1|2|3|4|5|",
            "|一、川道片||||||",
            "|胜利村|1|2|3|4|0|",
            "|注：收入按到账数填报||||||",
            "|填报人：办公室||审核人：|||2022|",
            "|第1页，共1页||||||",
        )
    )

    assert codes(reading) == []
    assert len(values(reading)) == 5


def test_rows_of_averages_and_of_another_time_are_no_data():
    reading = read(
        village_table(
            "|胜利村|1|2|3|4|0|",
            "|合计（1个村）|1|2|3|4|0|",
            "|平均|9|9|9|9|9|",
            "|上年同期|9|9|9|9|9|",
            "|比上月增减|9|9|9|9|9|",
        )
    )

    assert codes(reading) == []
    assert len(values(reading)) == 5


@pytest.mark.parametrize(
    "numbers",
    ["|栏次|1|2|3|4|5|", "|甲|(1)|(2)|(3)|(4)|(5)|", "|甲|①|②|③|④|⑤|", "|甲|1|2|3|4=1+2|5|"],
)
def test_rows_that_number_the_columns_and_rows_of_checks_are_no_data(numbers: str):
    reading = read(
        village_table(numbers, "|示例|9|9|9|9|1|", "|胜利村|1|2|3|4|0|", "|校验|0|0|0|0|0|")
    )

    assert codes(reading) == []
    assert len(values(reading)) == 5


def test_of_several_rows_an_area_the_one_of_this_report_counts():
    head = "|村|时间|经营性收入累计|农业园区数|"
    rows = ["|胜利村|{}|1|2|", "||{}|3|4|", "|清风村|{}|5|6|", "||{}|7|8|"]
    expected = {
        (INCOME, SHENGLI): 3,
        (PARKS, SHENGLI): 4,
        (INCOME, QINGFENG): 7,
        (PARKS, QINGFENG): 8,
    }
    for one, other in (
        ("上月", "本月"),
        ("2021", "2022"),
        ("年度计划", "实际完成"),
        ("本月", "累计"),
    ):
        drawn = [row.format([one, other][number % 2]) for number, row in enumerate(rows)]
        reading = read(village_table(*drawn, header=head))
        assert (values(reading), codes(reading)) == (expected, [])


def test_rows_that_are_all_of_a_plan_are_left_out_and_said():
    rows = ["|胜利村|计划|1|2|", "|清风村|计划|3|4|"]
    reading = read(village_table(*rows, header="|村|类别|经营性收入累计|农业园区数|"))

    assert (values(reading), codes(reading)) == ({}, [("column_unknown", "B3")])


def test_a_year_beside_villages_of_one_row_each_is_the_year_of_something_else():
    rows = ["|胜利村|2019|1|2|", "|清风村|2021|3|4|"]
    reading = read(village_table(*rows, header="|村|建成年份|经营性收入累计|农业园区数|"))

    assert (len(values(reading)), codes(reading)) == (4, [("column_unknown", "B2")])
