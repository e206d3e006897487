"""The page's first screen: what comes first, in figures that agree with the month in review."""

import math
from dataclasses import replace

import pytest

from flows.report.month.review import Review
from flows.report.page.first_screen import first_screen
from flows.report.page.sparkline import Sparkline, sparkline
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_the_cards_are_the_first_matters_to_act_on_in_their_order(review: Review):
    screen = first_screen(review)

    assert [card.code for card in screen.cards] == [one.code for one in review.asked[:5]]
    assert screen.more == max(0, len(review.asked) - 5)
    assert all(card.owner and card.figures for card in screen.cards)


def test_towns_come_by_rank_and_one_that_did_not_report_has_no_score(review: Review):
    silent = replace(review.towns[0], rank=None, score=None, is_reporting=False, common=None)
    towns = first_screen(replace(review, towns=(*review.towns[1:], silent))).towns

    assert [town.name for town in towns[:-1]] == [town.town for town in review.towns[1:]]
    assert (towns[-1].rank, towns[-1].score, towns[-1].change) == ("未报", "", "")


def test_only_what_the_towns_show_is_explained(review: Review):
    full = first_screen(review)
    alone = replace(review, towns=tuple(replace(town, common=None) for town in review.towns))
    first = replace(alone, facts=replace(review.facts, town_scores=review.facts.town_scores[:0]))

    assert {town.change[:3] for town in full.towns if town.change} == {"同口径"}
    assert full.towns_note == (
        "数字为项数，曲线为历月得分（0—100分），同口径名次只按两个月均考核的指标排列。"
    )
    assert first_screen(alone).towns_note == "数字为项数，曲线为历月得分（0—100分）。"
    assert first_screen(first).towns_note == "数字为项数。"


def test_county_and_towns_are_counted_apart(review: Review):
    county, towns = first_screen(review).levels

    assert (county.name, towns.name) == ("全县", "各镇")
    assert {key: number for key, _, number in county.counts}["red"] == review.county.all.red
    assert {key: number for key, _, number in towns.counts}["green"] == review.town_level.all.green


def test_a_month_without_matters_has_no_card(review: Review):
    quiet = replace(review, matters=())

    assert (first_screen(quiet).cards, first_screen(quiet).more) == ((), 0)


def test_a_sparkline_runs_from_left_to_right_and_upwards(review: Review):
    row = review.rows[0]
    rows = [
        replace(row, actual=1.0, expected=2.0),
        replace(row, actual=math.nan, expected=3.0),
        replace(row, actual=5.0, expected=4.0),
    ]

    assert sparkline(rows) == Sparkline("3.0,29.0 117.0,3.0", "3.0,22.5 60.0,16.0 117.0,9.5")
    assert sparkline(rows[:2]) is None
