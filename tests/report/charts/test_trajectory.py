"""Trajectory: the area's own target, the outlook in words, yearly paths broken at New Year."""

import math

import pytest

from flows.report.charts.trajectory import prepare_trajectory, trajectory_title
from tests.report.charts.example import COUNTY, TOWNS, judged, review_of

A = TOWNS["城关镇"]


@pytest.mark.parametrize(
    ("forecast", "is_met", "is_reference", "end"),
    [
        (29_048.0, False, False, "按现速2022年末29,048人，比计划目标31,570人差2,522人"),
        (29_048.4, False, True, "按现速2022年末29,048人，比参考进度31,570人差2,522人"),
        (32_000.0, True, False, "按现速2022年末32,000人，可以达到计划目标31,570人"),
        (math.nan, None, False, "2022年计划目标31,570人"),
    ],
)
def test_the_title_says_how_the_year_will_end(review, forecast, is_met, is_reference, end):
    row = judged(
        "EMP-14",
        COUNTY,
        28_000.0,
        30_000.0,
        target=31_570.0,
        forecast=forecast,
        forecast_met=is_met,
        is_reference=is_reference,
    )
    title = trajectory_title(review_of(review, row), "EMP-14", COUNTY)

    assert title == f"脱贫人口务工就业规模：全县28,000人，{end}"


def test_a_town_is_drawn_with_its_own_target_never_with_the_countys(review):
    month = review_of(
        review,
        judged("EMP-14", COUNTY, 28_000.0, 30_000.0, target=31_570.0),
        judged("EMP-14", A, 2_000.0, 2_500.0, target=2_600.0),
    )
    data = prepare_trajectory(month, "EMP-14", A)

    assert [goal.value for goal in data.goals] == [2_600.0]
    assert data.words.title.startswith("脱贫人口务工就业规模：城关镇2,000人")


def test_in_december_there_is_no_outlook(review):
    row = judged("EMP-14", COUNTY, 1.0, 2.0, period="2022-12", forecast=1.0, forecast_met=False)
    month = review_of(review, row)

    assert math.isnan(prepare_trajectory(month, "EMP-14", COUNTY).forecast)
    assert "按现速" not in trajectory_title(month, "EMP-14", COUNTY)
