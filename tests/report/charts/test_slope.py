"""Slope: ranks on common indicators; the title's movers are the largest moves drawn."""

from dataclasses import replace

from flows.report.charts.canvas import Words
from flows.report.charts.slope import Slope, SlopeTown, draw_slope, prepare_slope
from flows.report.month.towns import CommonStanding
from tests.report.charts.example import rendered


def test_the_title_names_the_largest_moves(review):
    data = prepare_slope(review)
    steps = {town.name: town.before - town.now for town in data.towns}
    best, worst = max(steps.values()), min(steps.values())

    for name in (name for name, step in steps.items() if step == best):
        assert name in data.words.title
    assert f"上升{best}位" in data.words.title
    assert f"下降{-worst}位" in data.words.title


def test_every_town_is_named_on_both_sides(review):
    data = prepare_slope(review)
    texts = "".join(text.get_text() for text in draw_slope(data).axes[0].texts)

    assert data.towns
    assert all(texts.count(town.name) == 2 for town in data.towns)


def test_a_town_has_its_place_and_step_on_both_sides():
    towns = (SlopeTown("甲镇", 2, 1, 100.0), SlopeTown("乙镇", 1, 2, 80.5))
    data = Slope(Words("各镇名次", (), ""), "5月", "6月", towns)

    texts = [text.get_text() for text in draw_slope(data).axes[0].texts]
    assert texts == [
        *("甲镇", "2", "1", "甲镇↑1（100分）"),
        *("乙镇", "1", "2", "乙镇↓1（80.5分）"),
    ]


def test_equal_scores_are_told_how_they_are_ranked(review):
    def slope(*scores):
        standings = [CommonStanding(one, 70.0, n, n) for n, one in enumerate(scores, start=1)]
        towns = tuple(
            replace(town, common=common)
            for town, common in zip(review.towns, standings, strict=False)
        )
        return prepare_slope(replace(review, towns=towns)).words.notes[0]

    assert slope(90.0, 80.0).endswith("项）。")
    assert slope(85.7, 85.7).endswith(
        "得分相同的，依次按完成程度、预警项数排列；仍相同的按区划代码排列，不分先后。"
    )


def test_labels_stay_within_the_figure():
    towns = tuple(
        SlopeTown(f"{name}家坪{name}家坪{name}家坪街道办事处", place, 5 - place, 100.0)
        for place, name in enumerate("甲乙丙丁", start=1)
    )
    figure = draw_slope(Slope(Words("各镇名次", (), ""), "5月", "6月", towns))
    renderer = rendered(figure)

    for text in figure.axes[0].texts:
        own = text.get_window_extent(renderer)
        assert own.x0 >= 0
        assert own.x1 <= figure.bbox.x1


def test_nobody_moved_is_said_in_the_title(review):
    towns = tuple(
        replace(town, common=CommonStanding(90.0 - place, 90.0, place, place))
        for place, town in enumerate(review.towns[:2], start=1)
    )

    title = prepare_slope(replace(review, towns=towns)).words.title
    assert title == f"各镇名次（同口径）：{towns[0].town}居第1位，各镇名次没有变化"
