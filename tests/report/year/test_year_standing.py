"""Scores of towns and units by one rule, less deductions, ranked."""

from dataclasses import replace

import pytest

from flows.report.month.counts import score_rows
from flows.report.year.deductions import Deduction
from flows.report.year.year_standing import rank_towns, rank_units, unscored
from tests.report.month.rows import judged


def catalog_with(catalog, **leads):
    """The catalogue with other lead units and equal importance of some indicators."""
    indicators = tuple(
        replace(one, lead_unit=leads[one.indicator_code.replace("-", "_")], importance=1.0)
        if one.indicator_code.replace("-", "_") in leads
        else one
        for one in catalog.indicators
    )
    return replace(catalog, indicators=indicators)


def test_a_towns_base_score_is_the_published_one_less_its_deductions(year, december):
    scores = december.facts.town_scores
    month = scores[scores["period"] == "2021-12"].set_index("area_code")["score"]
    first = december.facts.catalog.towns[0]
    town = next(one for one in year.towns if one.name == first.name)

    assert town.score == pytest.approx(month[first.area_code])
    assert town.deducted == 0.5
    assert town.final == pytest.approx(month[first.area_code] - 0.5)
    others = [one for one in year.towns if one.name != first.name]
    assert all(one.deducted == 0 and one.final == one.score for one in others)


def test_ranks_follow_the_final_score(year):
    finals = [one.final for one in year.towns if one.rank is not None]

    assert finals == sorted(finals, reverse=True)
    assert [one.rank for one in year.towns][0] == 1


def test_a_unit_has_the_rule_of_the_towns_over_all_it_leads(december):
    catalog = catalog_with(
        december.facts.catalog, ECO_01="县甲局、县乙局", EMP_14="县甲局", IND_01="各镇"
    )
    rows = [
        judged("ECO-01", period="2021-12", status="green", shortfall=0.0),
        judged("EMP-14", period="2021-12", status="yellow", shortfall=0.1),
        judged("IND-01", period="2021-12", status="red"),
    ]

    units = {one.name: one for one in rank_units(catalog, rows, [], {})}

    assert set(units) == {"县甲局", "县乙局"}
    assert units["县乙局"].score == 100
    assert units["县甲局"].score == pytest.approx(score_rows(rows[:2], catalog)) == 80
    assert units["县甲局"].attainment == pytest.approx(95)
    assert (units["县乙局"].rank, units["县甲局"].rank) == (1, 2)
    assert units["县甲局"].change is None


def test_a_units_progress_is_on_what_both_years_judged(december):
    catalog = catalog_with(december.facts.catalog, ECO_01="县甲局", EMP_14="县甲局")
    rows = [
        judged("ECO-01", period="2021-12", status="green"),
        judged("EMP-14", period="2021-12", status="red"),
    ]
    before = [judged("ECO-01", period="2020-12", status="yellow")]

    unit = rank_units(catalog, rows, before, {})[0]

    assert (unit.common, unit.change) == (1, pytest.approx(40))


def test_a_silent_unit_has_no_score_and_no_rank(december):
    catalog = catalog_with(december.facts.catalog, ECO_01="县甲局")
    unit = rank_units(catalog, [judged("ECO-01", status="missing")], [], {})[0]

    assert (unit.score, unit.final, unit.rank) == (None, None, None)


def test_no_score_falls_below_zero(year, december):
    catalog = december.facts.catalog
    policy = catalog.policy.model_copy(
        update={"deductions": catalog.policy.deductions.model_copy(update={"most": 100.0})}
    )
    facts = replace(december.facts, catalog=replace(catalog, policy=policy))
    name = catalog.towns[0].name
    heavy = {name: (Deduction(name, "late", "表", "2021-05", "", 99.9),)}

    towns = rank_towns(replace(december, facts=facts), year.standings, heavy)

    assert next(one.final for one in towns if one.name == name) == 0


def test_who_reports_but_leads_nothing_has_facts_and_no_score(december):
    found = {"县丙局": (Deduction("县丙局", "late", "表", "2021-05", "", 0.5),)}
    (one,) = unscored(december.facts.catalog, found)

    assert (one.name, one.score, one.deducted, one.rank) == ("县丙局", None, 0.5, None)
