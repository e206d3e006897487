"""The canvas: ticks of 1, 2 and 5, readable ink, titles within the figure."""

import pytest
from matplotlib.figure import Figure

from flows.report.charts.canvas import Words, ink_on, make_figure, set_number_axis, styled
from tests.report.charts.example import rendered


@pytest.mark.parametrize(
    ("high", "labels"),
    [
        (4_761.0, ["0", "1,000", "2,000", "3,000", "4,000"]),
        (0.04, ["0", "0.01", "0.02", "0.03", "0.04"]),
        (0.0022, ["0", "0.0005", "0.001", "0.0015", "0.002"]),
        (88.0, ["0", "20", "40", "60", "80"]),
    ],
)
def test_ticks_are_round_and_have_thousands_separators(high: float, labels: list[str]):
    axes = Figure().add_axes((0, 0, 1, 1))
    axes.set_xlim(0, high)
    set_number_axis(axes, "x")
    ticks = [tick for tick in axes.get_xticks() if tick <= high + 1e-9]

    assert axes.xaxis.get_major_formatter().format_ticks(ticks) == labels


@pytest.mark.parametrize(
    ("colour", "ink"), [("#C8372D", "white"), ("#E6A700", "black"), ("#2E8B57", "black")]
)
def test_text_on_a_bar_is_readable(colour: str, ink: str):
    assert ink_on(colour) == ink


def test_a_long_title_stays_within_the_figure():
    words = Words("全县本月应评指标很多，" * 8, (), "数据来源：各镇。")

    @styled
    def draw() -> Figure:
        return make_figure(words, 8.0, 2.0, [], 1.0)[0]

    figure = draw()
    renderer = rendered(figure)
    boxes = [text.get_window_extent(renderer) for text in figure.texts]

    assert all(box.x1 <= figure.bbox.x1 and box.x0 >= 0 for box in boxes)
