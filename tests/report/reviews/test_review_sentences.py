"""What papers say of reviews and of locked months: once, with numbers, nothing for zero things."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.report.month.facts import LATE_COLUMNS
from flows.report.reviews.review_sentences import (
    LateChanges,
    list_late_changes,
    list_unreviewed,
    review_sentences,
    sender_changes,
    sender_sentences,
)
from tests.report.month.example import example_review

TOWN, OTHER = "茅坪镇", "仓上镇"


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog")).facts


def with_reviews(facts, **reviews: str):
    """The month with another review level of all forms of some towns."""
    names = {town.area_code: town.name for town in facts.catalog.towns}
    rates = facts.reporting_rates
    levels = [
        reviews.get(names[area], level)
        for area, level in zip(rates["area_code"], rates["review"], strict=True)
    ]
    return replace(facts, reporting_rates=rates.assign(review=levels))


def counting_from(facts, level: str):
    policy = facts.catalog.policy.model_copy(update={"counts_from": level})
    return replace(facts, catalog=replace(facts.catalog, policy=policy))


def with_changes(facts, *changes: tuple[str, float | None, float | None, bool]):
    """The month whose papers list changes: town, locked figure, reported figure, adopted."""
    codes = {town.name: town.area_code for town in facts.catalog.towns}
    rows = [
        ("2022-05", "natural_villages", codes[town], published, reported, "T1", codes[town],
         "6月更正.xlsx", "表1", "C5", is_adopted)
        for town, published, reported, is_adopted in changes
    ]  # fmt: skip
    return replace(facts, late_changes=pd.DataFrame(rows, columns=LATE_COLUMNS))


def test_a_month_that_is_reviewed_and_unchanged_says_nothing(facts):
    assert list_unreviewed(facts) == ()
    assert review_sentences(facts) == []
    assert sender_sentences(facts, TOWN) == []


def test_unreviewed_forms_are_counted_by_who_sent_them(facts):
    month = with_reviews(facts, **{TOWN: "first"})

    assert review_sentences(month) == ["已收到的40张报表有4张未审核，按初报数计入（茅坪镇4张）。"]
    assert sender_sentences(month, TOWN) == [
        "4张报表未审核（农村人居环境整治月报表、脱贫劳动力务工就业月报表、村集体经济发展月报表、"
        "农村住房安全情况表），请审核签字后重新报送。"
    ]
    assert sender_sentences(month, OTHER) == []


def test_a_month_that_nobody_reviewed_says_so_in_one_word(facts):
    every = {town.name: "first" for town in facts.catalog.towns if town.name != "麻虎镇"}
    [said] = review_sentences(with_reviews(facts, **every))

    assert said.startswith("已收到的40张报表均未审核，按初报数计入（")
    assert said.endswith("等10个镇各4张）。")


def test_what_does_not_count_yet_is_said_to_be_left_out(facts):
    month = counting_from(with_reviews(facts, **{TOWN: "first"}), "town")
    assert review_sentences(month) == [
        "已收到的40张报表有4张未审核，所涉数据暂不计入统计（茅坪镇4张）。"
    ]

    month = counting_from(with_reviews(facts, **{OTHER: "county"}), "county")
    [said] = review_sentences(month)
    assert said.startswith("已收到的40张报表有36张未经县级审核，所涉数据暂不计入统计（")
    assert sender_sentences(month, OTHER) == []
    assert sender_sentences(month, TOWN)[0].endswith("重新报送，审核前所涉数据不计入统计。")


def test_late_changes_are_counted_by_month_and_sender(facts):
    month = with_changes(
        facts, (TOWN, 5.0, 6.0, False), (TOWN, 7.0, None, False), (OTHER, None, 1.0, False)
    )

    assert list_late_changes(month) == (
        LateChanges(TOWN, "2022-05", False, 2),
        LateChanges(OTHER, "2022-05", False, 1),
    )
    assert review_sentences(month) == [
        "2022年5月数据锁定后收到更正3处（茅坪镇2处、仓上镇1处），解锁前不采用，已通报数据不变。"
    ]
    assert sender_changes(month, OTHER) == [
        "2022年5月数据锁定后收到更正1处，解锁前不采用，已通报数据不变。"
    ]


def test_changes_of_a_month_that_was_unlocked_are_said_to_be_adopted(facts):
    month = with_changes(facts, (TOWN, 5.0, 6.0, True))

    assert review_sentences(month) == ["2022年5月数据锁定后收到更正1处（茅坪镇1处），已解锁采用。"]
