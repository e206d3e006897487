"""The quarter's sentences agree with its figures and say nothing of zero things."""

from dataclasses import replace

import pytest

from flows.report.month.counts import Counts
from flows.report.quarter.moves import Move
from flows.report.quarter.quarter_rows import Pair
from flows.report.quarter.quarter_sentences import (
    causes_sentence,
    compared_sentence,
    count_moved,
    judge_quarter,
    plan_sentences,
    points_moved,
    problem_sentence,
)
from tests.report.month.rows import judged


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
        matter, replace(june, answers={matter.code: ("县水利局答复：汛期停工",)})
    )

    assert f"起已预警{matter.months}个月" in told
    assert "牵头：" in told
    assert "答复" not in told
    assert "。县水利局答复：汛期停工。牵头：" in answered


def moved(june, cause, before="green", now="red", **values):
    indicator = june.month.facts.catalog.indicator_by_code["ECO-01"]
    pair = Pair(judged(status=before), judged(status=now))
    return Move(indicator, "全县", is_county=True, pair=pair, cause=cause, **values)


def test_the_causes_of_what_moved_are_counted(june):
    worse = [moved(june, "absent", absent=("麻虎镇",))] * 2 + [moved(june, "fell")]
    better = [moved(june, "faster", "red", "green")] * 2

    def told(*moves):
        return causes_sentence(replace(june, moves=moves))

    assert told(*worse, *better) == (
        "状态变好2项（均为进度加快），变差3项（麻虎镇未报2项、实际水平退步1项）。"
    )
    assert told(worse[2]) == "状态变差1项（实际水平退步）。"
    assert told(*better[:1]) == "状态变好1项（进度加快）。"
    assert told() == ""


def test_a_cause_with_several_towns_is_told_apart_from_the_next(june):
    worse = [moved(june, "absent", absent=("卡子镇", "麻虎镇"))] * 2 + [moved(june, "fell")]

    assert causes_sentence(replace(june, moves=tuple(worse))).endswith(
        "变差3项（卡子镇、麻虎镇未报2项，实际水平退步1项）。"
    )


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        (3, 5, "预警由3项增至5项"),
        (5, 3, "预警由5项减至3项"),
        (0, 1, "预警由无增至1项"),
        (2, 2, "预警2项、持平"),
        (0, 0, ""),
    ],
)
def test_a_count_that_never_was_is_not_told(before, now, text):
    assert count_moved("预警", before, now) == text


def test_a_problem_says_which_towns_are_not_in_its_figure(june):
    matter = june.month.asked[0]

    def told(*lacking):
        return problem_sentence(replace(matter, row=replace(matter.row, lacking=lacking)), june)

    assert "未含麻虎镇）" in told("麻虎镇")
    assert "未含" not in told()
