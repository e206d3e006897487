from dataclasses import replace

import pytest

from flows.report.bulletin.who_reported import owed_sentence, reporting_sentences
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_who_did_not_report_is_named_by_town_not_by_form(review):
    town = next(one for one in review.reporters if one.reporter == "麻虎镇")
    owing = replace(town, owed=tuple(review.owed) or (None, None))
    month = replace(
        review, reporters=(owing, *(one for one in review.reporters if one.reporter != "麻虎镇"))
    )

    assert reporting_sentences(month)[0] == "未报送报表的有1个镇、共2张：麻虎镇2张。"
    assert reporting_sentences(review) == [
        "应报报表均已收到。",
        "逾期报送的有1个镇：冷水镇。",
        "数据必须改正的共2处：仓上镇2处，改正前不计入统计。",
    ]


def test_all_reported_is_not_said_of_a_month_without_any_report(review):
    [first, *_] = review.reporters
    fine = replace(first, owed=(), late=0, to_correct=0)
    month = replace(review, reporters=(replace(fine, received=3),))
    nothing = replace(month, reporters=(replace(fine, received=0),))

    assert reporting_sentences(month)[0] == "应报报表均已收到。"
    assert reporting_sentences(nothing)[0] == "本月没有收到报表。"


def owing(review, **counts):
    """The month in which these towns owe so many forms."""
    reporters = (
        replace(one, owed=(None,) * counts.get(one.reporter, 0)) for one in review.reporters
    )
    return replace(review, reporters=tuple(reporters))


def test_those_who_owe_alike_are_told_together(review):
    two = owing(review, 麻虎镇=10, 城关镇=1, 构朳镇=1)
    six = dict.fromkeys([one.reporter for one in review.reporters[:6]], 10)

    assert owed_sentence(two) == ("未报送报表的有3个镇、共12张：麻虎镇10张，城关镇、构朳镇各1张。")
    assert owed_sentence(owing(review, **six)).endswith("等6个镇各10张。")
    assert owed_sentence(owing(review)) == ""
