"""Changed colours, ages of warnings and what comes, in sentences."""

from dataclasses import replace

from flows.period import Quarter
from flows.report.quarter.moves import between
from flows.report.quarter.next_due import DueItem, NextDue
from flows.report.quarter.state_sentences import age_sentence, move_sentences, next_sentences
from flows.report.quarter.warning_ages import Age
from tests.report.month.rows import judged


def test_what_turned_red_is_named_for_the_county_and_counted_for_towns(june):
    turned = between(june.moves, ("green", "yellow"), ("red",))
    county = [one.indicator.name for one in turned if one.is_county]
    told = "".join(move_sentences(june))

    assert f"全县{len(county)}项（{county[0]}" in told
    assert f"镇级{len(turned) - len(county)}项次" in told


def test_nothing_moved_is_not_told(june):
    assert move_sentences(replace(june, moves=())) == []


def test_open_warnings_are_told_by_age_and_level(june):
    ages = (
        Age(1, 3, 2, 3, (4, 1, 0), 2),
        Age(4, 6, 0, 0, (0, 0, 0), 0),
        Age(13, None, 0, 1, (0, 0, 1), 0),
    )

    assert age_sentence(replace(june, ages=ages)) == (
        "季末未销号的预警6项次，按存续时间：1～3个月5项次（提醒4、督办1）；"
        "13个月以上1项次（通报1）。其中列入关注名单的2项次。"
    )
    assert age_sentence(replace(june, ages=())) == ""
    all_watched = (Age(1, 3, 2, 3, (5, 0, 0), 5),)
    assert age_sentence(replace(june, ages=all_watched)).endswith("（提醒5）。均已列入关注名单。")


def test_what_falls_due_is_told_with_what_is_reached(june):
    by_code = june.month.facts.catalog.indicator_by_code
    items = (
        DueItem(by_code["ECO-01"], "2022-07", judged(met=True)),
        DueItem(by_code["EMP-14"], "2022-08", judged("EMP-14", met=False)),
    )
    coming = NextDue(Quarter(2022, 3), items, (by_code["IND-01"],), (judged("ECO-01"),))

    first, second, third = next_sentences(replace(june, next=coming))

    assert first == (
        "2022年三季度有2项规定了完成月份的任务到期，已达到1项，"
        f"尚未达到1项：{by_code['EMP-14'].name}（8月底前87人，目前80人）。"
    )
    assert second.startswith("本季度不考核、三季度开始考核的指标1项")
    assert third.startswith("全年计划目标年底到期，按现速难以达到的1项")
    assert next_sentences(replace(june, next=NextDue(Quarter(2022, 3), (), (), ()))) == []


def test_nothing_reached_and_all_reached_need_no_second_number(june):
    indicator = june.month.facts.catalog.indicator_by_code["EMP-14"]

    def told(*rows):
        items = tuple(DueItem(indicator, "2022-08", row) for row in rows)
        coming = NextDue(Quarter(2022, 3), items, (), ())
        return next_sentences(replace(june, next=coming))[0]

    head = "2022年三季度有1项规定了完成月份的任务到期，"
    assert told(judged(met=True)) == f"{head}均已达到。"
    assert told(None) == f"{head}尚未达到：{indicator.name}（8月底前）。"
    assert told(None, judged(met=False)).startswith(
        f"2022年三季度有2项规定了完成月份的任务到期，均尚未达到：{indicator.name}（8月底前）、"
    )
