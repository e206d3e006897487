"""Which form, whose and for which month a workbook is."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.ingest.grids import grid
from tests.ingest.town_file import INCOME, SHENGLI, TITLE, codes, read, values, village_table


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


def dated_table(date: dt.date, **details: object):
    table = village_table("|胜利村|1|2|3|4|0|", title="城关镇村集体经济发展月报表", **details)
    line = ["填报单位：城关镇", "", "", date, "", ""]
    return replace(table, rows=[table.rows[0], line, *table.rows[1:]])


def test_a_date_cell_counts_as_the_filling_date_it_shows():
    assert len(values(read(dated_table(dt.datetime(2022, 6, 30, 0, 0))))) == 5
    assert len(values(read(dated_table(dt.date(2022, 7, 1))))) == 5
    assert codes(read(dated_table(dt.date(2022, 8, 1)))) == [("period_unknown", "")]


def test_a_date_cell_that_shows_no_day_states_the_month():
    month = {"month_cells": frozenset([(1, 3)])}

    assert len(values(read(dated_table(dt.date(2022, 6, 1), **month)))) == 5
    assert codes(read(dated_table(dt.date(2022, 7, 1), **month))) == [("period_mismatch", "")]


@pytest.mark.parametrize(
    ("foot", "review"),
    [
        ("|填报人：甲某|审核人：乙某|2022年7月3日|", "town"),
        ("|填报人：甲某|审核人：|2022年7月3日|", "first"),
    ],
)
def test_the_foot_says_how_far_the_sheet_was_reviewed(foot: str, review: str):
    reading = read(village_table("|胜利村|1|2|3|4|0|", foot))

    assert [part.review for part in reading.submissions] == [review]
    assert len(values(reading)) == 5


def test_a_sheet_without_a_month_is_of_the_month_that_all_others_state():
    first = village_table("|胜利村|1|2|3|4|0|")
    more = village_table("|清风村|5|6|7|8|0|", title="城关镇续表")
    other = village_table("|安坪村|5|6|7|8|0|", title=TITLE.replace("6月", "5月"))

    one = read(first, replace(more, sheet="续表"))
    assert (len(values(one)), codes(one)) == (10, [])
    two = read(first, replace(more, sheet="续表"), replace(other, sheet="上月"))
    assert sorted(code for code, _ in codes(two)) == ["period_mismatch", "period_unknown"]


def test_a_unit_in_the_name_of_sheet_or_file_counts_where_nothing_else_states_one():
    table = "|村|经营性收入累计|\n|胜利村|35000|"

    for name, sheet in (("报表.xlsx", "月报（单位：元）"), ("报表（单位：元）.xlsx", "Sheet1")):
        by_name = read(grid(f"|{TITLE}||\n{table}", sheet=sheet), name=name)
        by_line = read(grid(f"|{TITLE}|单位：万元|\n{table}", sheet=sheet), name=name)

        assert values(by_name) == {(INCOME, SHENGLI): 3.5}
        assert values(by_line) == {(INCOME, SHENGLI): 35000}


def test_a_note_below_the_table_states_the_unit_where_no_line_above_does():
    rows = ["|胜利村|35000|2|3|4|0|", "|注：金额单位：元||||||"]
    said_twice = village_table(*rows, title=TITLE + "（单位：百元）")

    assert values(read(village_table(*rows)))[INCOME, SHENGLI] == 3.5
    assert values(read(said_twice))[INCOME, SHENGLI] == 350


@pytest.mark.parametrize(
    "line", ["|报送月份：|6月|", "||2022|年|6|月|", "||'2022|年|'6|月|", "|年份：2022||月份：6|"]
)
def test_a_month_in_cells_of_its_own_is_read_and_no_header(line: str):
    title = "城关镇村集体经济发展月报表|\n" + line.strip("|").join("||")
    reading = read(village_table("|胜利村|1|2|3|4|0|", title=title.removesuffix("|")))

    assert codes(reading) == []
    assert len(values(reading)) == 5


@pytest.mark.parametrize("name", ["国网白河县供电公司", "白河县", "本期数"])
def test_a_departments_measures_may_stand_across(name: str):
    title = "|国网白河县供电公司有效衔接重点指标进度表（2022年6月）|"
    head = "|单位|供电可靠率|电压合格率|"
    reading = read(grid(f"{title}\n{head}\n|{name}|99.8|99.5|\n|上期数|98|97|"))

    assert codes(reading) == []
    assert sorted(values(reading).values()) == [99.5, 99.8]
