"""The year object: counts, comparison, results of plans that end."""

from dataclasses import replace

import pandas as pd

from flows.report.month.review import review_month
from flows.report.year.year_review import review_year
from tests.report.month.example import JULY_6
from tests.report.month.rows import COUNTY, TOWN


def test_a_first_year_has_nothing_to_compare_with(year):
    assert (year.year, year.is_first, year.score) == (2021, True, None)
    assert year.county.due > 0
    assert sum(counts.due for _, counts, _ in year.plans) == year.county.due
    assert all(one.change is None for one in (*year.towns, *year.units))
    assert year.results == ()


def test_with_a_december_before_both_are_compared_on_what_they_share(december):
    facts = december.facts
    rows = facts.assessments[facts.assessments["period"] == "2021-12"]
    before = rows.assign(period="2020-12")
    both = replace(facts, assessments=pd.concat([before, facts.assessments]))

    year = review_year(review_month(both, JULY_6))

    assert not year.is_first
    assert year.compared.now == year.compared.before
    assert year.compared.common == year.county.due
    assert year.score.change == 0


def test_plans_that_end_with_the_year_give_the_countys_results(december):
    facts = december.facts
    plan = facts.catalog.indicator_by_code["ECO-01"].plan
    ended = tuple(
        replace(one, last_year=2021) if one.plan == plan else one for one in facts.catalog.plans
    )
    results = pd.DataFrame(
        [
            (plan, "ECO-01", COUNTY, "missed", "2021-12", 80.0, 87.0),
            (plan, "ECO-01", TOWN, "met", "2021-12", 90.0, 87.0),
            ("别的方案", "EMP-14", COUNTY, "met", "2021-12", 1.0, 1.0),
        ],
        columns=list(facts.plan_results.columns),
    )
    changed = replace(facts, catalog=replace(facts.catalog, plans=ended), plan_results=results)

    year = review_year(review_month(changed, JULY_6))

    assert [(one.indicator.indicator_code, one.result, one.actual) for one in year.results] == [
        ("ECO-01", "missed", 80.0)
    ]
