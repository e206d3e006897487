"""Digests tell a change of targets from a change of rules, and neither from a change of looks."""

from dataclasses import replace

import pytest

from flows.assess.fingerprints import rule_digest, target_digest
from flows.catalog.policy import Colours, Points, Policy
from tests.assess.small_catalogs import (
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)

INDICATOR = make_indicator("A", measure="m")
CATALOG = make_catalog(
    make_areas([1]), [make_measure("m")], [INDICATOR], [make_target("A", 2022, 10.0)]
)


@pytest.mark.parametrize(
    "changed",
    [
        {"applies_to": ("610929001000",)},
        {"due_years": (2022,)},
        {"importance": 3.0},
        {"path": "at_due"},
        {"level": "village"},
    ],
    ids=str,
)
def test_what_decides_a_judgement_is_a_rule(changed: dict):
    other = replace(CATALOG, indicators=(replace(INDICATOR, **changed),))

    assert rule_digest(other) != rule_digest(CATALOG)
    assert target_digest(other) == target_digest(CATALOG)


@pytest.mark.parametrize("policy", [Policy(on_course=0.03), Policy(points=Points(yellow=0.5))])
def test_a_figure_of_the_policy_is_a_rule(policy: Policy):
    assert rule_digest(replace(CATALOG, policy=policy)) != rule_digest(CATALOG)


@pytest.mark.parametrize("policy", [Policy(headlines=("A",)), Policy(colours=Colours(red="#f00"))])
def test_looks_and_headlines_are_no_rule(policy: Policy):
    assert rule_digest(replace(CATALOG, policy=policy)) == rule_digest(CATALOG)


def test_a_plan_with_other_years_is_a_rule():
    longer = replace(CATALOG.plans[0], last_year=2026)

    assert rule_digest(replace(CATALOG, plans=(longer,))) != rule_digest(CATALOG)


def test_a_revised_target_is_no_rule():
    other = replace(CATALOG, targets=(make_target("A", 2022, 11.0),))

    assert target_digest(other) != target_digest(CATALOG)
    assert rule_digest(other) == rule_digest(CATALOG)
