"""Bullet chart: a true title, each town's own target, labels clear of the marks."""

import math

from flows.report.charts.bullet import draw_bullet, prepare_bullet
from tests.report.charts.example import COUNTY, TOWNS, judged, rendered, review_of

A, B, C = TOWNS.values()


def month_of_three(review):
    return review_of(
        review,
        judged("EMP-14", COUNTY, 1030.0, 1150.0, carried=3),
        judged("EMP-14", A, 900.0, 1000.0, target=1200.0),
        judged("EMP-14", B, 10.0, 50.0, target=60.0, is_reference=True, carried=2),
        judged("EMP-14", C, 120.0, 100.0, target=110.0, status="green"),
    )


def test_the_title_counts_statuses_and_names_the_bar_on_top(review):
    data = prepare_bullet(month_of_three(review), "EMP-14")

    assert data.words.title == (
        "脱贫人口务工就业规模：全县1,030人（含3个村上月数），序时目标1,150人；"
        "3个镇中预警2个，差得最多的是城关镇（100人）"
    )
    assert data.towns[0].name == "城关镇"


def test_the_largest_gap_of_the_title_is_the_largest_drawn_in_every_indicator(review):
    codes = {row.indicator_code for row in review.month_rows}
    for code in sorted(codes):
        data = prepare_bullet(review, code)
        gaps = [town.gap for town in data.towns if not math.isnan(town.gap)]
        if "差得最多" in data.words.title:
            assert gaps[0] == max(gaps) > 0
            assert f"差得最多的是{data.towns[0].name}（" in data.words.title


def test_carried_values_are_noted_by_town(review):
    data = prepare_bullet(month_of_three(review), "EMP-14")

    assert data.words.notes == ("冷水镇含2个村上月数。",)


def test_the_legend_tells_plan_targets_from_references(review):
    figure = draw_bullet(prepare_bullet(month_of_three(review), "EMP-14"))
    labels = [text.get_text() for text in figure.legends[0].get_texts()]

    assert labels == ["● 正常", "■ 预警", "至本月底应达到", "全年计划目标或参考进度"]


def test_a_figure_inside_its_bar_keeps_clear_of_the_marks(review):
    figure = draw_bullet(prepare_bullet(month_of_three(review), "EMP-14"))
    axes = figure.axes[0]
    renderer = rendered(figure)
    marks = [line.get_window_extent(renderer) for line in axes.lines]
    figures = [text for text in axes.texts if text.get_text().replace(",", "").isdigit()]

    assert len(figures) == 3
    for text in figures:
        box = text.get_window_extent(renderer)
        for mark in marks:
            is_beside = mark.x0 > box.x1 or mark.x1 < box.x0 or mark.y1 < box.y0 or mark.y0 > box.y1
            assert is_beside, text.get_text()


def test_a_silent_town_is_named_so(review):
    month = review_of(
        review,
        judged("EMP-14", A, math.nan, 1000.0, status="missing"),
        judged("EMP-14", B, 60.0, 50.0, status="green"),
    )
    data = prepare_bullet(month, "EMP-14")
    texts = [text.get_text() for text in draw_bullet(data).axes[0].texts]

    assert data.words.title.endswith("全县本月无数据；1个镇均无预警和关注，1个镇未报")
    assert "未报" in texts
