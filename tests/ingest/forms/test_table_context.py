"""What is known about a table, and what that says of its names, units and cells."""

import pytest

from flows.ingest.findings import say
from flows.ingest.forms.table_context import MeasureColumn
from flows.ingest.grid import Grid
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.forms.one_table import COUNTY, TOWN, context_of
from tests.ingest.town_file import CATALOG, INCOME, PARKS, SHENGLI

MEASURES = CATALOG.measure_by_code
INCOMES = MeasureColumn(1, MEASURES[INCOME], "value", ("收入",))
RELIABILITY = MeasureColumn(1, MEASURES["supply_reliability"], "value", ("供电可靠率",))


def test_a_column_is_plain_unless_its_numbers_are_converted_held_or_shares():
    assert INCOMES.is_plain
    assert INCOMES.with_unit("万元") == INCOMES
    assert INCOMES.with_unit("元") == INCOMES._replace(unit="元")
    assert INCOMES.with_unit("元").with_unit("") == INCOMES
    assert not INCOMES.with_unit("元").is_plain
    assert not INCOMES._replace(is_held=True).is_plain
    assert not RELIABILITY.is_plain


def test_a_column_holds_another_span_of_its_measure():
    assert INCOMES.with_span("month") == INCOMES._replace(span="month")
    assert INCOMES.with_span("value") is INCOMES


@pytest.mark.parametrize(
    ("form", "town"),
    [("T3", TOWN), ("T4", TOWN), ("D-供电公司", "")],
)
def test_a_departments_form_of_one_row_is_of_no_place(form: str, town: str):
    assert context_of(form).whole_code == town


def test_a_rows_name_fits_villages_or_the_town_by_the_level_of_the_form():
    assert context_of("T3").find_area("胜利村") == (SHENGLI,)
    assert context_of("T3").find_area("城关镇") == ()
    assert context_of("T4").find_area("城关镇") == (TOWN,)
    assert context_of("T4").find_area("胜利村") == ()
    assert context_of("T4").find_area("中厂镇") == ()
    assert not context_of("D-供电公司").is_whole("城关镇")


@pytest.mark.parametrize(
    ("units", "measure", "unit"),
    [
        (("元", "亩"), INCOME, "元"),
        (("元", "亩"), "papaya_garden_area", "亩"),
        (("亩",), INCOME, ""),
        (("家",), PARKS, ""),
        ((), INCOME, ""),
    ],
)
def test_the_sheets_unit_counts_for_measures_of_its_kind_that_are_measured(
    units: tuple[str, ...], measure: str, unit: str
):
    assert context_of("T3", *units).line_unit(MEASURES[measure]) == unit


def test_an_unknown_header_is_told_with_the_nearest_measures_or_none():
    near = context_of("T3").unknown("B2", " 农业园区个 ")
    far = context_of("T3").unknown("B2", "网店数")

    assert near.message == (
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B2：“农业园区个”不是本表的指标，未予读取；"
        "相近的有：村内现代农业园区个数（有1个字不同）；如为笔误请改为规定名称。"
    )
    assert far.message == (
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B2：“网店数”不是本表的指标，未予读取；"
        "如为笔误请改为规定名称。"
    )


SHARES = Sheet(
    Grid(
        "Sheet1",
        [["0.9%", 0.9, 0.9, 0.9]],
        top=4,
        left=1,
        percent_cells=frozenset([(4, 2)]),
        percent_text_cells=frozenset([(4, 3)]),
    )
)


def test_a_cell_states_percent_by_its_text_or_either_format():
    places = [(0, 0), (0, 1), (0, 2), (0, 3)]

    assert context_of("D-供电公司").stated_percents(SHARES, places) == {
        ("Sheet1", "B5"),
        ("Sheet1", "C5"),
        ("Sheet1", "D5"),
    }


def test_a_cell_is_read_in_the_unit_of_its_column_and_as_its_format_shows_it():
    code, context = RELIABILITY.measure.measure_code, context_of("D-供电公司")
    shown = [context.read(SHARES, 0, column, COUNTY, RELIABILITY)[0] for column in (1, 2)]

    assert shown == [
        TidyCell(code, COUNTY, "2022-06", "value", "value", 90.0, "Sheet1", "C5"),
        TidyCell(code, COUNTY, "2022-06", "value", "value", 0.9, "Sheet1", "D5"),
    ]


def test_a_cell_whose_unit_does_not_convert_is_held_and_told():
    sheet = Sheet(Grid("Sheet1", [["胜利村", 3.0]]))
    context = context_of("T3")

    assert context.read(sheet, 0, 1, SHENGLI, INCOMES.with_unit("亩")) == (
        TidyCell(INCOME, SHENGLI, "2022-06", "value", "held", None, "Sheet1", "B1"),
        say(
            "unit_conflict",
            context.place,
            cell="B1",
            found="亩",
            expected="万元",
            area_code=SHENGLI,
            measure_code=INCOME,
        ),
    )
