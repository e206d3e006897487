"""Variance bars: the largest difference on top, every label within the figure."""

import math

from flows.report.charts.variance import draw_variance, prepare_variance
from tests.report.charts.example import TOWNS, judged, rendered, review_of

A, B, C = TOWNS.values()


def test_the_bar_on_top_is_the_one_of_the_title(review):
    month = review_of(
        review,
        judged("ECO-01", A, 84.0, 86.0, status="yellow"),
        judged("ECO-01", B, 70.0, 86.0),
        judged("ECO-01", C, math.nan, 86.0, status="missing"),
    )
    data = prepare_variance(month, "ECO-01")

    assert data.words.title == (
        "自然村生活垃圾有效治理率：2个镇中预警1个、关注1个，差得最多的是冷水镇（16个百分点），1个镇未报"
    )
    assert [town.name for town in data.towns] == ["冷水镇", "城关镇"]
    assert data.axis == "与序时目标相比（个百分点）"


def test_a_reference_is_called_one(review):
    month = review_of(review, judged("ECO-01", A, 84.0, 86.0, is_reference=True))

    assert prepare_variance(month, "ECO-01").axis == "与参考进度相比（个百分点）"


def test_no_label_leaves_the_axes(review):
    month = review_of(
        review,
        judged("EMP-14", A, 100_000.0, 912_345.0),
        judged("EMP-14", B, 987_654.0, 50.0, status="green"),
    )
    figure = draw_variance(prepare_variance(month, "EMP-14"))
    renderer = rendered(figure)
    box = figure.axes[0].get_window_extent(renderer)

    for text in figure.axes[0].texts:
        own = text.get_window_extent(renderer)
        assert box.x0 <= own.x0
        assert own.x1 <= box.x1


def test_a_figure_on_the_line_has_its_label_at_the_right(review):
    month = review_of(
        review,
        judged("ECO-01", A, 86.0 - 1e-12, 86.0, status="green"),
        judged("ECO-01", B, 70.0, 86.0),
    )
    figure = draw_variance(prepare_variance(month, "ECO-01"))

    sides = {text.get_text(): text.get_ha() for text in figure.axes[0].texts}
    assert sides == {"达到": "left", "差16": "right"}
