"""Which columns hold a measure, told by their wording."""

from dataclasses import replace

from flows.catalog.office_records import Alias
from tests.ingest.grids import grid
from tests.ingest.town_file import (
    CATALOG,
    ENTITIES,
    INCOME,
    INDUSTRIES,
    PARKS,
    QINGFENG,
    REST,
    SHELL,
    SHENGLI,
    TITLE,
    codes,
    messages,
    read,
    values,
    village_table,
)


def test_a_hidden_column_of_the_same_wording_is_no_data():
    header = "|村|农业园区数|农业园区数|经营性收入累计|主导产业数|新型经营主体数|空壳村|"
    table = village_table("|胜利村|9|3|1|2|4|0|", header=header, hidden_columns=frozenset([1]))

    assert codes(read(table)) == []
    assert values(read(table))[PARKS, SHENGLI] == 3


def test_two_columns_of_one_measure_are_held():
    header = "|村|农业园区数|现代农业园区数|经营性收入累计|主导产业数|新型经营主体数|空壳村|"
    reading = read(village_table("|胜利村|9|3|1|2|4|0|", header=header))

    assert codes(reading) == [("column_ambiguous", "B2")]
    assert messages(reading, "column_ambiguous") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B2：B2、C2均为“农业园区数”，"
        "各列均未采用；请只保留正确的一列后重新报送。"
    ]
    assert (PARKS, SHENGLI) not in values(reading)
    assert values(reading)[INCOME, SHENGLI] == 1


def test_a_missing_column_is_flagged_and_the_rest_is_read():
    reading = read(village_table("|胜利村|1|2|3|4|", header="|村" + REST.removesuffix("空壳村|")))

    assert [
        (item.code, item.measure_code) for part in reading.submissions for item in part.findings
    ] == [("column_missing", SHELL)]
    assert len(values(reading)) == 4


def test_a_measure_that_does_not_concern_the_town_is_not_missing():
    elsewhere = tuple(
        replace(row, applies_to=("610929101000",)) if SHELL in row.measures else row
        for row in CATALOG.indicators
    )
    catalog = replace(CATALOG, indicators=elsewhere)
    table = village_table("|胜利村|1|2|3|4|", header="|村" + REST.removesuffix("空壳村|"))

    assert [
        item for part in read(table, catalog=catalog).submissions for item in part.findings
    ] == []


def test_an_unknown_column_is_flagged_with_the_nearest_measure():
    header = "|村" + REST + "农业园区个|"
    reading = read(village_table("|胜利村|1|2|3|4|0|7|", header=header))

    assert codes(reading) == [("column_unknown", "G2")]
    assert "村内现代农业园区个数" in messages(reading, "column_unknown")[0]


def test_reference_columns_of_last_month_are_neither_data_nor_unknown():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |村|经营性收入累计||农业园区数||备注|序号|
            ||本期数|上月数（参考）|本期数|上月数（参考）|||
            |胜利村|5|4|2|1|9|1|
            """,
            "B2:C2",
            "D2:E2",
        )
    )

    assert codes(reading) == []
    assert values(reading) == {(INCOME, SHENGLI): 5, (PARKS, SHENGLI): 2}


def test_month_and_year_to_date_under_one_measure_are_told_apart():
    reading = read(
        grid(
            f"""
            |{TITLE}|
            |村|村集体经济经营性收入||农业园区数|
            ||本月|本年累计||
            |胜利村|1|5|2|
            """
        )
    )

    assert codes(reading) == []
    assert values(reading) == {(INCOME, SHENGLI): 5, (PARKS, SHENGLI): 2}
    assert values(reading, "month") == {(INCOME, SHENGLI): 1}


def test_the_same_sub_header_under_several_groups_is_read_with_its_group():
    reading = read(
        grid(
            """
            |2022年6月城关镇特色产业（种植业）发展情况表|
            |镇|木瓜||茶园|核桃||
            ||面积|挂果面积|面积|面积|挂果面积|
            |城关镇|9|5|3|7|4|
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
        ("walnut_fruiting_area", town): 4,
    }


def test_one_column_that_means_two_measures_is_held():
    both = (
        Alias("measure", "个数", PARKS, "T3", "县统计局", "2022-06-01"),
        Alias("measure", "个数", ENTITIES, "", "县统计局", "2022-06-01"),
    )
    header = "|村|经营性收入累计|个数|主导产业数|"
    table = village_table("|胜利村|1|2|3|", header=header)
    reading = read(table, catalog=replace(CATALOG, aliases=both))

    assert codes(reading) == [("column_ambiguous", "C2")]
    assert values(reading) == {(INCOME, SHENGLI): 1, (INDUSTRIES, SHENGLI): 3}


def test_this_month_beside_last_month_is_this_reports_figure():
    header = (
        "|村|经营性收入累计|经营性收入累计|农业园区数|农业园区数|\n||上月数|本月数|上月数|本月数|"
    )
    reading = read(village_table("|胜利村|11|12.5|1|2|", header=header))

    assert codes(reading) == []
    assert values(reading) == {(INCOME, SHENGLI): 12.5, (PARKS, SHENGLI): 2}


