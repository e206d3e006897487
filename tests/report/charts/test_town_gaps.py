"""How far towns are from what was asked, in the unit shown, the largest gap first."""

import math

import pytest

from flows.report.charts.town_gaps import TownGap, show_actual, show_gap, town_gaps
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
    ("gap", "unit", "words"),
    [
        (134.0, "吨", "差134"),
        (-12.54, "亩", "超12.54"),
        (-12.54, "%", "超12.5"),
        (0.004, "%", "差0.004"),
        (0.0, "%", "达到"),
        (math.nan, "%", ""),
    ],
)
def test_a_gap_in_words(gap: float, unit: str, words: str):
    assert show_gap(gap, unit) == words


@pytest.mark.parametrize(
    ("actual", "expected", "unit", "text"),
    [(86.42, 90.0, "%", "86.4"), (86.46, 86.5, "%", "86.46"), (86.42, 90.0, "万亩", "86.42")],
)
def test_a_figure_has_the_decimals_of_the_bulletin(
    actual: float, expected: float, unit: str, text: str
):
    town = TownGap("城关镇", "red", actual, expected, 100.0, False, expected - actual)

    assert show_actual(town, unit) == text
