"""Slope: ranks on common indicators; the title's movers are the largest moves drawn."""

from flows.report.charts.canvas import Words
from flows.report.charts.slope import Slope, SlopeTown, draw_slope, prepare_slope


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


def test_of_many_towns_at_one_place_the_first_three_are_named():
    towns = tuple(SlopeTown(f"{name}镇", 2, 1, 100.0) for name in "甲乙丙丁")
    data = Slope(Words("各镇名次", (), ""), "5月", "6月", towns)

    texts = [text.get_text() for text in draw_slope(data).axes[0].texts]
    assert texts == ["甲镇、乙镇、丙镇等4个　2", "1　甲镇↑1、乙镇↑1、丙镇↑1等4个（100分）"]
