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


def test_of_many_towns_at_one_place_the_first_two_are_named():
    towns = tuple(SlopeTown(f"{name}镇", 2, 1, 100.0) for name in "甲乙丙丁")
    data = Slope(Words("各镇名次", (), ""), "5月", "6月", towns)

    texts = [text.get_text() for text in draw_slope(data).axes[0].texts]
    assert texts == ["甲镇、乙镇等4个　2", "1　甲镇↑1、乙镇↑1等4个（100分）"]


def test_labels_of_shared_places_stay_within_the_figure():
    towns = tuple(SlopeTown(f"{name}家坪镇", 1, 1, 100.0) for name in "甲乙丙丁")
    figure = draw_slope(Slope(Words("各镇名次", (), ""), "5月", "6月", towns))
    renderer = rendered(figure)

    for text in figure.axes[0].texts:
        own = text.get_window_extent(renderer)
        assert own.x0 >= 0
        assert own.x1 <= figure.bbox.x1


def test_many_leaders_are_counted_in_the_title(review):
    common = CommonStanding(score=90.0, score_before=90.0, rank=1, rank_before=1)
    towns = tuple(replace(town, common=common) for town in review.towns[:4])

    title = prepare_slope(replace(review, towns=towns)).words.title
    assert title == "各镇名次（同口径）：4个镇并列第1位，各镇名次没有变化"
