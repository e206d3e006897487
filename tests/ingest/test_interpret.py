"""What a town's workbook says, mess by mess; one literal example each."""

from dataclasses import replace

import pytest

from flows.catalog.load import load_catalog
from flows.catalog.records import Alias
from flows.ingest.grid import Grid
from flows.ingest.interpret import interpret
from flows.paths import PROJECT
from tests.ingest.grids import grid, workbook

CATALOG = load_catalog(PROJECT / "data" / "catalog")
#: 城关镇 has 清风社区, 清风村, 安坪村 and 安坪社区村; 胜利村 is its own, 同心社区 is 中厂镇's.
QINGFENG_COMMUNITY, QINGFENG, ANPING, ANPING_COMMUNITY, SHENGLI = (
    "610929100002",
    "610929100203",
    "610929100209",
    "610929100213",
    "610929100201",
)
INCOME, PARKS, ENTITIES, SHELL, INDUSTRIES = (
    "collective_operating_income_ytd",
    "village_modern_parks",
    "village_new_entities",
    "shell_village",
    "village_leading_industries",
)
TITLE = "2022年6月城关镇村集体经济发展月报表"
REST = "|经营性收入累计|主导产业数|农业园区数|新型经营主体数|空壳村|"


def read(*grids: Grid, catalog=CATALOG, history=None, name="报表.xlsx"):
    return interpret(workbook(*grids, name=name), catalog, "2022-06", history or {})


def values(reading, span="value") -> dict[tuple[str, str], float]:
    return {
        (cell.measure_code, cell.area_code): cell.value
        for part in reading.submissions
        for cell in part.cells
        if cell.state == "value" and cell.span == span
    }


def held(reading) -> set[str]:
    return {
        cell.cell for part in reading.submissions for cell in part.cells if cell.state == "held"
    }


def codes(reading) -> list[tuple[str, str]]:
    """Return code and cell of every finding but column_missing, of which the drawings are full."""
    found = [*reading.findings, *(item for part in reading.submissions for item in part.findings)]
    return [(item.code, item.cell) for item in found if item.code != "column_missing"]


def messages(reading, code: str) -> list[str]:
    found = [*reading.findings, *(item for part in reading.submissions for item in part.findings)]
    return [item.message for item in found if item.code == code]


def village_table(*rows: str, title: str = TITLE, header: str = "", **details: object) -> Grid:
    header = header or "|村（社区）" + REST
    return grid("\n".join([f"|{title}|", header, *rows]), **details)


# ---------------------------------------------------------------------- identity


def test_a_village_and_a_community_of_one_name_are_two_places():
    reading = read(village_table("|清风社区|1|2|3|4|0|", "|清风村|5|6|7|8|0|", "|清风居委会||||||"))

    assert codes(reading) == [("area_duplicate", "A3"), ("area_duplicate", "A5")]
    assert values(reading)[INCOME, QINGFENG] == 5
    assert (INCOME, QINGFENG_COMMUNITY) not in values(reading)


def test_a_name_that_fits_two_villages_is_held_and_never_guessed():
    reading = read(village_table("|清风|1|2|3|4|0|", "|胜利|5|6|7|8|0|"))

    assert codes(reading) == [("area_ambiguous", "A3")]
    assert values(reading)[INCOME, SHENGLI] == 5
    assert messages(reading, "area_ambiguous") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格A3：“清风”可以是清风社区居委会或清风村委会，"
        "分不清是哪一个，这一行未读取；请写全名后重新报送。"
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("安坪村", ANPING),
        ("安坪社区", ANPING_COMMUNITY),
        ("安坪社区村委会", ANPING_COMMUNITY),
        ("城关镇胜利村", SHENGLI),
        ("白河县城关镇胜利村村民委员会", SHENGLI),
        ("胜 利 村", SHENGLI),
        ("胜利\u3000村", SHENGLI),
        ("#胜利村", SHENGLI),
        ("胜利村（重点村）", SHENGLI),
        ("清风（社区）", QINGFENG_COMMUNITY),
        ("3.胜利村", SHENGLI),
        ("610929100201", SHENGLI),
    ],
)
def test_a_village_is_known_by_every_way_to_write_it(name: str, code: str):
    reading = read(village_table(f"|'{name}|5|6|7|8|0|"))

    assert values(reading)[INCOME, code] == 5
    assert codes(reading) == []


def test_a_code_typed_as_a_number_names_the_village():
    assert values(read(village_table("|610929100201|5|6|7|8|0|")))[INCOME, SHENGLI] == 5


def test_a_name_and_a_code_that_disagree_fit_two():
    reading = read(
        village_table(
            "|'610929100203|胜利村|5|6|7|8|0|",
            "|'610929100209|安坪|1|2|3|4|0|",
            header="|区划代码|村（社区）" + REST,
        )
    )

    assert codes(reading) == [("area_ambiguous", "B3")]
    assert values(reading)[INCOME, ANPING] == 1


