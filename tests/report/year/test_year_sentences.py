"""The year's sentences agree with its figures and say what cannot be said."""

from dataclasses import replace

from flows.report.month.counts import Counts
from flows.report.year.year_review import EndedIndicator
from flows.report.year.year_sentences import (
    judge_year,
    long_run_sentence,
    praise_sentences,
    result_sentences,
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
    told = dict(praise_sentences(replace(year, towns=towns)))["进步最大的镇"]

    assert told.startswith(f"{towns[-1].name}（同口径7项，得分提高")
    assert told.count("同口径") == 3


def test_plans_that_ended_and_the_long_run_are_told(year):
    indicator = year.month.facts.catalog.indicator_by_code["ECO-01"]
    ended = (EndedIndicator(indicator.plan, indicator, "missed", 80.0, 87.0),)

    assert result_sentences(replace(year, results=ended)) == [
        f"{indicator.plan}规划期满，收官评估1项：未达到目标1项；未达到的：{indicator.name}。"
    ]
    assert result_sentences(year) == []
    assert "尚没有积累四年以上" in long_run_sentence(replace(year, long_run=()))
