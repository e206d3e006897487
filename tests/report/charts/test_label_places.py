"""No figure beside a mark lies over another figure or over another mark."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.report.charts.label_places import Label, place_labels

RISE, HEIGHT = 16.0, 13.0
WIDE = 95.0


def heights(*labels: Label) -> list[float]:
    return place_labels(labels, rise=RISE, height=HEIGHT)


def test_a_figure_alone_stands_on_its_own_side():
    above, below = Label(50, (50, 100), 40, -1), Label(50, (50, 100), 40, 1)

    assert heights(above) == [84.0]
    assert heights(below) == [116.0]


@pytest.mark.parametrize(
    ("mark", "height"),
    [
        ((120.0, 100.0), 116.0),  # beside the first, at the same height: on the other side
        ((160.0, 100.0), 84.0),  # as far away as it is wide: beside the first
        ((120.0, 112.0), 128.0),  # its own side would lie over the first's figure
        ((120.0, 200.0), 184.0),  # far below
    ],
)
def test_a_second_figure_goes_to_the_other_side_where_the_first_stands(mark, height):
    first = Label(50, (50, 100), WIDE, -1)
    second = Label(mark[0], mark, WIDE, -1)

    assert heights(first, second) == [84.0, height]


def test_a_figure_does_not_cover_another_mark():
    first = Label(50, (50, 100), 40, -1)
    second = Label(52, (52, 116), 40, -1)

    assert heights(first, second)[1] > 116


places = st.tuples(st.integers(0, 280), st.integers(0, 150))


@given(st.lists(places, min_size=1, max_size=4, unique=True), st.integers(20, 100))
def test_four_figures_never_lie_over_each_other(marks, width):
    labels = [
        Label(x, (x, y), width, 1 if place == 3 else -1) for place, (x, y) in enumerate(marks)
    ]
    boxes = list(zip(labels, heights(*labels), strict=True))

    for (one, first), (other, second) in combinations(boxes, 2):
        assert abs(one.x - other.x) >= width or abs(first - second) >= HEIGHT
