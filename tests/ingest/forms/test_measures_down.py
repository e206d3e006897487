"""Tables with measures in rows: one value column, or one column per area."""

from flows.ingest.findings import say
from flows.ingest.forms.measure_blocks import Block
from flows.ingest.forms.measures_down import read_down
from flows.ingest.forms.table_context import TableReading
from flows.ingest.reading import TidyCell
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.forms.one_table import COUNTY, TOWN, context_of, short
from tests.ingest.grids import grid
from tests.ingest.town_file import (
    INCOME,
    PARKS,
    QINGFENG,
    QINGFENG_COMMUNITY,
    SHENGLI,
    TITLE,
    codes,
    read,
    values,
)

PAPAYA, TEA = "papaya_garden_area", "tea_garden_area"
MEETINGS, COMPARISONS = "employment_group_meetings", "monitoring_data_comparisons"


def read_table(
    drawing: str, form: str, *units: str, anchor: int = 0, merge: str = "", **details
) -> TableReading:
    sheet = Sheet(grid(drawing, *([merge] if merge else []), **details))
    block = Block(form, False, anchor, 0, len(sheet.rows) - 1, anchor, sheet.width - 1)
    return read_down(sheet, block, context_of(form, *units))


def test_each_row_of_a_measure_gives_one_cell_in_the_measures_unit():
    reading = read_table(
        """
        |指标|计量单位|本期数|
        |木瓜园面积|亩|90000|
        |茶园面积|万亩|/|
        """,
        "T4",
    )

    assert reading == TableReading(
        frozenset([PAPAYA, TEA]),
        (
            TidyCell(PAPAYA, TOWN, "2022-06", "value", "value", 9.0, "Sheet1", "C2"),
            TidyCell(TEA, TOWN, "2022-06", "value", "blank", None, "Sheet1", "C3"),
        ),
        (),
    )


def test_the_unit_beside_counts_before_the_one_in_brackets_and_that_before_the_sheets_line():
    beside = read_table("|指标|单位|本期数|\n|木瓜园面积（公顷）|亩|90000|", "T4", "平方米")
    bracketed = read_table("|指标|单位|本期数|\n|木瓜园面积（亩）||90000|", "T4", "平方米")
    line = read_table("|指标|本期数|\n|木瓜园面积|90000|", "T4", "亩")

    assert short(beside.cells) == [("C2", PAPAYA, TOWN, "value", 9.0)]
    assert short(bracketed.cells) == [("C2", PAPAYA, TOWN, "value", 9.0)]
    assert short(line.cells) == [("B2", PAPAYA, TOWN, "value", 9.0)]


def test_a_measure_that_stands_twice_is_held_in_its_first_row_and_told_at_its_second():
    reading = read_table(
        """
        |指标|本期数|
        |木瓜园面积|9|
        |茶园面积|3|
        |木瓜面积|8|
        """,
        "T4",
    )

    assert short(reading.cells) == [
        ("B2", PAPAYA, TOWN, "held", None),
        ("B3", TEA, TOWN, "value", 3.0),
    ]
    assert reading.findings == (
        say(
            "column_ambiguous",
            context_of("T4").place,
            cell="A4",
            found="木瓜面积",
            expected="第2行已有同一指标",
            measure_code=PAPAYA,
        ),
    )


def test_this_months_figure_alone_is_no_column_of_a_running_total():
    both = read_table("|指标|本月|本年累计|\n|专题会议次数|1|6|", "D-人社局")
    month = read_table("|指标|本月|\n|专题会议次数|1|", "D-人社局")

    assert both.measures == frozenset([MEETINGS])
    assert short(both.cells) == [
        ("C2", MEETINGS, COUNTY, "value", 6.0),
        ("B2", MEETINGS, COUNTY, "value of month", 1.0),
    ]
    assert month.measures == frozenset()
    assert short(month.cells) == [("B2", MEETINGS, COUNTY, "value of month", 1.0)]


def test_a_label_with_a_number_is_flagged_unless_it_is_a_note():
    reading = read_table(
        """
        |指标|本期数|
        |茶园面积|3|
        |茶叶品种数|5|
        |注册茶企|2|
        |待建项目||
        |填报人：|1|
        """,
        "T4",
    )

    assert [(one.code, one.cell, one.found) for one in reading.findings] == [
        ("column_unknown", "A3", "茶叶品种数"),
        ("column_unknown", "A4", "注册茶企"),
    ]


def test_shares_whose_cell_says_percent_are_noted():
    reading = read_table(
        "|指标|本期数|\n|供电可靠率|0.9%|\n|电压合格率|99|",
        "D-供电公司",
    )

    assert short(reading.cells) == [
        ("B2", "supply_reliability", COUNTY, "value", 0.9),
        ("B3", "voltage_pass_rate", COUNTY, "value", 99.0),
    ]
    assert reading.percents == frozenset([("Sheet1", "B2")])


