"""Changed colours and what the figures show of why."""

from dataclasses import replace

import pytest

from flows.report.quarter.moves import between, cause_of, cause_sentence, find_moves
from flows.report.quarter.quarter_rows import Pair
from flows.report.quarter.town_shares import Figure, SharedChange, TownShare
from tests.report.month.rows import COUNTY, OTHER, TOWN, judged


def pair(before, now):
    then = {"period": "2022-03", "actual": 60.0, "expected": 65.0, "status": "green"} | before
    last = {"period": "2022-06", "actual": 70.0, "expected": 80.0, "status": "red"} | now
    return Pair(judged(**then), judged(**last))


@pytest.fixture
def indicator(june):
    one = june.month.facts.catalog.indicator_by_code["ECO-01"]
    return replace(one, kind="rate", path="", direction="at_least", unit="%")


@pytest.mark.parametrize(
    ("before", "now", "cause"),
    [
        ({}, {"status": "missing"}, "not_reported"),
        ({"status": "missing"}, {"status": "green"}, "reported_again"),
        ({}, {"target": 90.0}, "target_changed"),
        ({}, {}, "slower"),
        ({}, {"actual": 60.0}, "slower"),
        ({}, {"actual": 59.9}, "fell"),
        ({"status": "red"}, {"status": "green", "actual": 60.1}, "faster"),
        ({"status": "red"}, {"status": "green", "actual": 60.0}, "asked_less"),
        ({"status": "red"}, {"status": "green", "target": 90.0}, "faster"),
        ({}, {"actual": 59.9, "target": 90.0}, "fell"),
    ],
)
def test_the_cause_is_read_from_the_figures(indicator, before, now, cause):
    assert cause_of(pair(before, now), indicator) == cause


def test_where_less_is_better_a_rise_is_worse(indicator):
    less = replace(indicator, direction="at_most")

    assert cause_of(pair({}, {}), less) == "fell"
    assert cause_of(pair({"status": "red"}, {"status": "green", "actual": 50.0}), less) == "faster"


def test_a_year_task_in_a_new_year_starts_from_zero(indicator):
    task = replace(indicator, kind="flow")

    assert cause_of(pair({"period": "2021-12"}, {"period": "2022-03"}), task) == "new_year"
    assert cause_of(pair({}, {}), task) == "slower"


def test_the_sentence_shows_both_steps(june):
    catalog = june.month.facts.catalog
    moves = find_moves([pair({}, {}), pair({"status": "red"}, {})], catalog)

    assert [cause_sentence(one) for one in moves] == [
        "进度慢于序时：实际增加10个百分点，序时要求增加15个百分点"
    ]


def test_moves_are_the_countys_first_and_better_or_worse(june):
    pairs = [
        pair({"area": TOWN}, {"area": TOWN}),
        pair({"area": COUNTY, "status": "red"}, {"area": COUNTY, "status": "green"}),
    ]
    moves = find_moves(pairs, june.month.facts.catalog)

    assert [(one.is_county, one.is_better) for one in moves] == [(True, True), (False, False)]
    assert between(moves, ("red",), ("green",)) == moves[:1]
    assert between(moves, ("green",), ("red",)) == moves[1:]


@pytest.mark.parametrize(
    ("absence", "cause"), [(-2.5, "absent"), (-2.4, "slower"), (2.5, "slower"), (0.0, "slower")]
)
def test_towns_that_are_gone_are_the_cause_of_at_least_half_a_fall(indicator, absence, cause):
    """Reached 10 more, asked 15 more: 5 behind."""
    assert cause_of(pair({}, {}), indicator, absence) == cause


def test_a_fall_by_a_town_that_did_not_report_names_it(june, indicator):
    both = pair({}, {"actual": 55.0, "lacking": ("麻虎镇",)})
    figures = Figure(1.0, float("nan"), float("nan"))
    part = TownShare(OTHER, "麻虎镇", figures, figures, -12.0)
    change = SharedChange(indicator, figures, figures, -12.0, False, (part,))

    [move] = find_moves([both], june.month.facts.catalog, [change])

    assert (move.cause, move.absent, move.absence) == ("absent", ("麻虎镇",), -12.0)
    assert cause_sentence(move) == (
        "麻虎镇未报影响12个百分点：实际减少5个百分点，序时要求增加15个百分点"
    )
    old = pair({"lacking": ("麻虎镇",)}, {"actual": 55.0, "lacking": ("麻虎镇",)})
    [same] = find_moves([old], june.month.facts.catalog, [change])
    assert (same.cause, same.absent) == ("fell", ())
