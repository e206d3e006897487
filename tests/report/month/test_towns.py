from dataclasses import replace

import pandas as pd
import pytest

from flows.report.month.phrases import tie_note
from flows.report.month.towns import CommonStanding, list_towns
from tests.report.month.example import example_facts
from tests.report.month.rows import NAN, OTHER, TOWN, judged


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


def scored(facts, *rows):
    names = ["area_code", "period", "score", "attainment", "is_reporting", "rank"]
    return replace(facts, town_scores=pd.DataFrame(rows, columns=names))


def both(code, now, before):
    return (
        judged(code, TOWN, status=now),
        judged(code, TOWN, "2022-05", status=before),
    )


def test_a_town_without_reports_has_no_rank_and_no_score(facts):
    month = scored(
        facts,
        (OTHER, "2022-06", NAN, NAN, False, NAN),
        (TOWN, "2022-06", 88.0, 95.0, True, 1),
    )

    towns = list_towns(month, [judged("A", TOWN, status="green")], [])

    assert (towns[0].town, towns[0].rank, towns[0].score) == ("仓上镇", 1, 88.0)
    silent = next(town for town in towns if town.area_code == OTHER)
    assert (silent.rank, silent.score, silent.is_reporting) == (None, None, False)


def test_rise_and_fall_count_only_what_both_months_judged(facts):
    first, second = both("ECO-01", "green", "red"), both("ECO-02", "red", "red")
    alone = judged("ECO-03", TOWN, status="red")
    others = [judged("ECO-01", OTHER, month, status="green") for month in ("2022-06", "2022-05")]

    towns = list_towns(
        facts, [first[0], second[0], alone, others[0]], [first[1], second[1], others[1]]
    )

    town = next(one for one in towns if one.area_code == TOWN)
    assert (town.compared.common, town.score_change, town.rank_change) == (2, 75.0, 0)


def test_a_month_in_which_a_town_was_silent_is_not_compared(facts):
    now, before = both("ECO-01", "green", "missing")

    town = next(one for one in list_towns(facts, [now], [before]) if one.area_code == TOWN)

    assert (town.score_change, town.rank_change) == (None, None)


@pytest.mark.parametrize(
    ("status", "is_reference", "is_on_course"),
    [
        ("red", False, False),
        ("red", True, True),
        ("missing", False, False),
        ("yellow", False, True),
    ],
)
def test_on_course_is_a_town_that_is_red_against_no_plan_target(
    facts, status, is_reference, is_on_course
):
    month = scored(facts, (TOWN, "2022-06", 88.0, 95.0, True, 1))

    [town] = [
        one
        for one in list_towns(
            month, [judged("A", TOWN, status=status, is_reference=is_reference)], []
        )
        if one.area_code == TOWN
    ]

    assert town.is_on_course is is_on_course


def test_both_places_are_told_on_common_indicators():
    assert CommonStanding(80.0, 70.0, rank=1, rank_before=10).places == "第10→第1"
    assert CommonStanding(80.0, 70.0, rank=6, rank_before=6).places == "第6，持平"


@pytest.mark.parametrize(("common", "gain"), [(2, None), (3, 100.0)])
def test_a_score_gains_only_on_three_common_indicators_or_more(facts, common, gain):
    codes = [one.indicator_code for one in facts.catalog.indicators[:common]]
    now = [judged(code, TOWN, status="green") for code in codes]
    before = [judged(code, TOWN, status="red", period="2022-05") for code in codes]
    town = next(one for one in list_towns(facts, now, before) if one.area_code == TOWN)

    assert town.compared.common == common
    assert town.gain == gain


def test_a_form_that_did_not_come_before_is_no_progress_when_it_comes(facts):
    """The score on all common indicators rises by 25, on those with a figure not at all."""
    codes = [one.indicator_code for one in facts.catalog.indicators[:4]]
    now = [judged(code, TOWN, status="green") for code in codes]
    before = [
        judged(code, TOWN, status="missing" if code == codes[0] else "green", period="2022-05")
        for code in codes
    ]
    town = next(one for one in list_towns(facts, now, before) if one.area_code == TOWN)

    assert town.score_change > 0
    assert town.gain == 0


def test_equal_scores_are_ranked_by_attainment_then_reds_then_code(facts):
    """rules.md section 8, over the indicators of both months: no two towns share a place."""
    gaps = {"610929100000": 0.10, "610929103000": 0.05, TOWN: 0.10}
    now = [judged("ECO-01", code, status="yellow", shortfall=gap) for code, gap in gaps.items()]
    before = [judged("ECO-01", code, "2022-05", status="green") for code in gaps]

    towns = {one.area_code: one.common for one in list_towns(facts, now, before) if one.common}

    assert {round(common.score, 9) for common in towns.values()} == {60.0}
    assert [towns[code].rank for code in sorted(gaps, key=lambda code: (gaps[code], code))] == [
        1,
        2,
        3,
    ]
    assert sorted(one.rank_before for one in towns.values()) == [1, 2, 3]


def test_units_share_a_rank_and_towns_do_not():
    assert tie_note([90.0, 80.0, None]) == ""
    assert tie_note([90.0, 90.04]).endswith("仍相同的按区划代码排列，不分先后。")
    assert tie_note([90.0, 90.0], have_codes=False).endswith("仍相同的名次并列。")