def test_villages_across_have_a_column_each_and_their_total_is_apart():
    reading = read_table(
        """
        |指标|胜利村|清风村|合计|
        |经营性收入累计|1|2|3|
        """,
        "T3",
    )

    assert short(reading.cells) == [
        ("B2", INCOME, SHENGLI, "value", 1.0),
        ("C2", INCOME, QINGFENG, "value", 2.0),
        ("D2", INCOME, TOWN, "total", 3.0),
    ]


def test_a_transposed_table_has_villages_across():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |指标|单位|胜利村|清风社区|合 计|
            |经营性收入累计|元|10000|20000|30000|
            |农业园区数|个|2|/|2|
            """
        )
    )

    assert codes(reading) == []
    assert values(reading) == {
        (INCOME, SHENGLI): 1,
        (INCOME, QINGFENG_COMMUNITY): 2,
        (PARKS, SHENGLI): 2,
    }


def test_a_transposed_table_may_be_stacked_with_its_town_above_the_villages():
    reading = read(
        grid(
            f"""
            |{TITLE}||||
            |指标|城关镇||合计|
            ||胜利村|清风村||
            |经营性收入累计|1|2|3|
            |农业园区数|3|4|7|
            |||||
            |指标|城关镇|||
            ||群力村|牛角村||
            |经营性收入累计|5|6||
            |农业园区数|7|8||
            """,
            "B2:C2",
            "B7:C7",
        )
    )

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert values(reading)[PARKS, QINGFENG] == 4


def test_indicator_rows_in_two_blocks_side_by_side():
    reading = read(
        grid(
            """
            |2022年6月城关镇特色产业（种植业）发展情况表||||||
            |指标|单位|本期数|指标|单位|本期数|
            |木瓜园面积|亩|90000|茶园面积|万亩|3|
            |木瓜挂果面积|万亩|5|核桃基地面积|万亩|7|
            """
        )
    )

    town = "610929100000"
    assert codes(reading) == []
    assert values(reading) == {
        ("papaya_garden_area", town): 9,
        ("papaya_fruiting_area", town): 5,
        ("tea_garden_area", town): 3,
        ("walnut_base_area", town): 7,
    }


def test_indicator_rows_whose_value_column_is_headed_by_the_town():
    reading = read(
        grid(
            """
            |2022年6月特色产业（种植业）发展情况表|||||
            |序号|指标名称|计量单位|城关镇|备注|
            |1|木瓜园面积|万亩|9|2022年新增|
            |2|茶园面积|万亩|3||
            """
        )
    )

    town = "610929100000"
    assert codes(reading) == []
    assert values(reading) == {("papaya_garden_area", town): 9, ("tea_garden_area", town): 3}


def test_indicator_rows_with_two_header_levels():
    reading = read(
        grid(
            """
            |县人社局有效衔接重点指标进度表（2022年6月）||||||
            |指标|计量单位|年度目标|完成情况|||备注|
            ||||本月|本年累计|完成率||
            |专题会议次数|次|12|1|6|50%|快|
            """,
            "D2:F2",
        )
    )

    key = ("employment_group_meetings", "610929000000")
    assert codes(reading) == []
    assert values(reading) == {key: 6}
    assert values(reading, "month") == {key: 1}


def test_a_unit_in_brackets_or_a_ditto_mark_counts_and_so_does_one_above_the_values():
    rows = "|木瓜园面积|（亩）|90000|\n|茶园面积|〃|80000|\n|核桃面积|单位：亩|70000|"
    beside = read_table("|指标|单位|本期数|\n" + rows, "T4")
    above = read_table("|指标|本期数（亩）|\n|木瓜园面积|90000|", "T4", "平方米")

    assert [cell.value for cell in beside.cells] == [9.0, 8.0, 7.0]
    assert [cell.value for cell in above.cells] == [9.0]


def test_a_blank_unit_below_one_of_its_kind_in_another_size_holds_the_row():
    head = "|指标|单位|本期数|"
    dissolved = read_table(f"{head}\n|木瓜园面积|亩|90000|\n|茶园面积||8|", "T4")
    blank = read_table(f"{head}\n|木瓜园面积|亩|90000|\n|茶园面积|||", "T4")
    same = read_table(f"{head}\n|木瓜园面积|万亩|9|\n|茶园面积||8|", "T4")
    named = read_table(f"{head}\n|木瓜园面积|亩|90000|\n|茶园面积（万亩）||8|", "T4")
    merged = read_table(f"{head}\n|木瓜园面积|亩|90000|\n|茶园面积||80000|", "T4", merge="B2:B3")

    assert short(dissolved.cells) == [
        ("C2", PAPAYA, TOWN, "value", 9.0),
        ("C3", TEA, TOWN, "held", None),
    ]
    assert [(one.code, one.cell, one.message) for one in dissolved.findings] == [
        (
            "unit_conflict",
            "B3",
            "文件“报表.xlsx”，工作表“Sheet1”，单元格B3："
            "单位栏空白，不知是否与相邻的“亩”相同；请写明单位（规定为“万亩”）。",
        )
    ]
    assert (short(blank.cells)[1], blank.findings) == (("C3", TEA, TOWN, "blank", None), ())
    for clear in (same, named, merged):
        assert (short(clear.cells)[1], clear.findings) == (("C3", TEA, TOWN, "value", 8.0), ())
