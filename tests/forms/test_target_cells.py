"""The rows of a filled target sheet are found by heading and code; what is wrong has its cell."""

import datetime as dt

import pytest

from flows.forms.target_cells import FilledRow, read_rows, year_of_sheet
from flows.ingest.grid import CellError, Grid
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)

TOWN_1, TOWN_2 = "610929001000", "610929002000"
SUM = make_indicator("A", measure="v")
RATE = make_indicator("B", measure="c", aggregation="none")
CATALOG = make_catalog(
    make_areas([1, 1]), [make_measure("v"), make_measure("c", row_level="county")], [SUM, RATE]
)
HEAD = ["指标编码", "要求", "全县", "镇1", "镇2", "修订日期", "修订原因"]


def read(*rows, head=HEAD, **place):
    problems: list[str] = []
    found = read_rows(
        Grid("任务", [["标题"], [], head, *map(list, rows)], **place), CATALOG, problems
    )
    return found, problems


def test_a_row_gives_its_figures_by_area_and_its_revision():
    found, problems = read(["A", "不低于", 12, "3.5", None, dt.date(2022, 7, 15), " 会议决定 "])

    assert problems == []
    assert found == [
        FilledRow(
            SUM,
            "不低于",
            {COUNTY: 12.0, TOWN_1: 3.5},
            "2022-07-15",
            "会议决定",
            "工作表“任务”单元格A4",
        )
    ]


def test_columns_may_stand_in_any_order_and_rows_without_code_are_none():
    found, problems = read(
        [9, "合计", None], [0, "说明", "A"], ["x"], head=["镇2", "备注", "指标编码"]
    )

    assert problems == []
    assert [(row.indicator, row.figures) for row in found] == [(SUM, {TOWN_2: 0.0})]


@pytest.mark.parametrize(
    ("value", "shown"), [("约12", "约12"), ("12万", "12万"), (CellError("#REF!"), "")]
)
def test_what_is_no_plain_number_is_named_with_its_cell(value, shown):
    found, problems = read(["A", "", value])

    assert [row.figures for row in found] == [{}]
    assert problems == [f"工作表“任务”单元格C4：“{shown}”不是数字，请只填数字"]


def test_a_county_figure_is_not_broken_down_to_towns():
    found, problems = read(["B", "", 5, None, 1])

    assert [row.figures for row in found] == [{COUNTY: 5.0}]
    assert problems == ["工作表“任务”单元格E4：这项指标只有县级数，不分解到乡镇（街道）"]


def test_a_code_that_nobody_knows_and_a_date_that_is_none_are_named():
    _, problems = read(["X", "", 5], ["A", "", 5, None, None, "七月"], top=2, left=1)

    assert problems == [
        "工作表“任务”单元格B6：指标“X”没有登记",
        "工作表“任务”单元格G7：修订日期“七月”应写成 YYYY-MM-DD",
    ]


def test_a_sheet_without_its_head_is_one_problem():
    assert read(["A", 5], head=["编码", "全县"]) == (
        [],
        ["工作表“任务”中没有“指标编码”这一列"],
    )


def test_the_year_stands_in_the_first_five_lines():
    problems: list[str] = []
    blank = [[None]] * 4

    assert year_of_sheet(Grid("任务", [*blank, ["示例县2022年度任务分解表"]]), problems) == 2022
    assert problems == []
    assert year_of_sheet(Grid("任务", [*blank, [None], ["2022年度"]]), problems) == 0
    assert problems == ["工作表“任务”的标题中没有年度，例如 2026年度"]
