"""Tables with measures in rows: which columns hold their values."""

import pytest

from flows.ingest.forms.area_columns import ValueColumn
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.value_columns import find_value_columns
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.forms.one_table import TOWN, context_of
from tests.ingest.grids import grid
from tests.ingest.town_file import SHENGLI


def columns(drawing: str, form: str = "T4") -> list[ValueColumn]:
    sheet = Sheet(grid(drawing))
    block = Block(form, False, 0, 0, len(sheet.rows) - 1, 0, sheet.width - 1)
    found, findings = find_value_columns(sheet, block, range(1), context_of(form))
    assert findings == []
    return found


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("|指标|单位|本期数|备注|", [(2, "value")]),
        ("|指标|年度目标|完成数：|说明*|", [(2, "value")]),
        ("|指标|5月|6月|累计|", [(3, "value"), (2, "month")]),
        ("|指标|4月|5月|6月|", [(3, "month")]),
        ("|指标|4月末|5月末|6月末|", [(3, "value")]),
        ("|指标|本月|本期数|本年累计|", [(3, "value"), (1, "month")]),
        ("|指标|上月数|本月数|同比|", [(2, "value")]),
        ("|指标|单位|本月数|同比|", [(2, "month")]),
        ("|指标|本月数|当月数|同比|", [(1, "month")]),
        ("|指标|2021年|2022年|增减|", [(2, "value")]),
        ("|指标|上年实际|本年计划|本年实际|", [(3, "value")]),
        ("|指标|1-5月|1-6月|6月|", [(2, "value"), (3, "month")]),
        ("|指标|一季度|二季度|增幅|", [(2, "value")]),
        ("|指标|中厂镇|城关镇|合计率|", [(2, "value")]),
        ("|指标|中厂镇|构朳镇|目标|", []),
    ],
)
def test_words_say_which_column_is_the_value_and_which_the_months_own(
    header: str, expected: list[tuple[int, str]]
):
    assert columns(f"{header}\n|茶园面积|1|2|3|") == [
        ValueColumn(position, TOWN, span) for position, span in expected
    ]


def test_without_such_a_word_the_only_column_with_numbers_is_the_value():
    assert columns("|指标|单位|城关镇|目标|\n|茶园面积|万亩|3|5|") == [
        ValueColumn(2, TOWN, "value")
    ]
    assert columns("|指标|甲|乙|\n|茶园面积|1|2|") == []
    assert columns("|指标|甲|\n|茶园面积|多|") == []


def test_villages_that_head_columns_count_before_words():
    assert columns("|指标|胜利村|本期数|\n|农业园区数|1|略|", form="T3") == [
        ValueColumn(1, SHENGLI, "value")
    ]


def test_a_column_that_says_another_time_is_not_the_value_where_the_right_one_is_blank():
    assert columns("|指标|2021年|2022年|\n|茶园面积|1||") == [ValueColumn(2, TOWN, "value")]
    assert columns("|指标|计划|实际|\n|茶园面积|1||") == [ValueColumn(2, TOWN, "value")]
    assert columns("|指标|甲列|乙列|\n|茶园面积|1||") == []


def test_a_village_forms_only_column_is_the_village_of_its_sheet_or_title():
    def area_of(title: str, sheet: str) -> list[tuple[str, bool]]:
        drawn = Sheet(grid(f"|{title}|\n|指标|本期数|\n|农业园区数|1|", sheet=sheet))
        block = Block("T3", False, 0, 1, 2, 0, 1)
        found, _ = find_value_columns(drawn, block, range(1, 2), context_of("T3"))
        return [(one.area_code, one.is_total) for one in found]

    assert area_of("月报表", "胜利村") == [(SHENGLI, False)]
    assert area_of("城关镇胜利村月报表", "Sheet1") == [(SHENGLI, False)]
    assert area_of("城关镇胜利村、群力村月报表", "Sheet1") == [(TOWN, True)]
    assert area_of("城关镇月报表", "Sheet1") == [(TOWN, True)]


def test_two_columns_that_are_both_the_value_are_held_unless_they_say_the_same():
    def found(rows: str):
        sheet = Sheet(grid("|指标|年度目标|完成数：|本期数*|\n" + rows))
        block = Block("T4", False, 0, 0, len(sheet.rows) - 1, 0, sheet.width - 1)
        return find_value_columns(sheet, block, range(1), context_of("T4"))

    held, findings = found("|茶园面积|9|1|2|\n|木瓜园面积|9|3|3|")
    assert held == [ValueColumn(at, TOWN, "value", is_held=True) for at in (2, 3)]
    assert [(one.code, one.cell, one.message) for one in findings] == [
        (
            "column_ambiguous",
            "C1",
            "文件“报表.xlsx”，工作表“Sheet1”，单元格C1：C1、D1均为“完成数：、本期数*”，"
            "各列均未采用；请只保留正确的一列后重新报送。",
        )
    ]
    assert found("|茶园面积|9|1|1|\n|木瓜园面积|9|3|3|") == ([ValueColumn(2, TOWN, "value")], [])
    assert found("|茶园面积|9|1||\n|木瓜园面积|9|3||") == ([ValueColumn(2, TOWN, "value")], [])


def test_the_sum_of_the_years_months_is_for_running_totals_and_another_sum_for_none():
    months = "|".join(f"{month}月" for month in range(1, 7))

    assert columns(f"|指标|{months}|合计|\n|茶园面积|1|2|3|4|5|6|21|") == [
        ValueColumn(7, TOWN, "value", is_sum=True),
        ValueColumn(6, TOWN, "month"),
    ]
    assert columns("|指标|5月|6月|合计|\n|茶园面积|1|2|3|") == [ValueColumn(2, TOWN, "month")]
