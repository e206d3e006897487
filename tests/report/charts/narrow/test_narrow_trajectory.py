import math
from dataclasses import replace

import pytest
from lxml import etree

from flows.report.charts.canvas import Words
from flows.report.charts.narrow.narrow_trajectory import narrow_trajectory, ticks_between
from flows.report.charts.trajectory import Goal, Point, Trajectory

DATA = Trajectory(
    words=Words("标题", (), "来源。"),
    unit="%",
    period="2022-06",
    points=(
        Point("2021-12", 80.0, 80.0),
        Point("2022-03", 81.26, 82.0),
        Point("2022-06", 84.04, math.nan),
    ),
    goals=(Goal(2021, 80.0, False), Goal(2022, 90.0, True)),
    forecast=87.0,
    is_flow=False,
    is_path_yearly=False,
)


def texts(data):
    return [one.text for one in etree.fromstring(narrow_trajectory(data)) if one.tag == "text"]


def lines(data, kind):
    found = etree.fromstring(narrow_trajectory(data))
    own = [one for one in found if one.tag == "polyline" and one.get("class") == kind]
    return own[1:]  # the first is the legend's


def test_it_tells_unit_years_figures_outlook_and_targets():
    assert texts(DATA)[:5] == ["实际", "应达到", "按现速到年末", "年末计划目标", "年末参考进度"]
    assert texts(DATA)[-4:] == ["87", "84", "80", "90"]
    assert {"%", "6月", "12月", "2021年", "2022年"} <= set(texts(DATA))


def test_a_month_without_what_was_asked_leaves_no_point_in_the_path():
    [asked] = lines(DATA, "asked")
    [reached] = lines(DATA, "reached")

    assert len(asked.get("points").split()) == 2
    assert len(reached.get("points").split()) == 3


def test_a_flow_begins_anew_in_january():
    assert [
        len(one.get("points").split()) for one in lines(replace(DATA, is_flow=True), "reached")
    ] == [1, 2]


def test_nothing_is_drawn_of_an_outlook_that_is_not_there():
    data = replace(DATA, forecast=math.nan)

    assert "按现速到年末" not in texts(data)
    assert texts(data)[-3:] == ["84", "80", "90"]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0.0, 100.0, [0, 50, 100]),
        (78.0, 91.0, [80, 85, 90]),
        (-1.0, 1.0, [-1, -0.5, 0, 0.5, 1]),
        (0.0, 0.004, [0, 0.001, 0.002, 0.003, 0.004]),
        (1_200_000.0, 5_200_000.0, [2e6, 3e6, 4e6, 5e6]),
    ],
)
def test_ticks_are_steps_of_1_2_or_5(low, high, ticks):
    assert ticks_between(low, high) == ticks


def test_a_series_that_never_moves_is_drawn(tmp_path):
    still = replace(DATA, points=(Point("2022-06", 5.0, 5.0),), goals=(), forecast=math.nan)

    assert "5" in texts(still)
