"""The year's sentences agree with its figures and say what cannot be said."""

from dataclasses import replace

from flows.report.long_run.yearly_progress import YearlyProgress
from flows.report.month.counts import Counts
from flows.report.quarter.score_change import PlanPart, ScoreChange
from flows.report.year.year_review import EndedIndicator
from flows.report.year.year_sentences import (
    judge_year,
    long_run_sentence,
    plan_year_sentences,
    praise_sentences,
    result_sentence,
    towns_sentence,
)


def test_the_judgement_counts_and_a_first_year_compares_nothing(year):
    text = judge_year(year)

    assert text.startswith(f"2021年，全县到期考核指标{year.county.due}项，达到要求")
    assert text.endswith("本年为首次年度考核，没有上年可比，进步情况本年不作分析。")
    assert judge_year(replace(year, county=Counts())) == "2021年，全县没有到期考核的指标。"


def test_the_best_are_praised_and_nobody_for_progress_that_is_not_known(year):
    told = dict(praise_sentences(year))

    assert set(told) == {"考核靠前的镇", "考核靠前的单位"}
    assert told["考核靠前的镇"].startswith(year.towns[0].name)


def test_the_most_improved_are_named_with_what_was_compared(year):
    towns = tuple(
        replace(one, change=float(step), common=7) for step, one in enumerate(year.towns, start=-2)
    )
    told = dict(praise_sentences(replace(year, towns=towns)))["进步较大的镇"]

    assert told.startswith(f"{towns[-1].name}（同口径7项，得分提高")
    assert told.count("同口径") == 3


def test_plans_that_ended_are_told_together_and_without_any_not_at_all(year):
    plans = list(dict.fromkeys(one.plan for one in year.month.facts.catalog.indicators))[:4]
    indicator = year.month.facts.catalog.indicator_by_code["ECO-01"]
    ended = tuple(
        EndedIndicator(plan, indicator, result, 80.0, 87.0)
        for plan, result in zip(plans, ("missed", "met", "missed", "unknown"), strict=True)
    )

    assert result_sentence(replace(year, results=ended)) == (
        f"{'、'.join(plans[:3])}等4个方案于2021年底期满，全县收官评估4项："
        "达到目标1项、未达到目标2项、没有数据1项。"
    )
    assert result_sentence(year) == ""


def progress(year, growth: str, symbol: str) -> YearlyProgress:
    indicator = year.month.facts.catalog.indicator_by_code["ECO-01"]
    return YearlyProgress(indicator, ((2018, 1.0), (2021, 2.0)), 3.0, 2025, growth, 1.0, symbol)


def test_the_long_run_is_counted_by_both_methods_and_nothing_is_said_without_one(year):
    run = (
        progress(year, "deterioration", "storm"),
        progress(year, "target_achieved", "sun"),
        progress(year, "target_achieved", "part"),
    )

    assert long_run_sentence(replace(year, long_run=run)) == (
        "积累四年以上数值的指标3项。按增长率比法：已达目标2项、出现倒退1项；"
        "按四符号法：晴（按趋势可达）1项、多云（略有差距）1项、雷雨（背离目标）1项。"
    )
    assert long_run_sentence(replace(year, long_run=())) == ""


def plans_of(year, *greens: int):
    """Plans A, B … of ten due indicators each, of which so many are green."""
    plans = tuple(
        (name, Counts(green=green, red=10 - green), year.compared)
        for name, green in zip("甲乙丙丁戊己庚", greens, strict=False)
    )
    return replace(year, plans=plans)


def test_the_plans_that_kept_most_and_least_are_named(year):
    assert plan_year_sentences(plans_of(year, 5, 9)) == [
        "各方案到期指标达到要求的：乙（10项中9项）、甲（10项中5项）。"
    ]
    assert plan_year_sentences(plans_of(year, 5, 9, 1, 2, 3, 4, 10)) == [
        "到期指标达到要求比例较高的方案：庚（10项均已达到）、乙（10项中9项）、甲（10项中5项）；"
        "较低的：丙（10项中1项）、丁（10项中2项）、戊（10项中3项）。"
    ]
    assert plan_year_sentences(plans_of(year)) == []


def test_what_the_plans_did_to_the_score_is_told_largest_first(year):
    parts = tuple(PlanPart(name, points, ()) for name, points in (("甲", 0.4), ("乙", -1.25)))
    score = ScoreChange(before=80.85, now=80.0, plans=(*parts, PlanPart("丙", 0.001, ())))

    assert plan_year_sentences(replace(plans_of(year, 5), score=score))[1:] == [
        "与上年同口径相比，影响全县得分较大的方案：乙拉低1.25分、甲拉高0.4分。"
    ]


def test_the_towns_are_told_by_mean_first_and_last(year):
    towns = [
        replace(one, final=final, rank=rank)
        for rank, (one, final) in enumerate(zip(year.towns, (90.0, 80.0, 55.5), strict=False), 1)
    ]
    silent = replace(year.towns[3], final=None, rank=None)

    assert towns_sentence(replace(year, towns=(*towns, silent))) == (
        f"3个镇最终得分平均75.2分，最高的是{towns[0].name}（90分），最低的是{towns[2].name}（55.5分）。"
    )
    assert towns_sentence(replace(year, towns=tuple(towns[:2]))) == ""


def test_who_has_the_printed_score_of_the_third_is_praised_too(year):
    """Five units stood at 100 and four were named: the fifth was behind by a hair."""
    units = tuple(
        replace(year.units[0], name=name, final=100.0, rank=rank)
        for name, rank in (("甲局", 1), ("乙局", 1), ("丙局", 1), ("丁局", 4))
    )

    told = dict(praise_sentences(replace(year, units=units)))["考核靠前的单位"]

    assert told == "甲局（100分）、乙局（100分）、丙局（100分）、丁局（100分）。"


def test_of_three_towns_only_the_first_is_praised_and_of_one_none(year):
    few = {
        count: dict(praise_sentences(replace(year, towns=year.towns[:count], units=())))
        for count in (1, 3, 4)
    }
    scores = {one.name: one for one in year.towns}

    assert few[1] == {}
    assert few[3]["考核靠前的镇"].count("分）") == 1
    assert few[4]["考核靠前的镇"].count("分）") == 2
    assert few[3]["考核靠前的镇"].partition("（")[0] in scores


def test_a_town_without_any_report_is_said_to_have_no_score(year):
    silent = replace(year.towns[-1], score=None, final=None, rank=None, counts=Counts(missing=9))
    told = towns_sentence(replace(year, towns=(*year.towns[:-1], silent)))

    assert told.endswith(f"。{silent.name}12月未报数，没有考核得分，不参加排名。")


def test_nothing_reached_is_told_without_a_zero(year):
    none = judge_year(replace(year, county=Counts(red=3), plan_target=Counts(red=2)))

    assert none.startswith(
        "2021年，全县到期考核指标3项，均未达到要求；预警3项。其中有计划目标的2项，均未达到（"
    )