def test_this_month_alone_under_a_running_total_is_missing_and_said():
    header = "|村|经营性收入累计|农业园区数|\n||本月数|本月数|"
    reading = read(village_table("|胜利村|12.5|2|", header=header))
    missing = {
        item.measure_code
        for part in reading.submissions
        for item in part.findings
        if item.code == "column_missing"
    }

    assert INCOME in missing
    assert PARKS not in missing
    assert values(reading) == {(PARKS, SHENGLI): 2}


def test_this_month_beside_last_month_and_a_running_total_stays_the_months_own():
    header = (
        "|村|经营性收入累计|经营性收入累计|经营性收入累计|农业园区数|\n||上月数|本月数|本年累计||"
    )
    reading = read(village_table("|胜利村|1|2|12.5|2|", header=header))

    assert codes(reading) == []
    assert values(reading)[INCOME, SHENGLI] == 12.5
    assert values(reading, "month") == {(INCOME, SHENGLI): 2}


def test_in_rows_of_measures_this_month_beside_last_month_is_this_reports_figure():
    drawing = """
        |国网白河县供电公司有效衔接重点指标进度表|2022年6月|||
        |指标|单位|上月数|本月数|
        |供电可靠率|%|98|99|
        |电压合格率|%|97|99.5|
        """
    reading = read(grid(drawing))

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [99, 99.5]


def read_columns(*leaves: str, groups: str = "") -> dict[object, object]:
    """Read 1 2 3 … below the leaves of 农业园区数, or below the groups over it."""
    figures = "|".join(str(number) for number in range(1, len(leaves) + 1))
    over, under = "|".join(["农业园区数"] * len(leaves)), "|".join(leaves)
    header = f"|村|{over}|\n||{under}|" if not groups else f"||{under}|\n|村|{over}|"
    reading = read(village_table(f"|胜利村|{figures}|", f"|清风村|{figures}|", header=header))
    return {"codes": codes(reading), **values(reading)}


def test_comparisons_plans_and_other_times_are_never_the_value():
    expected = {"codes": [], (PARKS, SHENGLI): 2, (PARKS, QINGFENG): 2}

    for groups in ("", "above"):
        assert read_columns("上月数", "本月数", "增减", groups=groups) == expected
        assert read_columns("上年同期", "本年累计", "同比±%", groups=groups) == expected
        assert read_columns("年度计划", "累计完成", "完成率%", groups=groups) == expected
        assert read_columns("2021年", "2022年", groups=groups) == expected
        assert read_columns("1-5月", "1-6月", groups=groups) == expected
        assert read_columns("5月", "6月", groups=groups) == expected


def test_a_running_total_counts_beside_a_figure_of_the_period_alone():
    assert read_columns("本期", "本年累计") == {
        "codes": [],
        (PARKS, SHENGLI): 2,
        (PARKS, QINGFENG): 2,
    }
    assert read_columns("本期数", "完成数")["codes"] == [("column_ambiguous", "B3")]


def test_a_leaf_that_nobody_knows_beside_one_that_says_so_is_unknown():
    assert read_columns("市级", "本月") == {
        "codes": [("column_unknown", "B3")],
        (PARKS, SHENGLI): 2,
        (PARKS, QINGFENG): 2,
    }


def test_a_lone_leaf_that_nobody_knows_is_the_value_of_its_group():
    assert read_columns("上月数", "核实数") == {
        "codes": [],
        (PARKS, SHENGLI): 2,
        (PARKS, QINGFENG): 2,
    }


def test_what_stands_in_brackets_says_which_report_it_is():
    header = "|村|农业园区数（上月）|农业园区数（本月）|主导产业数（2021年）|"
    reading = read(village_table("|胜利村|1|2|3|", header=header))

    assert codes(reading) == []
    assert values(reading) == {(PARKS, SHENGLI): 2}


def test_columns_of_codes_and_remarks_beside_the_measures_are_nobodys_mistake():
    header = "|编码|村|农业园区数|同比|备注|排名|"
    reading = read(village_table("|1|胜利村|2|3|4|5|", header=header))

    assert codes(reading) == [("column_unknown", "F2")]


def test_a_column_of_figures_right_of_the_measures_that_nothing_heads_is_told():
    reading = read(village_table("|胜利村|12|500|2|", header="|村|农业园区数|主导产业数||"))
    apart = read(village_table("|胜利村|12|500||2|", header="|村|农业园区数|主导产业数|||"))

    assert codes(reading) == [("column_unknown", "D2")]
    assert messages(reading, "column_unknown") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格D2："
        "该列有数据而没有指标名称，未予读取；请补上名称，并核对本行各列有无错位。"
    ]
    assert codes(apart) == []


def test_of_three_months_this_one_is_its_own_figure_and_their_total_no_running_one():
    header = "|村|经营性收入累计|经营性收入累计|经营性收入累计|经营性收入累计|\n||4月|5月|6月|合计|"
    reading = read(village_table("|胜利村|1|2|3|6|", header=header))

    assert values(reading) == {}
    assert values(reading, "month") == {(INCOME, SHENGLI): 3}
    assert INCOME in {
        item.measure_code
        for part in reading.submissions
        for item in part.findings
        if item.code == "column_missing"
    }
