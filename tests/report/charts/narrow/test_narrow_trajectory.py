import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from flows.report.charts.canvas import Words
from flows.report.charts.line_breaks import text_width
from flows.report.charts.narrow.narrow_trajectory import narrow_trajectory, ticks_between
from flows.report.charts.narrow.svg_drawing import TEXT, WIDTH
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
    assert texts(DATA)[-4:] == ["84", "80", "90", "87"]
    assert {"%", "6月", "12月", "2021年", "2022年"} <= set(texts(DATA))


def test_a_first_year_has_the_whole_axis():
    """January stands at the left end and December at the right one, with a tick each quarter."""
    points = (Point("2022-01", 80.0, math.nan), Point("2022-06", 84.0, math.nan))
    data = replace(DATA, points=points, goals=DATA.goals[1:])
    [reached] = lines(data, "reached")
    [rule, *_] = [one for one in etree.fromstring(narrow_trajectory(data)) if is_rule(one)]

    assert {"3月", "6月", "9月", "12月", "2022年"} <= set(texts(data))
    assert "2021年" not in texts(data)
    assert reached.get("points").split(",")[0] == rule.get("points").split(",")[0]


def is_rule(one):
    return one.get("class") == "rule"


@pytest.mark.parametrize(("before", "side"), [(90.0, 1), (84.0, -1), (80.0, -1)])
def test_the_figure_of_a_falling_line_stands_below_it(before, side):
    points = (Point("2022-05", before, math.nan), Point("2022-06", 84.0, math.nan))
    data = replace(DATA, points=points, goals=(), forecast=math.nan)
    parts = list(etree.fromstring(narrow_trajectory(data)))
    [dot] = [float(one.get("cy")) for one in parts if one.tag == "circle"]
    [words] = [float(one.get("y")) for one in parts if one.get("class") == "reached-text"]

    assert (words - 4.5 - dot) * side > 0


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


amounts = st.integers(1_000_000_000, 9_999_999_999).map(float)


@given(
    values=st.lists(amounts, min_size=4, max_size=4),
    month=st.integers(1, 12),
    near=st.sampled_from([1.0, 1e-2, 1e-4]),
)
def test_figures_of_ten_digits_lie_over_nothing(values, month, near):
    """Figures that are close to each other, far apart, at the year's end and at its beginning."""
    last, before, goal, forecast = (values[0] + (one - values[0]) * near for one in values)
    data = replace(
        DATA,
        unit="元",
        period=f"2022-{month:02d}",
        points=(Point(f"2022-{month:02d}", last, math.nan),),
        goals=(Goal(2021, before, False), Goal(2022, goal, True)),
        forecast=forecast if month < 12 else math.nan,
    )
    boxes = []
    for one in etree.fromstring(narrow_trajectory(data)):
        if one.get("class") in ("goal-text", "reached-text"):
            half = text_width(one.text) * TEXT / 2
            x = float(one.get("x"))
            assert x >= half - 0.1
            assert x <= WIDTH - half + 0.1
            boxes.append((x, float(one.get("y")), half))

    assert len(boxes) == (4 if month < 12 else 3)
    for (x, y, half), (other_x, other_y, other_half) in combinations(boxes, 2):
        assert abs(x - other_x) >= half + other_half - 0.2 or abs(y - other_y) >= TEXT - 0.2
