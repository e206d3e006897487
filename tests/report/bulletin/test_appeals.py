"""The section 反映的问题和建议: the month's own, three at most, nothing without any."""

from dataclasses import replace

import pandas as pd
import pytest
from docx import Document

from flows.report.bulletin.appeals import add_appeals, month_appeals
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def month_with(review, *texts, period="2022-06"):
    facts = review.facts
    own = facts.submissions[facts.submissions["form"].eq("T1")].iloc[:1]
    said = [
        own.assign(submission_id=str(number), appeal=text, period=period)
        for number, text in enumerate(texts)
    ]
    return replace(review, facts=replace(facts, submissions=pd.concat(said)))


def lines(review):
    document = Document()
    add_appeals(document, review, "六")
    return [one.text for one in document.paragraphs]


def test_each_is_told_with_who_wrote_it(review):
    month = month_with(review, "缺技术员。")
    who = month_appeals(month)[0].reporter

    assert lines(month) == [
        "六、各镇各单位反映的问题和建议（1条）",
        f"{who}。缺技术员。",
        "请有关部门研究答复。",
    ]


@pytest.mark.parametrize(("count", "last"), [(3, "请有关"), (4, "其余1条见诉求台账，请有关")])
def test_three_are_told_and_the_rest_is_counted(review, count, last):
    month = month_with(review, *(f"第{number}条。" for number in range(count)))

    assert len(lines(month)) == 5
    assert lines(month)[-1] == f"{last}部门研究答复。"


def test_what_an_earlier_month_brought_is_not_told_again(review):
    assert month_appeals(month_with(review, "缺技术员。", period="2022-05")) == []


def test_what_two_write_alike_is_told_once_with_both(review):
    month = month_with(review, "缺技术员。")
    facts = month.facts
    other = facts.submissions.assign(area_code="610929107000", submission_id="9")
    both = replace(month, facts=replace(facts, submissions=pd.concat([facts.submissions, other])))
    first, second = (one.reporter for one in month_appeals(both))

    assert lines(both)[1:] == [f"{first}、{second}。缺技术员。", "请有关部门研究答复。"]