def test_a_village_of_another_town_in_this_towns_file_is_held_and_says_whose_it_is():
    reading = read(village_table("|同心社区|1|2|3|4|0|", "|胜利村|5|6|7|8|0|"))

    assert codes(reading) == [("area_unknown", "A3")]
    assert "中厂镇有同名村，请核对是否填错镇" in messages(reading, "area_unknown")[0]


def test_a_code_of_another_town_says_whose_it_is():
    reading = read(village_table("|'610929101204|1|2|3|4|0|", "|胜利村|5|6|7|8|0|"))

    assert codes(reading) == [("area_unknown", "A3")]
    assert "中厂镇" in messages(reading, "area_unknown")[0]


def test_a_misspelt_village_gets_the_nearest_names_with_the_reason():
    reading = read(village_table("|胜力村|1|2|3|4|0|", "|清风村|5|6|7|8|0|"))

    assert messages(reading, "area_unknown") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格A3：“胜力村”不是城关镇的村（社区），这一行未读取；"
        "相近的有：胜利村委会（同音）；请改正名称后重新报送。"
    ]


def test_an_accepted_alias_of_a_village_counts_in_its_town_alone():
    alias = Alias("area", "老街", SHENGLI, "610929100000", "县统计局", "2022-06-01")
    ours = replace(CATALOG, aliases=(alias,))
    table = village_table("|老街|5|6|7|8|0|", "|清风村|1|2|3|4|0|")

    assert values(read(table, catalog=ours))[INCOME, SHENGLI] == 5
    assert codes(read(table)) == [("area_unknown", "A3")]


def test_an_accepted_alias_of_a_measure_counts_in_its_form():
    alias = Alias("measure", "集体收入", INCOME, "T3", "县统计局", "2022-06-01")
    table = village_table(
        "|胜利村|5|6|7|8|0|", header="|村|集体收入|主导产业数|农业园区数|新型经营主体数|空壳村|"
    )

    assert values(read(table, catalog=replace(CATALOG, aliases=(alias,))))[INCOME, SHENGLI] == 5
    assert codes(read(table)) == [("column_unknown", "B2")]


# ---------------------------------------------------------------------- rows


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


# ---------------------------------------------------------------------- columns


def test_a_hidden_column_of_the_same_wording_is_no_data():
    header = "|村|农业园区数|农业园区数|经营性收入累计|主导产业数|新型经营主体数|空壳村|"
    table = village_table("|胜利村|9|3|1|2|4|0|", header=header, hidden_columns=frozenset([1]))

    assert codes(read(table)) == []
    assert values(read(table))[PARKS, SHENGLI] == 3


def test_two_columns_of_one_measure_are_held():
    header = "|村|农业园区数|现代农业园区数|经营性收入累计|主导产业数|新型经营主体数|空壳村|"
    reading = read(village_table("|胜利村|9|3|1|2|4|0|", header=header))

    assert codes(reading) == [("column_ambiguous", "B2")]
    assert (PARKS, SHENGLI) not in values(reading)
    assert values(reading)[INCOME, SHENGLI] == 1


def test_a_missing_column_is_flagged_and_the_rest_is_read():
    reading = read(village_table("|胜利村|1|2|3|4|", header="|村" + REST.removesuffix("空壳村|")))

    assert [
        (item.code, item.measure_code) for part in reading.submissions for item in part.findings
    ] == [("column_missing", SHELL)]
    assert len(values(reading)) == 4


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


# ---------------------------------------------------------------------- values and units


def test_units_in_cells_header_unit_row_and_sheet_line_are_converted():
    in_cell = village_table("|胜利村|35000元|2|3|4|0|")
    in_header = village_table(
        "|胜利村|35000|2|3|4|0|", header="|村|经营性收入累计（元）|主导产业数|农业园区数|空壳村|"
    )
    in_row = village_table("||元|个|个|个|个|", "|胜利村|35000|2|3|4|0|")
    in_line = village_table("|胜利村|35000|2|3|4|0|", title=TITLE + "|单位：元")

    assert [
        values(read(table))[INCOME, SHENGLI] for table in (in_cell, in_header, in_row, in_line)
    ] == [3.5, 3.5, 3.5, 3.5]
    assert values(read(in_line))[PARKS, SHENGLI] == 3


def test_a_unit_that_cannot_be_converted_is_held():
    reading = read(village_table("|胜利村|3.5亩|2|3|4|0|"))

    assert codes(reading) == [("unit_conflict", "B3")]
    assert messages(reading, "unit_conflict") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格B3：注明的单位“亩”不能换算为“万元”，"
        "请按规定单位填写后重新报送。"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("约12", "value_not_number"),
        ("3-5", "value_not_number"),
        ("待核实", "value_not_number"),
        ("621 89", "value_not_number"),
        ("#REF!", "value_error"),
        ("!#DIV/0!", "value_error"),
    ],
)
def test_a_cell_that_holds_no_number_is_held(text: str, code: str):
    reading = read(village_table(f"|胜利村|1|2|{text}|4|0|"))

    assert codes(reading) == [(code, "D3")]
    assert "D3" in held(reading)
    assert len(values(reading)) == 4


