"""The parts of a score's change add up to it, weighted as rules.md section 8 says."""

import pytest

from flows.report.quarter.score_change import score_change
from tests.report.month.rows import COUNTY


def test_without_anything_in_common_there_is_no_change_to_speak_of(june):
    assert score_change([], june.month.facts.catalog) is None


def test_the_parts_of_plans_and_indicators_add_up(june):
    score = score_change(june.county_pairs, june.month.facts.catalog)
    parts = [part.points for plan in score.plans for part in plan.parts]

    assert len(parts) == len(june.county_pairs)
    assert sum(parts) == pytest.approx(score.change)
    assert sum(plan.points for plan in score.plans) == pytest.approx(score.change)


def test_one_indicator_of_three_importances(june):
    catalog = june.month.facts.catalog
    pairs = june.county_pairs
    score = score_change(pairs, catalog)
    weights = {one.indicator_code: one.importance for one in catalog.indicators}
    whole = sum(weights[pair.now.indicator_code] for pair in pairs)
    moved = [
        part
        for plan in score.plans
        for part in plan.parts
        if (part.pair.before.status, part.pair.now.status) == ("green", "red")
    ]

    assert all(pair.now.area_code == COUNTY for pair in pairs)
    assert moved
    for part in moved:
        weight = weights[part.pair.now.indicator_code]
        assert part.points == pytest.approx(-100 * weight / whole)
