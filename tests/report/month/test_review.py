import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from flows.report.bulletin.judgement import compare_sentence
from flows.report.month.review import paper_day, review_month
from tests.report.month.example import example_facts

JULY_6 = dt.date(2022, 7, 6)


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


@pytest.fixture(scope="module")
def review(facts):
    return review_month(facts, JULY_6)


def test_asked_and_watched_are_all_matters_in_order(review):
    assert len(review.asked) + len(review.watched) == len(review.matters)
    assert sorted([*review.asked, *review.watched], key=lambda matter: matter.position) == list(
        review.matters
    )


def test_plans_and_county_have_one_denominator(review):
    assert sum(counts.due for _, counts in review.plans) == review.county.all.due
    assert sum(counts.red for _, counts in review.plans) == review.county.all.red


def test_a_town_is_asked_only_where_its_own_row_asks(review):
    for town in review.towns:
        for matter in review.asked_of(town.town):
            assert not matter.part_of(town.town).is_watched


def test_a_comparison_says_how_many_indicators_both_months_have(review):
    assert review.county.compared.before_period == "2022-05"
    assert review.county.compared.common == review.county.compared.before.due
    assert not review.is_first


def test_papers_are_never_dated_before_the_last_receipt(facts):
    late = facts.submissions.assign(received_at=pd.Timestamp("2022-07-09 10:00"))

    assert paper_day(facts, JULY_6) == JULY_6
    assert paper_day(replace(facts, submissions=late), JULY_6) == dt.date(2022, 7, 9)
    assert paper_day(replace(facts, submissions=late.iloc[:0]), JULY_6) == JULY_6


def test_a_first_month_is_compared_with_nothing_even_when_forms_were_owed_before(facts):
    """A bulletin once told 达到序时进度由无增至16项 against a month that nobody had reported."""
    silent = facts.assessments["period"] < facts.period
    rows = facts.assessments.assign(
        status=facts.assessments["status"].mask(silent, "missing"),
    )
    month = review_month(replace(facts, assessments=rows), JULY_6)

    assert month.is_first
    assert (month.county.compared.common, month.progress.units) == (0, ())
    assert compare_sentence(month) == "本月为首次考核，没有上月可比。"
