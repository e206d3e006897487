"""Each office lays the same figures out in its own dress, and says where each one stands."""

import pytest

from flows.catalog.records import Form, Measure
from flows.simulate.offices import Habits, Table, habits_of, lay_out
from tests.assess.small_catalogs import make_areas, make_catalog

VILLAGE_FORM = Form("F", "月报表", "town", "", "village", "areas_in_rows", "monthly", 5)
UNIT_FORM = Form(
    "D", "季报表", "department", "县林业局", "county", "measures_in_rows", "monthly", 5
)


def measure(code: str, level: str, subset_of: str = "") -> Measure:
    form = "D" if level == "county" else "F"
    aliases = (f"{code}别名",)
    return Measure(
        code, f"{code}数", "户", "stock", level, form, aliases, None, None, True, subset_of
    )


CATALOG = make_catalog(
    make_areas([2]),
    [measure("甲", "village"), measure("乙", "village"), measure("丙", "county", "甲")],
    [],
    forms=(VILLAGE_FORM, UNIT_FORM),
)
COUNTY, TOWN, *VILLAGES = CATALOG.areas
FIGURES = {"甲": 10, "乙": 2.5, "丙": 7}


def laid_out(style: int, form: Form = VILLAGE_FORM) -> Table:
    def look(one: Measure, area_code: str) -> float:
        return FIGURES[one.measure_code] + int(area_code[-1])

    return lay_out(CATALOG, form, TOWN if form is VILLAGE_FORM else COUNTY, "2022-06", look, style)


def test_a_plain_village_table_has_its_title_reporter_head_and_rows():
    assert laid_out(15) == Table(
        [
            ["县镇1月报表（2022年6月）（模拟数据）"],
            ["填报单位：镇1人民政府"],
            ["村（社区）", "甲数", "乙数"],
            ["合计", 21.0, 6.0],
            ["村0", 10, 2.5],
            ["村1", 11, 3.5],
            ["填报人：（模拟）", None, "审核人：（模拟）　填报日期：2022年7月2日"],
        ],
        [(0, 0, 0, 2)],
        {
            ("甲", VILLAGES[0].area_code): (4, 1),
            ("甲", VILLAGES[1].area_code): (5, 1),
            ("乙", VILLAGES[0].area_code): (4, 2),
            ("乙", VILLAGES[1].area_code): (5, 2),
        },
    )


def test_a_head_in_two_lines_is_merged_over_its_groups():
    table = laid_out(1)

    assert table.rows[2:4] == [["村（社区）", "基本情况", "工作进展"], [None, "甲数", "乙数"]]
    assert table.merges == [(0, 0, 0, 2), (2, 1, 2, 1), (2, 2, 2, 2), (2, 0, 3, 0)]


@pytest.mark.parametrize("style", range(24))
def test_every_figure_stands_where_the_table_says(style):
    table = laid_out(style)

    seen = {key: table.rows[row][column] for key, (row, column) in table.places.items()}
    assert seen == {
        ("甲", VILLAGES[0].area_code): 10,
        ("甲", VILLAGES[1].area_code): 11,
        ("乙", VILLAGES[0].area_code): 2.5,
        ("乙", VILLAGES[1].area_code): 3.5,
    }


def test_habits_come_round_with_the_offices_number():
    assert habits_of(3) == Habits((), "first", False, True, False)
    assert habits_of(2) == Habits(("区划代码",), "", False, False, False)
    assert habits_of(3 + 420) == habits_of(3)


@pytest.mark.parametrize(
    ("style", "rows"),
    [
        (0, [["序号", "指标名称", "计量单位", "本期数", "备注"], [1, "丙数", "户", 7, None]]),
        (1, [["指标名称", "计量单位", "本期数", "备注"], ["其中：丙数", "户", 7, None]]),
    ],
)
def test_a_unit_lists_its_measures_one_below_the_other(style, rows):
    table = laid_out(style, UNIT_FORM)
    gap = [None] * (len(rows[0]) - 2)

    assert table.rows == [
        ["季报表（2022年6月）（模拟数据）"],
        ["填报单位：县林业局"],
        *rows,
        ["填报人：（模拟）", *gap, "审核人：（模拟）　填报日期：2022年7月2日"],
    ]
    assert table.places == {("丙", COUNTY.area_code): (3, len(rows[0]) - 2)}


def test_some_offices_write_units_or_other_names_into_the_head():
    assert laid_out(11).rows[2][-2:] == ["甲数（户）", "乙数（户）"]
    assert laid_out(6).rows[2][-2:] == ["甲别名", "乙别名"]


def test_the_reviewer_of_some_offices_does_not_sign():
    assert laid_out(5).rows[-1][-1] == "审核人：　填报日期：2022年7月2日"
