"""The picture of a trajectory: nothing lies over anything else, the year ends at its target."""

from flows.report.charts.draw_trajectory import draw_trajectory
from flows.report.charts.trajectory import prepare_trajectory
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
