"""How far towns are from what was asked, in the unit shown, the largest gap first."""

import math

import pytest

from flows.report.charts.town_gaps import show_gap, town_gaps
from tests.report.charts.example import TOWNS, judged, review_of

A, B, C = TOWNS.values()


def test_the_largest_difference_comes_first_whatever_its_share(review):
    month = review_of(
        review,
        judged("EMP-14", A, 900.0, 1000.0),
        judged("EMP-14", B, 10.0, 50.0),
        judged("EMP-14", C, 120.0, 100.0, status="green"),
    )

    assert [(town.name, town.gap) for town in town_gaps(month, "EMP-14")] == [
        ("城关镇", 100.0),
        ("冷水镇", 40.0),
        ("仓上镇", -20.0),
    ]


def test_a_town_without_figure_comes_last_and_one_without_task_not_at_all(review):
    month = review_of(
        review,
        judged("EMP-14", A, math.nan, 1000.0, status="missing"),
        judged("EMP-14", B, 10.0, 50.0),
        judged("EMP-14", C, math.nan, math.nan, status="not_applicable"),
    )
    towns = town_gaps(month, "EMP-14")

    assert [(town.name, town.status) for town in towns] == [
        ("冷水镇", "red"),
        ("城关镇", "missing"),
    ]


@pytest.mark.parametrize(
    ("gap", "words"), [(134.0, "差134"), (-12.5, "超12.5"), (0.0, "达到"), (math.nan, "")]
)
def test_a_gap_in_words(gap: float, words: str):
    assert show_gap(gap) == words
