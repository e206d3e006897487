from dataclasses import replace

import pytest

from flows.report.bulletin.judgement import (
    best_sentence,
    compare_sentence,
    judge,
    judge_briefly,
)
from flows.report.month.counts import Comparison, Counts, LevelCounts
from flows.report.month.towns import CommonStanding
from tests.report.month.built import quiet
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def level(every, planned, before, now, common):
    return LevelCounts(every, planned, Comparison("2022-05", common, before, now, common))


def test_the_judgement_of_a_real_month(review):
    assert judge(review) == (
        "2022年6月，全县到期考核指标202项，达到序时进度155项，占76.7%；关注5项、预警42项。"
        "其中有计划目标的56项，达到32项，占57.1%，其余为参考进度。"
        "本月比5月多考核167项；两个月均考核的35项中，"
        "达到序时进度由22项减至21项，预警12项、持平。"
        "11个镇均有计划目标预警或缺数。仓上镇未报数，有关数据待补报后更新。"
        "进展最明显的是政府投资等三类项目新增岗位吸纳搬迁群众比例，预警10个月后达到要求并销号。"
        "当前最急的是“零就业”易地搬迁户数，超57户。"
    )


def test_all_towns_that_rose_most_are_named(review):
    one, two, *rest = review.towns
    risen = CommonStanding(score=83.94, score_before=80, rank=1, rank_before=2, gain=3.94)
    towns = (replace(one, common=risen), replace(two, common=risen))
    progress = replace(review.progress, resolved=(), met_early=(), towns=towns[:1])
    month = replace(review, progress=progress, towns=(*towns, replace(rest[0], common=None)))

    assert best_sentence(month) == f"得分提高最多的是{one.town}、{two.town}（各提高3.9分）。"
    alone = replace(month, towns=towns[:1])
    assert best_sentence(alone) == f"得分提高最多的是{one.town}（提高3.9分）。"


def test_nothing_is_said_of_zero_things(review):
    text = judge(quiet(review))

    assert text.startswith(
        "2022年6月，全县到期考核指标20项，均达到序时进度。其中有计划目标的8项均达到，其余为参考进度。"
    )
    assert "0项" not in text.replace("20项", "")
    assert "最急" not in text


def test_what_is_only_watched_is_named_where_no_annex_lists_it(review):
    watched = review.watched[:2]
    first, second = (one.name if one.is_county else f"{one.area}{one.name}" for one in watched)

    assert judge(replace(quiet(review), matters=watched)).endswith(
        f"本月没有须办事项；列入关注名单的2项只需留意进度、不要求答复：{first}、{second}。"
    )


def test_a_month_with_nothing_due_says_so(review):
    nothing = LevelCounts(Counts(), Counts(), Comparison("", 0, Counts(), Counts()))

    assert judge(replace(review, county=nothing)) == "2022年6月，全县没有到期考核的指标。"


def test_equal_months_are_compared_without_a_scope(review):
    counts = Counts(green=3, red=1)
    month = replace(review, county=level(counts, counts, Counts(green=1, red=3), counts, 4))

    assert compare_sentence(month) == (
        "两个月均考核的4项中，达到序时进度由1项增至3项，预警由3项减至1项。"
    )


def test_counts_that_both_stayed_are_told_once(review):
    counts = Counts(green=3, red=1)
    month = replace(review, county=level(counts, counts, counts, counts, 4))

    assert compare_sentence(month) == ("两个月均考核的4项中，达到序时进度3项、预警1项，均持平。")


def test_a_county_of_one_town_is_told_of_it_by_name(review):
    [one] = [town for town in review.towns if town.town == "城关镇"]

    assert "城关镇有计划目标预警或缺数。" in judge(replace(review, towns=(one,)))


def test_few_towns_that_are_behind_are_named_instead_of_many_that_are_not(review):
    fine = Counts(green=3)
    towns = tuple(
        replace(one, plan_target=fine, is_reporting=True) if number > 1 else one
        for number, one in enumerate(review.towns)
    )
    first, second = (one.town for one in review.towns[:2])

    assert f"11个镇中，{first}、{second}有计划目标预警或缺数，其余9个均无预警。" in judge(
        replace(review, towns=towns)
    )


def test_a_month_says_how_many_more_or_fewer_were_asked_than_the_one_before(review):
    """April asks less than March's quarter, however many of it March did not ask."""
    counts = Counts(green=3, red=1)
    quarter = LevelCounts(counts, counts, Comparison("2022-03", 3, counts, counts, 40))
    more = LevelCounts(counts, counts, Comparison("2022-03", 3, counts, counts, 3))

    assert compare_sentence(replace(review, county=quarter)).startswith("本月比3月少考核36项；")
    assert compare_sentence(replace(review, county=more)).startswith("本月比3月多考核1项；")


def test_a_month_in_which_nothing_was_reported_is_not_told_as_a_fall_of_warnings(review):
    silent = Counts(missing=25)
    compared = Comparison("2022-05", 25, Counts(green=12, red=6), silent, 25)
    towns = tuple(
        replace(one, is_reporting=False, counts=Counts(missing=4)) for one in review.towns
    )
    month = replace(review, county=LevelCounts(silent, silent, compared), towns=towns)

    assert judge(month).startswith(
        "2022年6月，全县到期考核指标25项，均未报送数据。11个镇均未报数。"
    )
    assert "预警由" not in judge(month)
    assert judge_briefly(month) == "2022年6月，全县到期考核指标25项，均未报送数据。"


def test_a_mail_and_the_page_name_the_towns_that_reported_nothing(review):
    assert judge_briefly(review).endswith("。仓上镇未报数，有关数据待补报后更新。")
    reporting = tuple(replace(one, is_reporting=True) for one in review.towns)
    assert "未报数" not in judge_briefly(replace(review, towns=reporting))


def test_what_came_no_more_is_told_beside_what_moved(review):
    before, now = Counts(green=12, red=6), Counts(green=10, red=5, missing=3)
    month = replace(review, county=level(now, now, before, now, 18))

    assert compare_sentence(month) == (
        "两个月均考核的18项中，达到序时进度由12项减至10项，预警由6项减至5项，未报由无增至3项。"
    )