def test_yes_and_no_count_only_where_the_measure_is_one_or_zero():
    reading = read(village_table("|胜利村|1|2|是|4|否|", "|清风村|1|2|3|4|√|"))

    assert codes(reading) == [("value_not_number", "D3")]
    assert values(reading)[SHELL, SHENGLI] == 0
    assert values(reading)[SHELL, QINGFENG] == 1


def test_a_percent_format_turns_095_into_95_and_a_bare_095_is_flagged():
    drawing = """
        |国网白河县供电公司有效衔接重点指标进度表|2022年6月|
        |指标|单位|本期数|
        |供电可靠率|%|0.95|
        |电压合格率|%|99.1|
        """
    county = "610929000000"
    formatted = read(grid(drawing, percent_cells=frozenset([(2, 2)])))
    bare = read(grid(drawing))
    alone = read(grid(drawing.replace("99.1", "0.99")))
    with_history = read(
        grid(drawing.replace("99.1", "")), history={("supply_reliability", county): 99.5}
    )

    assert values(formatted)["supply_reliability", county] == 95
    assert codes(formatted) == []
    assert values(bare)["supply_reliability", county] == 95
    assert codes(bare) == [("value_percent_scale", "C3")]
    assert values(alone)["supply_reliability", county] == 0.95
    assert codes(with_history) == [("value_percent_scale", "C3")]


# ---------------------------------------------------------------------- form, town, month


def test_a_form_that_nobody_knows_is_rejected():
    reading = read(grid("|2022年6月城关镇考勤表|\n|姓名|天数|\n|甲某|22|"))

    assert [(item.code, item.found) for item in reading.findings] == [
        ("form_unknown", "2022年6月城关镇考勤表")
    ]


def test_an_unknown_sheet_is_told_and_the_others_are_read():
    reading = read(
        village_table("|胜利村|1|2|3|4|0|"),
        grid("|考勤表|\n|姓名|天数|\n|某甲|22|", sheet="考勤"),
    )

    assert [(item.code, item.sheet) for item in reading.findings] == [("form_unknown", "考勤")]
    assert len(values(reading)) == 5


def test_a_table_without_a_town_is_rejected():
    drawing = "|2022年6月特色产业（种植业）发展情况表|\n|指标|本期数|\n|茶园面积|3|\n|木瓜园面积|4|"

    assert codes(read(grid(drawing))) == [("town_unknown", "")]
    assert len(values(read(grid(drawing), name="城关镇.xlsx"))) == 2


def test_the_visible_town_counts_before_the_file_name():
    reading = read(village_table("|胜利村|1|2|3|4|0|"), name="中厂镇.xlsx")

    assert [part.area_code for part in reading.submissions] == ["610929100000"]


def test_the_town_is_told_by_its_villages_when_nothing_names_it():
    rows = ["|胜利村|1|2|3|4|0|", "|清风村|1|2|3|4|0|", "|群力村|1|2|3|4|0|"]
    reading = read(village_table(*rows, title="2022年6月村集体经济发展月报表"))

    assert [part.area_code for part in reading.submissions] == ["610929100000"]


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("2022年5月城关镇村集体经济发展月报表", "报表.xlsx", "period_mismatch"),
        ("城关镇村集体经济发展月报表", "报表.xlsx", "period_unknown"),
        ("城关镇村集体经济发展月报表", "2022-05.xlsx", "period_mismatch"),
    ],
)
def test_another_month_or_none_is_rejected(title: str, name: str, code: str):
    reading = read(village_table("|胜利村|1|2|3|4|0|", title=title), name=name)

    assert codes(reading) == [(code, "")]
    assert reading.submissions == ()


@pytest.mark.parametrize(
    "title",
    [
        "城关镇村集体经济发展月报表（2022年6月）",
        "城关镇2022年1-6月村集体经济发展月报表",
        "城关镇2022年第二季度村集体经济发展月报表",
        "城关镇2022年上半年村集体经济发展月报表",
        "城关镇二〇二二年六月村集体经济发展月报表",
        "城关镇2022年度村集体经济发展月报表（6月）",
        "城关镇村集体经济发展月报表|填报日期：2022年7月4日",
        "城关镇6月村集体经济发展月报表|填报日期：2022年7月4日",
    ],
)
def test_the_month_is_read_in_every_writing(title: str):
    reading = read(village_table("|胜利村|1|2|3|4|0|", title=title))

    assert codes(reading) == []
    assert len(values(reading)) == 5


def test_a_hidden_template_sheet_is_a_hint_at_most():
    hint = grid(
        "|form|T3|\n|area|610929101000|\n|period|2022-05|", sheet="_xianjie", is_hidden=True
    )
    reading = read(village_table("|胜利村|1|2|3|4|0|"), hint)

    assert [(part.area_code, part.period) for part in reading.submissions] == [
        ("610929100000", "2022-06")
    ]
    assert codes(reading) == []


# ---------------------------------------------------------------------- where tables stand


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
