"""The range of each outlook, as numbers and in words."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from flows.report.page.outlook_ranges import Range, outlook_ranges, range_sentence


def test_ranges_are_those_of_the_month(review):
    ranges = pd.DataFrame(
        {
            "indicator_code": ["A", "B"],
            "area_code": ["1", "1"],
            "period": ["2022-06", "2022-05"],
            "forecast_low": [1.0, 2.0],
            "forecast_high": [3.0, 4.0],
            "chance": [0.5, 0.6],
        }
    )
    facts = replace(review.facts, assessments=ranges)

    assert outlook_ranges(facts) == {("A", "1"): Range(1.0, 3.0, 0.5)}
    assert outlook_ranges(replace(facts, assessments=ranges.drop(columns="chance"))) == {}


@pytest.mark.parametrize(
    ("outlook", "text"),
    [
        (
            Range(27_912.4, 30_100.6, 0.404),
            "八成把握在27,912～30,101人之间，达到目标的把握约40%",
        ),
        (Range(27_912.4, 30_100.6), "八成把握在27,912～30,101人之间"),
        (Range(math.nan, math.nan, math.nan), ""),
    ],
)
def test_a_range_is_said_with_what_is_known(review, outlook: Range, text: str):
    assert range_sentence(review.facts.catalog.indicator_by_code["EMP-14"], outlook) == text


def test_a_range_of_percents_has_its_sign_at_both_ends(review):
    indicator = review.facts.catalog.indicator_by_code["ECO-01"]

    assert range_sentence(indicator, Range(71.84, 100.0)) == "八成把握在71.8%～100%之间"
