"""What papers call a county's places follows from their names alone."""

import pytest

from flows.words.place_words import (
    PlaceWords,
    is_all_towns,
    office_of,
    place_words,
    town_kind,
    whole_county,
    your_place,
)


@pytest.mark.parametrize(
    ("towns", "town", "offices"),
    [
        (["城关镇", "冷水镇"], "镇", "各镇人民政府"),
        (["清水乡"], "乡", "各乡人民政府"),
        (["清水乡", "城关镇"], "乡镇", "各乡镇人民政府"),
        (["河口街道", "清水乡"], "乡（街道）", "各乡人民政府、各街道办事处"),
        (["河口街道办事处", "城关镇"], "镇（街道）", "各镇人民政府、各街道办事处"),
        (["河口街道", "清水乡", "城关镇"], "乡镇（街道）", "各乡镇人民政府、各街道办事处"),
        (["河口街道", "南门街道"], "街道", "各街道办事处"),
        (["红旗民族乡"], "乡", "各乡人民政府"),
        (["巴彦苏木"], "苏木", "各苏木人民政府"),
        (["巴彦苏木", "城关镇"], "苏木镇", "各苏木镇人民政府"),
        (["巴彦苏木", "清水乡", "河口街道"], "苏木乡（街道）", "各苏木乡人民政府、各街道办事处"),
        (["巴彦苏木", "城关镇", "河口开发区管委会"], "苏木镇（街道）", "各苏木镇（街道）"),
        (["东风农场", "城关镇"], "乡镇（街道）", "各乡镇（街道）"),
        (["河口"], "乡镇（街道）", "各乡镇（街道）"),
        ([], "乡镇（街道）", "各乡镇（街道）"),
    ],
)
def test_towns_are_called_by_the_kinds_that_there_are(towns: list[str], town: str, offices: str):
    words = place_words("示例县", towns, [])

    assert (words.town, words.all_towns) == (town, f"各{town}")
    assert words.addressees == f"{offices}，县直有关部门："


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("示例县", "全县"),
        ("河东区", "全区"),
        ("红旗市", "全市"),
        ("正白旗", "全旗"),
        ("青山族自治县", "全县"),
        ("青山", "全县"),
    ],
)
def test_a_county_is_whole_by_its_own_kind(name: str, whole: str):
    assert whole_county(name) == whole == place_words(name, [], []).whole


def test_a_fixed_sentence_takes_the_countys_word_for_villages():
    villages = place_words("河东区", ["河口街道"], ["青石村", "河口社区"])
    communities = place_words("河东区", ["河口街道"], ["河口社区", "南门社区居委会"])
    banner = place_words("正白旗", ["巴彦苏木"], ["巴彦嘎查", "河口社区"])

    assert villages.in_own_words("应报的村（社区）都有数") == "应报的村（社区）都有数"
    assert communities.in_own_words("应报的村（社区）都有数，漏报村") == (
        "应报的社区都有数，漏报社区"
    )
    assert banner.in_own_words("应报的村（社区）都有数，漏报村") == (
        "应报的嘎查（社区）都有数，漏报嘎查"
    )


def test_copies_go_to_the_countys_own_offices():
    words = place_words("河东区", ["河口街道"], [])

    assert words.copies == ("区委办公室、区人民政府办公室", "区委、区政府督查室")


@pytest.mark.parametrize(
    ("villages", "village", "head"),
    [
        (["清水村", "河口社区"], "村", "村（社区）"),
        (["清水村"], "村", "村（社区）"),
        (["河口社区", "南门社区"], "社区", "社区"),
        (["巴彦嘎查", "河口社区"], "嘎查", "嘎查（社区）"),
        (["巴彦嘎查", "清水村", "河口社区"], "嘎查村", "嘎查村（社区）"),
        ([], "村", "村（社区）"),
    ],
)
def test_a_county_of_communities_has_no_villages(villages: list[str], village: str, head: str):
    words = place_words("示例县", [], villages)

    assert (words.village, words.places_below) == (village, head)


def test_the_areas_behind_a_figure_are_counted_by_their_level():
    words = PlaceWords(county="县", town="乡（街道）", village="村", town_offices="")

    counters = [words.leaves(level) for level in ("village", "town", "county", "")]

    assert counters == ["个村", "个乡（街道）", "", ""]


@pytest.mark.parametrize(
    ("town", "office", "you"),
    [
        ("城关镇", "城关镇人民政府", "你镇"),
        ("清水乡", "清水乡人民政府", "你乡"),
        ("红旗民族乡", "红旗民族乡人民政府", "你乡"),
        ("河口街道", "河口街道办事处", "你街道"),
        ("河口街道办事处", "河口街道办事处", "你街道"),
        ("东风农场", "东风农场", "你农场"),
        ("河口", "河口", "你单位"),
    ],
)
def test_a_town_is_written_to_by_its_office_and_spoken_to_by_its_kind(town, office, you):
    assert (office_of(town), your_place(town)) == (office, you)


@pytest.mark.parametrize(
    "name",
    ["各镇", "各乡镇", "各镇人民政府", "各乡镇（街道）", "各街道", "各乡（街道）", "各镇、街道"],
)
def test_all_towns_have_many_names(name: str):
    assert is_all_towns(name)


@pytest.mark.parametrize("name", ["各单位", "县农业农村局", "城关镇", "各", "各部门"])
def test_other_units_are_not_all_towns(name: str):
    assert not is_all_towns(name)


def test_a_name_without_a_kind_has_none():
    assert [town_kind(name) for name in ("河口", "街道办", "河口街办")] == ["", "街道", "街道"]
