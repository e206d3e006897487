"""Transposed tables: which columns are areas."""

from flows.finding import Finding
from flows.ingest.findings import say
from flows.ingest.forms.area_columns import ValueColumn, find_area_columns
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.forms.one_table import TOWN, context_of
from tests.ingest.grids import grid
from tests.ingest.town_file import QINGFENG, SHENGLI


def columns(
    drawing: str, form: str = "T3", header: int = 1
) -> tuple[list[ValueColumn], list[Finding]]:
    sheet = Sheet(grid(drawing))
    block = Block(form, False, 0, 0, len(sheet.rows) - 1, 0, sheet.width - 1)
    return find_area_columns(sheet, block, range(header), context_of(form))


def test_each_village_has_its_column_and_total_and_town_are_totals():
    found = columns("|指标|单位|胜利村|清风村|合计|城关镇|备注|\n|农业园区数|个|1|2|3|3|4|")

    assert found == (
        [
            ValueColumn(2, SHENGLI, "value"),
            ValueColumn(3, QINGFENG, "value"),
            ValueColumn(4, TOWN, "value", is_total=True),
            ValueColumn(5, TOWN, "value", is_total=True),
        ],
        [],
    )


def test_the_village_may_stand_in_any_header_row():
    found = columns("|指标|城关镇|城关镇|\n||胜利村|清风村|\n|农业园区数|1|2|", header=2)

    assert found == (
        [ValueColumn(1, SHENGLI, "value"), ValueColumn(2, QINGFENG, "value")],
        [],
    )


def test_a_village_that_heads_two_columns_is_held_in_both():
    found, findings = columns("|指标|胜利村|清风村|胜利村|\n|农业园区数|1|2|3|")

    assert found == [
        ValueColumn(1, SHENGLI, "value", is_held=True),
        ValueColumn(2, QINGFENG, "value"),
        ValueColumn(3, SHENGLI, "value", is_held=True),
    ]
    assert findings == [
        say(
            "area_duplicate",
            context_of("T3").place,
            cell=cell,
            found="胜利村",
            area_code=SHENGLI,
        )
        for cell in ("B1", "D1")
    ]


def test_an_unknown_name_over_numbers_is_told_and_over_texts_it_is_no_area():
    found, findings = columns("|指标|胜利村|圣利村|填报要求|\n|农业园区数|1|2|按实填报|")

    assert found == [ValueColumn(1, SHENGLI, "value")]
    assert [(one.code, one.cell, one.found) for one in findings] == [
        ("area_unknown", "C1", "圣利村")
    ]


def test_without_one_village_or_on_a_towns_own_form_there_are_none():
    assert columns("|指标|本期数|合计|\n|农业园区数|1|1|") == ([], [])
    assert columns("|指标|城关镇|\n|茶园面积|1|", form="T4") == ([], [])


def test_this_month_and_the_running_total_below_a_village_are_two_spans_of_it():
    drawing = (
        "|指标|胜利村||清风村||合计||\n||本月|累计|本月|累计|本月|累计|\n|农业园区数|1|2|3|4|5|6|"
    )

    assert columns(drawing, header=2) == (
        [
            ValueColumn(1, SHENGLI, "month"),
            ValueColumn(2, SHENGLI, "value"),
            ValueColumn(3, QINGFENG, "month"),
            ValueColumn(4, QINGFENG, "value"),
            ValueColumn(6, TOWN, "value", is_total=True),
        ],
        [],
    )


def test_this_month_beside_last_month_below_a_village_is_its_value():
    drawing = "|指标|胜利村||清风村||\n||上月|本月|上月|本月|\n|农业园区数|1|2|3|4|"

    assert columns(drawing, header=2) == (
        [ValueColumn(2, SHENGLI, "value"), ValueColumn(4, QINGFENG, "value")],
        [],
    )


def test_a_word_beside_the_villages_in_their_own_row_is_of_none():
    found, findings = columns("|指标|胜利村|清风村|本期数|\n|农业园区数|1|2|3|")

    assert found == [ValueColumn(1, SHENGLI, "value"), ValueColumn(2, QINGFENG, "value")]
    assert [(one.code, one.cell) for one in findings] == [("area_unknown", "D1")]
