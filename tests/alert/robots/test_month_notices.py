"""A group is told what comes first and who owes forms and answers; nothing for zero things."""

import datetime as dt
from dataclasses import replace

import pytest

from flows.alert.robots.month_notices import MOST_BYTES, month_notices
from flows.channels import Robot
from flows.report.letters.letter_ledger import Letter

ROBOTS = {"county": Robot(channel="wecom"), "towns": Robot(channel="dingtalk")}


def letter(number: int, **changes) -> Letter:
    values = {
        "letter_id": str(number),
        "number": f"白振督〔2022〕{number}号",
        "period": "2022-05",
        "level": 2,
        "recipient": "县林业局",
        "warning_ids": (),
        "issued_on": dt.date(2022, 6, 6),
        "answer_due": dt.date(2022, 6, 20),
        "answered_on": None,
        "answer": "",
        "file_name": "",
    }
    return Letter(**(values | changes))


def texts(review, overdue=(), robots=None) -> dict[str, str]:
    notices = month_notices(review, overdue, robots or {"county": ROBOTS["county"]})
    return {notice.kind: notice.text for notice in notices}


def test_each_robot_gets_each_message(review):
    notices = month_notices(review, [letter(1)], ROBOTS)

    assert [(one.robot, one.channel, one.kind) for one in notices if one.kind != "missing"] == [
        ("county", "wecom", "digest"),
        ("county", "wecom", "letter"),
        ("towns", "dingtalk", "digest"),
        ("towns", "dingtalk", "letter"),
    ]


def test_the_digest_names_the_first_matters_in_their_order(review):
    lines = texts(review)["digest"].splitlines()
    named = [line for line in lines if ". **" in line]

    assert lines[0] == "### 【模拟数据】2022年6月衔接重点事项"
    assert len(named) == 5
    assert [matter.name in line for matter, line in zip(review.asked, named, strict=False)] == (
        [True] * 5
    )
    assert f"另有{len(review.asked) - 5}件，见当月通报。" in lines


def test_a_month_without_matters_names_none(review):
    quiet = replace(review, matters=())

    text = texts(quiet)["digest"]

    assert "1." not in text
    assert "另有" not in text


def test_who_owes_nothing_is_not_reminded(review):
    silent = replace(review, reporters=tuple(replace(one, owed=()) for one in review.reporters))

    assert "missing" not in texts(silent)
    assert "letter" not in texts(silent)


def test_an_overdue_answer_is_named_with_its_day_and_an_approved_delay_counts(review):
    late = [letter(1), letter(2, delay_until=dt.date(2022, 7, 1))]

    lines = texts(review, late)["letter"].splitlines()

    assert "以下2件函件已过答复期限，请尽快答复：" in lines
    assert "- 县林业局：白振督〔2022〕1号（应于6月20日前答复）" in lines
    assert "- 县林业局：白振督〔2022〕2号（应于7月1日前答复）" in lines


@pytest.mark.parametrize("count", [10, 11, 400])
def test_many_letters_are_counted_and_the_message_fits(review, count: int):
    text = texts(review, [letter(number) for number in range(count)])["letter"]

    assert text.count("- 县林业局") == 10
    assert (f"另有{count - 10}件，见办理台账。" in text) is (count > 10)
    assert len(text.encode()) <= MOST_BYTES


def test_without_robots_nothing_is_written(review):
    assert month_notices(review, [letter(1)], {}) == []
