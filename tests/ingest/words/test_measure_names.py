"""Which measure a header means, by its name or an alias."""

from dataclasses import replace

import pytest

from flows.catalog.office_records import Alias
from flows.ingest.words.measure_names import WordingIndex, wording_index, wordings
from tests.ingest.town_file import CATALOG, INCOME, INDUSTRIES, PARKS

INDEX = wording_index(CATALOG)
PAPAYA_GARDENS = "papaya_standard_gardens_upgraded_ytd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "其中：优质茶园面积（万亩）",
            (
                "其中:优质茶园面积(万亩)",
                "其中:优质茶园面积",
                "优质茶园面积(万亩)",
                "优质茶园面积",
            ),
        ),
        ("一、会议次数：", ("一,会议次数", "会议次数")),
        ("1.2.木瓜", ("1.2.木瓜", "2.木瓜", "木瓜")),
        ("100亩以上木瓜园", ("100亩以上木瓜园",)),
        ("中药材面积（黄姜、魔芋）", ("中药材面积(黄姜,魔芋)", "中药材面积")),
        (" ： ", ()),
        ("★木瓜园*", ("木瓜园",)),
        ("●木瓜园。", ("●木瓜园", "木瓜园")),
        ("①木瓜园", ("1木瓜园", "木瓜园")),
        ("1.2 木瓜园", ("1.2木瓜园", "2木瓜园", "木瓜园")),
        ("2021年木瓜园", ("2021年木瓜园",)),
        ("3个木瓜园", ("3个木瓜园",)),
    ],
)
def test_a_header_is_looked_up_literally_first_then_without_lead_unit_and_brackets(
    text: str, expected: tuple[str, ...]
):
    assert wordings(text) == expected


@pytest.mark.parametrize(
    ("form", "text", "codes"),
    [
        ("T3", "农业园区数", {PARKS}),
        ("T3", "2.现代农业园区数（个）", {PARKS}),
        ("T4", "农业园区数", set()),
        ("T4", "100亩以上木瓜标准园提升改造个数", {PAPAYA_GARDENS}),
        ("没有的表", "农业园区数", set()),
    ],
)
def test_a_wording_means_a_measure_of_its_own_form_only(form: str, text: str, codes: set[str]):
    assert INDEX.find(form, text) == codes


@pytest.mark.parametrize(
    ("path", "codes", "said"),
    [
        (("经济", "农业园区数"), {PARKS}, ""),
        (("村集体经济经营性收入", "本月"), {INCOME}, "month"),
        (("村集体经济经营性收入", "完成情况", "本年累计"), {INCOME}, "value"),
        (("村集体经济经营性收入", "上月数"), {INCOME}, "previous"),
        (("村集体经济经营性收入", "比上月增减"), {INCOME}, "other"),
        (("村集体经济经营性收入", "上年同期", "累计"), {INCOME}, "other"),
        (("主导", "产业数"), {INDUSTRIES}, ""),
        (("上年同期", "农业园区数"), {PARKS}, "other"),
        (("本月", "村集体经济经营性收入"), {INCOME}, "month"),
        (("2022年6月", "村集体经济经营性收入"), {INCOME}, ""),
        (("重点任务", "农业园区数"), {PARKS}, ""),
        (("农业园区数（上月）",), {PARKS}, "previous"),
        (("农业园区数（2021年）",), {PARKS}, "other"),
        (("农业园区数（截至6月底）",), {PARKS}, "value"),
        (("农业园区数（个）",), {PARKS}, ""),
        (("2022年", "经营性收入累计（单位：元）"), {INCOME}, "value"),
        (("本月",), set(), ""),
    ],
)
def test_a_path_gives_its_measure_and_of_which_report_it_is(
    path: tuple[str, ...], codes: set[str], said: str
):
    assert INDEX.find_path("T3", path, "2022-06") == (codes, said, False)


def test_a_path_whose_leaf_nobody_knows_is_told_by_its_group():
    assert INDEX.find_path("T3", ("农业园区数", "市级"), "2022-06") == ({PARKS}, "", True)
    assert INDEX.find_path("T3", ("农业园区数", "市级", "本月"), "2022-06") == (
        {PARKS},
        "month",
        True,
    )


def test_an_accepted_alias_counts_in_its_scope_and_one_of_two_measures_is_ambiguous():
    aliases = (
        Alias("measure", "园子", PARKS, "T3", "县统计局", "2022-06-01"),
        Alias("measure", "园子", "pigs_kept", "T3", "县统计局", "2022-06-01"),
        Alias("measure", "个数", PARKS, "", "县统计局", "2022-06-01"),
        Alias("measure", "个数", INDUSTRIES, "T3", "县统计局", "2022-06-01"),
    )
    index = WordingIndex(replace(CATALOG, aliases=aliases))

    assert index.find("T3", "园子") == {PARKS}
    assert index.find("T4B", "园子") == frozenset()
    assert index.find("T3", "个数") == {PARKS, INDUSTRIES}


def test_a_text_says_which_forms_know_it_and_is_remembered():
    index = WordingIndex(CATALOG)

    assert index.forms_with("农业园区数") == {"T3"}
    assert index.forms_with("农户总数") == {"T1", "T6"}
    assert index.forms_with("网店数") == frozenset()
    assert index.forms_by_text == {
        "农业园区数": {"T3"},
        "农户总数": {"T1", "T6"},
        "网店数": frozenset(),
    }


def test_names_of_forms_stand_as_in_titles():
    assert dict(INDEX.form_names)["T3"] == "村集体经济发展月报"
    assert dict(INDEX.form_names)["T4"] == "特色产业(种植业)发展情况"
