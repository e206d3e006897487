import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import load_workbook

from flows.report.ledgers.appeal_book import appeal_sheets
from flows.report.ledgers.write_ledgers import write_ledgers
from tests.report.ledgers.months import written_month
from tests.report.letters.test_letter_counts import DAY
from tests.report.month.example import example_review

CANGSHANG = "610929107000"


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_what_was_written_back_is_an_appeal(review):
    month, letters, _ = written_month(review)

    assert appeal_sheets(month, letters)[0][0] == (
        "县人社局",
        "提醒函1号回执",
        DAY,
        "外出返乡",
        "组织输出",
        "",
        "",
        dt.date(2022, 8, 1),
    )


def test_what_stands_in_a_field_is_an_appeal_said_once_however_often_it_came(review):
    facts = review.facts
    asked = "电采暖线路容量不足，请协调增容"
    cangshang = (facts.submissions["form"] == "T1") & (facts.submissions["area_code"] == CANGSHANG)
    own = facts.submissions[cangshang].assign(appeal=asked)
    more = [
        own,
        own.assign(submission_id="2", version=2, status="superseded"),
        own.assign(submission_id="3", appeal="另缺技术员"),
        own.assign(submission_id="4", appeal="重复文件", status="duplicate"),
        own.assign(submission_id="5", appeal="下月的", period="2022-07"),
    ]
    months = replace(facts, submissions=pd.concat([facts.submissions, *more]))

    rows, _ = appeal_sheets(replace(review, facts=months), ())

    assert [row[3] for row in rows] == [asked, "另缺技术员"]
    assert rows[0][:3] == (
        "仓上镇",
        "《农村人居环境整治月报表》（2022年6月）",
        dt.date(2022, 7, 3),
    )
    assert rows[0][4:] == ("", "", "", None)


def asked_in(review, *periods):
    """The month with one request of each period."""
    own = review.facts.submissions.iloc[:1]
    more = [
        own.assign(submission_id=one, period=one, appeal=f"{one}的问题", status="accepted")
        for one in periods
    ]
    return replace(review, facts=replace(review.facts, submissions=pd.concat(more)))


def test_requests_of_three_months_stand_first_and_older_ones_behind(review):
    current, earlier = appeal_sheets(asked_in(review, "2022-03", "2022-04", "2022-06"), ())

    assert sorted(str(row[3]) for row in current) == ["2022-04的问题", "2022-06的问题"]
    assert [row[3] for row in earlier] == ["2022-03的问题"]


@pytest.mark.parametrize(
    ("period", "is_open", "asked", "until", "is_first"),
    [
        ("2022-04", False, "", None, True),
        ("2022-03", True, "", None, True),
        ("2022-03", False, "7月底", None, True),
        ("2022-03", False, "7月底", dt.date(2022, 7, 31), False),
        ("2022-03", False, "", None, False),
    ],
)
def test_a_reply_stays_first_while_something_is_open(
    review, period, is_open, asked, until, is_first
):
    month, [letter, _], _ = written_month(review)
    warnings = month.facts.warnings.iloc[:1].assign(
        warning_id="w",
        state="open" if is_open else "resolved",
        resolved=None if is_open else "2022-05",
    )
    own = replace(letter, period=period, warning_ids=("w",), delay_asked=asked, delay_until=until)
    month = replace(month, facts=replace(month.facts, warnings=warnings))

    current, earlier = appeal_sheets(month, [own])

    assert (len(current), len(earlier)) == ((1, 0) if is_first else (0, 1))


def test_nothing_is_lost_and_the_first_sheet_says_where_the_rest_is(review, tmp_path):
    month = asked_in(review, "2022-03", "2022-02", "2022-06")
    book = load_workbook(write_ledgers(month, (), (), tmp_path))

    assert [row[0].value for row in book["诉求台账"].iter_rows(max_row=2)] == [
        "白河县2022年6月诉求台账（模拟数据）",
        "未办结和近期的1条，以前的2条见“以前诉求”表。",
    ]
    assert book["诉求台账"].max_row == 4
    assert book["以前诉求"].max_row == 4


def test_no_request_of_now_is_not_counted(review, tmp_path):
    book = load_workbook(write_ledgers(asked_in(review, "2022-02"), (), (), tmp_path))

    assert [book["诉求台账"].cell(row, 1).value for row in (2, 4)] == [
        "以前的1条见“以前诉求”表。",
        "没有未办结和近期的诉求。",
    ]


def test_without_older_requests_there_is_no_second_sheet(review, tmp_path):
    book = load_workbook(write_ledgers(asked_in(review, "2022-06"), (), (), tmp_path))

    assert "以前诉求" not in book.sheetnames
    assert [row[0].value for row in book["诉求台账"].iter_rows(max_row=2)] == [
        "白河县2022年6月诉求台账（模拟数据）",
        "单位",
    ]
