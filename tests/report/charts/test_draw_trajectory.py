"""The picture of a trajectory: nothing lies over anything else, the year ends at its target."""

import math
from dataclasses import replace
from itertools import combinations

import pytest

from flows.report.charts.draw_trajectory import draw_trajectory
from flows.report.charts.trajectory import Goal, Point, prepare_trajectory
from tests.report.charts.example import COUNTY, judged, rendered, review_of


def test_the_legend_has_a_row_of_its_own_above_the_axes_and_the_foot_below(review):
    figure = draw_trajectory(prepare_trajectory(review, "ECO-01", COUNTY))
    renderer = rendered(figure)
    legend = figure.legends[0].get_window_extent(renderer)
    axes = figure.axes[0].get_tightbbox(renderer)
    title, foot = (text.get_window_extent(renderer) for text in figure.texts)

    assert title.y0 >= legend.y1 - 1
    assert legend.y0 >= figure.axes[0].get_window_extent(renderer).y1
    assert foot.y1 <= axes.y0 + 1


def test_the_target_stands_at_the_end_of_its_year_and_a_reference_is_hollow(review):
    row = judged("EMP-14", COUNTY, 28_000.0, 30_000.0, target=31_570.0, is_reference=True)
    data = prepare_trajectory(review_of(review, row), "EMP-14", COUNTY)
    [axes] = draw_trajectory(data).axes

    [mark] = [line for line in axes.lines if line.get_marker() == "D"]
    assert (float(mark.get_xdata()[0]), float(mark.get_ydata()[0])) == (2023.0, 31_570.0)
    assert mark.get_markerfacecolor() == "white"


@pytest.mark.parametrize("month", [1, 6, 9, 11])
@pytest.mark.parametrize("near", [0.0, 0.001, 0.02, 0.5])
def test_figures_of_ten_digits_do_not_lie_over_each_other(review, month, near):
    base = prepare_trajectory(review, "EMP-14", COUNTY)
    last = 5_123_456_789.0
    data = replace(
        base,
        unit="元",
        period=f"2022-{month:02d}",
        points=(Point(f"2022-{month:02d}", last, math.nan),),
        goals=(Goal(2021, last * (1 - near), False), Goal(2022, last * (1 + near / 2), True)),
        forecast=last * (1 + near),
    )
    figure = draw_trajectory(data)
    renderer = rendered(figure)
    [axes] = figure.axes
    boxes = [text.get_window_extent(renderer) for text in axes.texts]

    assert len(boxes) == 4
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)
    assert all(box.x1 <= figure.bbox.x1 for box in boxes)


@pytest.mark.parametrize(
    ("periods", "first"), [(("2022-03", "2022-06"), 2022), (("2021-12", "2022-06"), 2021)]
)
def test_the_axis_begins_with_the_first_year_of_which_something_is_known(review, periods, first):
    base = prepare_trajectory(review, "EMP-14", COUNTY)
    points = tuple(Point(period, 5.0, math.nan) for period in periods)
    [axes] = draw_trajectory(replace(base, points=points, goals=())).axes

    assert int(axes.get_xlim()[0]) == first
    assert axes.get_xticklabels()[0].get_text() == f"3月\n{first}年"
