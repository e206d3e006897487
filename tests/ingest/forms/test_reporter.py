"""Whose table it is."""

import pytest

from flows.ingest.grid import Grid
from tests.ingest.grids import grid
from tests.ingest.town_file import codes, messages, read, values, village_table

CHENGGUAN, ZHONGCHANG = "610929100000", "610929101000"


def plants(*lines: str, head: str = "|指标|本期数|", sheet: str = "Sheet1") -> Grid:
    title = "|2022年6月特色产业（种植业）发展情况表|"
    return grid("\n".join([title, *lines, head, "|茶园面积|3|", "|木瓜园面积|4|"]), sheet=sheet)


def towns(reading) -> set[str]:
    return {area for _, area in values(reading)}


def test_a_line_to_other_places_does_not_say_whose_table_it_is():
    assert towns(read(plants("|抄送：城关镇|", "|填报单位：中厂镇|"))) == {ZHONGCHANG}
    assert codes(read(plants("|抄送：城关镇|"))) == [("town_unknown", "")]


def test_the_header_tells_the_town_where_it_names_just_one():
    assert towns(read(plants(head="|指标|中厂镇|"))) == {ZHONGCHANG}
    assert codes(read(plants(head="|指标|城关镇|中厂镇|"))) == [("town_unknown", "")]


@pytest.mark.parametrize(("sheet", "name"), [("Sheet1", "中厂镇6月.xlsx"), ("中厂镇", "报表.xlsx")])
def test_names_of_sheet_and_file_that_say_another_town_are_a_finding(sheet: str, name: str):
    reading = read(plants("|填报单位：城关镇|", sheet=sheet), name=name)

    assert values(reading) == {}
    assert [finding.area_code for finding in reading.findings] == [""]
    assert messages(reading, "town_unknown") == [
        f"文件“{name}”，工作表“{sheet}”：表内是城关镇，表名或文件名是中厂镇，"
        "无法确定填报单位；请改为一致后重新报送。"
    ]


def test_the_same_town_or_a_word_that_only_sounds_like_one_is_none():
    assert towns(read(plants("|城关镇|", sheet="城关"), name="城关镇.xlsx")) == {CHENGGUAN}
    assert towns(read(plants("|城关镇|"), name="中厂产业.xlsx")) == {CHENGGUAN}


def test_in_a_village_form_the_villages_show_whose_it_is_whatever_the_file_is_called():
    reading = read(village_table("|胜利村|1|2|3|4|0|"), name="中厂镇.xlsx")

    assert codes(reading) == []
    assert towns(reading) == {"610929100201"}
