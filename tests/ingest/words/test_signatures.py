"""What the foot of a sheet says of its review: only that somebody signed, on a day."""

import datetime as dt

import pytest

from flows.ingest.words.signatures import stated_review

DATA = ["胜利村", 1.0, 2.0]
DAY = dt.date(2022, 7, 3)


@pytest.mark.parametrize(
    "foot",
    [
        [["填报人：甲某　审核人：乙某　填报日期：2022年7月3日"]],
        [["填报人：", "甲某", "审核人：", "乙某", "日期：", DAY]],
        [["填报人", "甲某", "审核人", "乙某", "日期", "2022.7.3"]],
        [["审核人（签字）：乙某", None, None, "2022-07-03"]],
        [["审核人：乙某"], ["填报日期：2022年7月3日"]],
        [["镇级审核人：乙某　县级审定人：　　　2022年7月3日"]],
        [["复核人:乙某 电话:0915-7820000 报出日期:2022-7-3"], [None, "第1页"]],
        [["注：本表一式两份。"], [], ["审核人：乙某", None, dt.datetime(2022, 7, 3)]],
    ],
)
def test_a_reviewer_and_a_day_are_the_review_of_the_senders_own_level(foot: list[list[object]]):
    assert stated_review([DATA, *foot], "town") == "town"
    assert stated_review([DATA, *foot], "county") == "county"


@pytest.mark.parametrize(
    "foot",
    [
        [],
        [["填报人：　　　　　　审核人：　　　　　　填报日期："]],
        [["填报人：甲某　审核人：　　　填报日期：2022年7月3日"]],
        [["填报人：甲某　审核人：＿＿＿　填报日期：2022年7月3日"]],
        [["填报人：甲某　审核人：乙某　填报日期：　　年　月　日"]],
        [["审核人（签字）：", None, "2022-07-03"]],
        [["审核人：（签字盖章）", None, "2022-07-03"]],
        [["审核人：乙某"]],
        [["注：本表数据经审核后报送。"], ["填报人：甲某　2022年7月3日"]],
    ],
)
def test_a_label_without_a_name_or_a_day_is_no_review(foot: list[list[object]]):
    assert stated_review([DATA, *foot], "town") == "first"


def test_a_reviewer_of_the_county_counts_for_the_county():
    foot = ["镇级审核人：乙某　县级审定人：丙某　日期：2022年7月3日"]

    assert stated_review([DATA, foot], "town") == "county"


def test_what_stands_above_the_figures_is_no_foot():
    head = [["村名", "审核人", "日期"], ["胜利村", "乙某", "2022-07-03"]]

    assert stated_review([*head, DATA], "town") == "first"
