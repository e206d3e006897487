"""A tick under 与上月相同 lets a blank stock be the last report's figure, from its own cell."""

import pytest

from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.measures_across import read_across
from flows.ingest.forms.measures_down import read_down
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.forms.one_table import TOWN, context_of, short
from tests.ingest.grids import grid
from tests.ingest.town_file import QINGFENG, SHENGLI

TEA = "tea_garden_area"
ALL, GOOD = "natural_villages", "natural_villages_waste_treated"


def down(value: str, tick: str, form: str = "T4", label: str = "茶园面积") -> list[tuple]:
    sheet = Sheet(grid(f"|指标|本期数|上月数（参考）|与上月相同|\n|{label}|{value}|8.5|{tick}|"))
    block = Block(form, False, 0, 0, 1, 0, 3)
    reading = read_down(sheet, block, context_of(form))
    assert reading.findings == ()
    return short(reading.cells)


@pytest.mark.parametrize("tick", ["√", "✓", "是", "1", "同", "与上月相同"])
def test_a_ticked_stock_left_blank_is_the_grey_figure(tick: str):
    assert down("", tick) == [("C2", TEA, TOWN, "value", 8.5)]


@pytest.mark.parametrize("tick", ["", "×", "否", "0", "12100", "见备注"])
def test_what_is_no_tick_leaves_a_blank_blank(tick: str):
    assert down("", tick) == [("B2", TEA, TOWN, "blank", None)]


def test_what_is_filled_in_counts_before_the_tick():
    assert down("9", "√") == [("B2", TEA, TOWN, "value", 9.0)]


def test_a_running_total_is_never_as_it_was():
    code = next(
        one.measure_code
        for one in context_of("T4").catalog.measures
        if one.accumulation == "ytd" and one.form == "T4"
    )
    label = context_of("T4").catalog.measure_by_code[code].name

    assert down("", "√", label=label) == [("B2", code, TOWN, "blank", None)]


def test_a_village_that_is_ticked_takes_its_own_grey_figures():
    sheet = Sheet(
        grid(
            """
            |||||||自然村总数|生活垃圾得到有效治理的自然村数|
            |村（社区）|自然村总数|生活垃圾得到有效治理的自然村数|与上月相同|||上月数\\n（参考）|上月数\\n（参考）|
            |清风村||4|√||清风村|5|3|
            |胜利村||||||7|6|
            """
        )
    )
    block = Block("T1", True, 1, 1, 3, 0, 3)
    reading = read_across(sheet, block, context_of("T1"))

    assert reading.findings == ()
    assert short(reading.cells) == [
        ("G3", ALL, QINGFENG, "value", 5.0),
        ("C3", GOOD, QINGFENG, "value", 4.0),
        ("B4", ALL, SHENGLI, "blank", None),
        ("C4", GOOD, SHENGLI, "blank", None),
    ]
