"""Tables beside and below each other, transposed, and indicator rows."""

from dataclasses import replace

from tests.ingest.grids import grid
from tests.ingest.town_file import (
    ENTITIES,
    INCOME,
    INDUSTRIES,
    PARKS,
    QINGFENG,
    QINGFENG_COMMUNITY,
    SHENGLI,
    TITLE,
    codes,
    read,
    values,
    village_table,
)


def test_tables_side_by_side_are_one_submission():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |村|经营性收入累计|农业园区数||村|经营性收入累计|农业园区数|
            |胜利村|1|2||清风村|3|4|
            |群力村|5|6||牛角村|7|8|
            """
        )
    )

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert values(reading)[PARKS, QINGFENG] == 4


def test_tables_stacked_are_one_submission():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |村|经营性收入累计|农业园区数|
            |胜利村|1|2|
            |续表|
            |村|主导产业数|新型经营主体数|
            |胜利村|3|4|
            """
        )
    )

    assert codes(reading) == []
    assert values(reading) == {
        (INCOME, SHENGLI): 1,
        (PARKS, SHENGLI): 2,
        (INDUSTRIES, SHENGLI): 3,
        (ENTITIES, SHENGLI): 4,
    }


def test_two_tables_that_disagree_about_a_cell_are_held_there():
    header = "|村|经营性收入累计|农业园区数|主导产业数|"
    one = village_table("|胜利村|1|2||", header=header)
    other = village_table("|胜利村|1|3|4|", header=header)
    reading = read(one, replace(other, sheet="修改"))

    assert codes(reading) == [("area_duplicate", "C3"), ("area_duplicate", "C3")]
    assert values(reading) == {(INCOME, SHENGLI): 1, (INDUSTRIES, SHENGLI): 4}


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


def test_helper_columns_outside_the_table_are_flagged_and_not_read():
    reading = read(village_table("|胜利村|1|2|3|4|0||77|", "|清风村|1|2|3|4|0||88|"))

    assert 77 not in values(reading).values()
    assert codes(reading) == []


def test_filler_in_covered_cells_of_a_merge_is_not_seen():
    reading = read(
        grid(
            f"""
            |{TITLE}|||||
            |村|基本情况|农户总数|7|经营性收入累计|
            |村|主导产业数|农业园区数|新型经营主体数|旧表头|
            |胜利村|1|2|3|4|
            """,
            "A1:E1",
            "A2:A3",
            "B2:D2",
            "E2:E3",
        )
    )

    assert codes(reading) == []
    assert values(reading) == {
        (INDUSTRIES, SHENGLI): 1,
        (PARKS, SHENGLI): 2,
        (ENTITIES, SHENGLI): 3,
        (INCOME, SHENGLI): 4,
    }
