"""The sentences of an inspection: none for zero things, none that contradicts a figure."""

from dataclasses import replace

import pytest

from flows.catalog.policy import Policy, SpotChecks
from flows.report.spot_checks.result_sentences import (
    conclusion,
    error_sentence,
    largest_errors,
    method_sentences,
    requirements,
)
from tests.report.spot_checks.inspected_county import county_catalog, inspection_of

ALL_RIGHT = {f"2026H1-00{n}": (400, 330) for n in range(1, 5)}
#: One over-reported, one under-reported figure; the fourth form did not come.
TWO_WRONG = {"2026H1-001": (400, 330), "2026H1-002": (400, 330), "2026H1-003": (320, 350)}


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return county_catalog(tmp_path_factory.mktemp("county"))


def test_a_clean_result_is_one_sentence_and_asks_for_nothing(catalog):
    inspection = inspection_of(catalog, ALL_RIGHT)

    assert conclusion(inspection) == (
        "2026年上半年数据抽查共抽取4个村（社区）的1张报表、8个上报数，"
        "已核查的8个数与现场全部一致（按95%推算，差错率不高于0%）。"
    )
    assert list(requirements(inspection)) == []
    assert largest_errors(inspection) == []


def test_before_anything_came_back_the_paper_says_so(catalog):
    assert conclusion(inspection_of(catalog, {})) == (
        "2026年上半年数据抽查共抽取4个村（社区）的1张报表、8个上报数，核查结果尚未报回。"
    )


def test_wrong_figures_are_counted_with_interval_direction_and_towns(catalog):
    text = conclusion(inspection_of(catalog, TWO_WRONG))

    assert text.startswith(
        "2026年上半年数据抽查共抽取4个村（社区）的1张报表、8个上报数，已核查6个，"
        "与现场不一致的2个，差错率33.3%（95%的置信区间为"
    )
    assert text.endswith(
        "），其中多报1个、少报1个。差错率最高的是清水乡（100%）；河口街道未发现不一致。"
        "按置信区间判断，各乡（街道）与全县的差别未超出抽样误差。高坪乡没有可供抽查的上报数。"
    )


def test_a_town_whose_whole_interval_lies_above_the_county_is_named(catalog):
    inspection = inspection_of(catalog, TWO_WRONG)
    sure = inspection.results.copy()
    sure.loc[sure["area_code"] == "530999201000", "error_rate_low"] = 0.34

    text = conclusion(replace(inspection, results=sure))

    assert "按置信区间判断，清水乡差错率明显高于全县。" in text


def test_errors_of_one_direction_are_called_so(catalog):
    text = conclusion(inspection_of(catalog, {"2026H1-003": (320, 330)}))

    assert "，均为多报。" in text
    assert "，各乡（街道）与全县的差别未超出抽样误差。" in text


def test_the_largest_error_against_what_was_found_comes_first(catalog):
    [first, second] = largest_errors(inspection_of(catalog, TWO_WRONG))

    assert error_sentence(first) == "清水乡清水村“农户总数”上报400户、核查320户，多报25%。"
    assert error_sentence(second) == (
        "清水乡清水村“使用卫生厕所的农户数”上报330户、核查350户，少报5.7%。"
    )


def test_a_yes_that_was_none_is_told_in_words(catalog):
    [first, _] = largest_errors(inspection_of(catalog, TWO_WRONG))
    flag = replace(first, measure="有公共活动场地", reported=1, found=0, is_yes_no=True)

    assert error_sentence(flag) == "清水乡清水村“有公共活动场地”上报“是”、核查为“否”。"


def test_what_is_asked_names_towns_counts_and_the_last_day(catalog):
    parts = dict(requirements(inspection_of(catalog, TWO_WRONG)))

    assert list(parts) == ["更正数据", "查明原因", "补报核查结果"]
    assert parts["更正数据"].startswith("清水乡（2个）对附件1所列不一致的数逐项核对")
    assert "2026年7月20日" in parts["更正数据"]
    assert parts["补报核查结果"].startswith("清水乡（2个）尚有抽取的数没有核查结果")


def test_points_are_named_only_when_the_policy_takes_them(catalog):
    rule = SpotChecks(points_per_percent=0.1, most_points=3)
    strict = replace(catalog, policy=Policy(spot_checks=rule))
    parts = dict(requirements(inspection_of(strict, TWO_WRONG)))

    assert parts["计入考核"] == "按本县考核办法，抽查结果计入年底考核，扣分如下：清水乡3分。"


def test_the_method_says_seed_share_and_interval(catalog):
    text = "".join(method_sentences(inspection_of(catalog, TWO_WRONG)))

    assert "每层随机抽取10%的村（社区），不少于2个" in text
    assert "抽样种子为7，" in text
    assert "与核查数不相等的计为不一致" in text
    assert "按威尔逊方法计算，置信水平95%" in text
