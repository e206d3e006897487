"""The quarter's sentences agree with its figures and say nothing of zero things."""

from dataclasses import replace

import pytest

from flows.report.month.counts import Counts
from flows.report.quarter.quarter_sentences import (
    compared_sentence,
    judge_quarter,
    plan_sentences,
    points_moved,
    problem_sentence,
)


def test_the_judgement_gives_counts_with_shares_and_how_many_are_compared(june):
    text = judge_quarter(june)
    share = round(100 * june.county.green / june.county.due, 1)

    assert text.startswith(f"2022年二季度，全县到期考核指标{june.county.due}项")
    assert f"达到序时进度{june.county.green}项，占{share:g}%" in text
    assert f"均考核的{june.compared.common}项同口径比较" in text
    assert f"预警由{june.compared.before.red}项" in text or "持平" in text


def test_a_first_quarter_says_what_cannot_be_said(first):
    text = judge_quarter(first)

    assert "首次研判，没有上季度可比" in text
    assert "同口径" not in text
    assert plan_sentences(first) == []


def test_a_quarter_that_asked_nothing_is_one_sentence(june):
    idle = replace(june, county=Counts(not_due=3))

    assert judge_quarter(idle) == "2022年二季度，全县没有到期考核的指标。"


def test_the_score_rises_falls_or_stays(june):
    def told(before, now):
        return compared_sentence(replace(june, score=replace(june.score, before=before, now=now)))

    assert "同口径得分65分，上升5分" in told(60, 65)
    assert "同口径得分60分，下降5分" in told(65, 60)
    assert "同口径得分60分，与上季度持平" in told(60.01, 60.02)


def test_every_plan_is_named_once(june):
    lines = plan_sentences(june)
    told = "".join(lead + text for lead, text in lines)

    assert lines
    assert all(part.plan in told for part in june.score.plans)
    assert "拉低" in told


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (1.171, "拉高得分1.17分"),
        (-0.866, "拉低得分0.87分"),
        (0.004, "升降相抵"),
        (-0.006, "拉低得分0.01分"),
    ],
)
def test_what_a_plan_did_to_the_score_is_said_without_a_sign(points, text):
    assert points_moved(points, "得分") == text


def test_a_problem_has_amount_age_and_owner_and_what_was_answered(june):
    matter = june.month.asked[0]
    told = problem_sentence(matter, june)
    answered = problem_sentence(
        matter, replace(june, answers={matter.code: ("县水利局：汛期停工",)})
    )

    assert f"起预警{matter.months}个月" in told
    assert "牵头：" in told
    assert "答复" not in told
    assert "责任单位答复：县水利局：汛期停工。" in answered
