"""Which area a row means; one literal example of each way to write it."""

from dataclasses import replace

import pytest

from flows.catalog.office_records import Alias
from tests.ingest.grids import grid
from tests.ingest.town_file import (
    ANPING,
    ANPING_COMMUNITY,
    CATALOG,
    INCOME,
    QINGFENG,
    QINGFENG_COMMUNITY,
    REST,
    SHENGLI,
    codes,
    messages,
    read,
    values,
    village_table,
)


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
        "文件“报表.xlsx”，工作表“Sheet1”，单元格A3：“清风”可能指清风社区居委会或清风村委会，"
        "无法确定，该行未读取；请写明全称后重新报送。"
    ]


@pytest.mark.parametrize("name", ["胜利村（含清风村）", "胜利村(原清风村)", "胜利村（清风村）"])
def test_a_row_of_two_villages_is_held(name: str):
    reading = read(village_table(f"|{name}|1|2|3|4|0|", "|安坪村|5|6|7|8|0|"))

    assert codes(reading) == [("area_ambiguous", "A3")]
    assert len(values(reading)) == 5


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("胜利村（含两个易地搬迁点）", SHENGLI),
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
        ("十二、胜利村", SHENGLI),
        ("（三）胜利村", SHENGLI),
        ("★胜利村", SHENGLI),
        ("胜利村*", SHENGLI),
        ("胜利村：", SHENGLI),
        ("城关镇/胜利村", SHENGLI),
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
    assert "“胜利村”的代码是清风村委会的，名称与代码不符" in messages(reading, "area_ambiguous")[0]
    assert values(reading)[INCOME, ANPING] == 1


def test_a_code_before_the_name_in_one_cell_must_be_its_own():
    reading = read(
        village_table("|610929100203 胜利村|5|6|7|8|0|", "|610929100209 安坪村|1|2|3|4|0|")
    )

    assert codes(reading) == [("area_ambiguous", "A3")]
    assert values(reading)[INCOME, ANPING] == 1


def test_a_village_of_another_town_in_this_towns_file_is_held_and_says_whose_it_is():
    reading = read(village_table("|同心社区|1|2|3|4|0|", "|胜利村|5|6|7|8|0|"))

    assert codes(reading) == [("area_unknown", "A3")]
    assert "中厂镇有同名村，请核对是否填错单位" in messages(reading, "area_unknown")[0]


def test_a_code_of_another_town_says_whose_it_is():
    reading = read(village_table("|'610929101204|1|2|3|4|0|", "|胜利村|5|6|7|8|0|"))

    assert codes(reading) == [("area_unknown", "A3")]
    assert "中厂镇" in messages(reading, "area_unknown")[0]


def test_a_misspelt_village_gets_the_nearest_names_with_the_reason():
    reading = read(village_table("|胜力村|1|2|3|4|0|", "|清风村|5|6|7|8|0|"))

    assert messages(reading, "area_unknown") == [
        "文件“报表.xlsx”，工作表“Sheet1”，单元格A3：“胜力村”不是城关镇的村（社区），该行未读取；"
        "相近的有：胜利村委会（同音）；请改正名称后重新报送。"
    ]


MERGED = replace(
    CATALOG,
    areas=tuple(
        replace(area, valid_to="2022-05", merged_into=QINGFENG)
        if area.area_code == SHENGLI
        else area
        for area in CATALOG.areas
    ),
)


@pytest.mark.parametrize("name", ["胜利村", "城关镇胜利村村委会", "610929100201"])
def test_a_row_of_a_merged_village_is_held_and_names_its_successor(name: str):
    table = village_table(f"|'{name}|1|2|3|4|0|", "|清风村|5|6|7|8|0|")

    reading = read(table, catalog=MERGED)

    assert codes(reading) == [("area_unknown", "A3")]
    assert messages(reading, "area_unknown") == [
        f"文件“报表.xlsx”，工作表“Sheet1”，单元格A3：“{name}”本月不单独报送，该行未读取；"
        "自2022年6月起已并入清风村委会，数据计入清风村委会填报；请删去这一行后重新报送。"
    ]
    assert values(reading)[INCOME, QINGFENG] == 5


def test_a_merged_village_is_read_up_to_its_last_month():
    last = replace(
        MERGED,
        areas=tuple(replace(one, valid_to=one.valid_to and "2022-06") for one in MERGED.areas),
    )

    assert values(read(village_table("|胜利村|5|6|7|8|0|"), catalog=last))[INCOME, SHENGLI] == 5


def test_an_accepted_alias_of_a_village_counts_in_its_town_alone():
    alias = Alias("area", "老街", SHENGLI, "610929100000", "县统计局", "2022-06-01")
    ours = replace(CATALOG, aliases=(alias,))
    table = village_table("|老街|5|6|7|8|0|", "|清风村|1|2|3|4|0|")

    assert values(read(table, catalog=ours))[INCOME, SHENGLI] == 5
    assert codes(read(table)) == [("area_unknown", "A3")]


def test_an_accepted_alias_of_a_town_is_its_name_before_it_was_renamed():
    town = "610929100000"
    ours = replace(CATALOG, aliases=(Alias("area", "向阳镇", town, "", "县民政局", "2022-06-01"),))
    named = [one.name for one in CATALOG.measures_by_form["T6"]]
    rows = "\n".join(f"|{number}|{name}|5|" for number, name in enumerate(named, start=1))
    drawn = grid(f"|2022年6月向阳镇报表|||\n|序号|指标名称|本期数|\n{rows}")

    known, unknown = read(drawn, catalog=ours), read(drawn)

    assert [part.area_code for part in known.submissions] == [town]
    assert codes(known) == []
    assert values(known)[CATALOG.measures_by_form["T6"][0].measure_code, town] == 5
    assert [code for code, _ in codes(unknown)] == ["town_unknown"]


def test_an_accepted_alias_of_a_measure_counts_in_its_form():
    alias = Alias("measure", "集体收入", INCOME, "T3", "县统计局", "2022-06-01")
    table = village_table(
        "|胜利村|5|6|7|8|0|", header="|村|集体收入|主导产业数|农业园区数|新型经营主体数|空壳村|"
    )

    assert values(read(table, catalog=replace(CATALOG, aliases=(alias,))))[INCOME, SHENGLI] == 5
    assert codes(read(table)) == [("column_unknown", "B2")]


def test_an_unknown_village_is_told_even_when_its_cells_hold_no_number():
    reading = read(village_table("|胜力村|约1|待核实|3-5|||", "|清风村|5|6|7|8|0|"))

    assert codes(reading) == [("area_unknown", "A3")]
