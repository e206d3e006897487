"""What inspections deduct: on both sides of the allowed rate, of the most and of the year's cap."""

from dataclasses import replace

import pytest

from flows.catalog.policy import SpotChecks
from flows.report.month.facts import Facts
from flows.report.year.deductions import Deduction, find_deductions
from flows.report.year.inspection_deductions import inspection_deductions
from flows.report.year.year_review import review_year
from tests.report.year.checked_figures import inspected

TOWN, OTHER = "610929100000", "610929101000"


def with_rule(facts: Facts, **rule: float) -> Facts:
    policy = facts.catalog.policy.model_copy(update={"spot_checks": SpotChecks(**rule)})
    return replace(facts, catalog=replace(facts.catalog, policy=policy))


def found(facts: Facts, checked: int, wrong: int) -> Deduction:
    [one] = inspection_deductions([inspected(facts, "2021H1", {TOWN: (checked, wrong)})])
    return one


def test_a_towns_error_rate_costs_points_and_says_half_year_form_and_interval(december):
    facts = with_rule(december.facts, points_per_percent=0.2, allowed_rate=0.05)
    one = found(facts, 20, 3)
    measure = next(one for one in facts.catalog.measures if one.row_level == "village")

    assert (one.reporter, one.kind, one.span_text) == (
        facts.catalog.area_name(TOWN),
        "inspected",
        "2021年上半年",
    )
    assert one.form == facts.catalog.form_by_code[measure.form].name
    assert one.points == pytest.approx(2.0)  # 15 % wrong, 5 % allowed, 0.2 for each of 10
    assert one.evidence == (
        "现场核查20个上报数，不一致3个，差错率15%（95%的置信区间为5.3%～35.8%），"
        "超过5%的部分每个百分点扣0.2分"
    )


@pytest.mark.parametrize(
    ("wrong", "points", "reason"),
    [
        (1, 0.0, "未超过允许的5%，不扣分"),
        (2, 1.0, "超过5%的部分每个百分点扣0.2分"),
        (12, 11.0, "超过5%的部分每个百分点扣0.2分"),
        (13, 11.5, "超过5%的部分每个百分点扣0.2分，最多扣11.5分"),
        (14, 11.5, "超过5%的部分每个百分点扣0.2分，最多扣11.5分"),
    ],
)
def test_the_allowed_rate_costs_nothing_and_one_inspection_at_most_its_most(
    december, wrong, points, reason
):
    facts = with_rule(december.facts, points_per_percent=0.2, allowed_rate=0.05, most_points=11.5)
    one = found(facts, 20, wrong)

    assert one.points == pytest.approx(points)
    assert one.evidence.endswith(reason)


def test_without_a_rule_the_fact_is_told_and_a_town_without_errors_is_not(december):
    facts = with_rule(december.facts)
    both = inspected(facts, "2021H2", {TOWN: (20, 1), OTHER: (20, 0)})
    [one] = inspection_deductions([both])

    assert (one.reporter, one.points) == (facts.catalog.area_name(TOWN), 0.0)
    assert one.evidence.endswith("扣分标准未定，不扣分")


def test_the_wrong_figures_are_told_by_form_where_there_are_several(december):
    facts = with_rule(december.facts, points_per_percent=0.1)
    one = inspected(facts, "2021H1", {TOWN: (20, 3)})
    forms = [form for form in facts.catalog.forms if form.reporter == "town"][:2]
    codes = [forms[1].form, forms[0].form, forms[1].form, *[forms[0].form] * 17]
    [told] = inspection_deductions([replace(one, drawn=one.drawn.assign(form=codes))])

    assert told.form == f"{forms[0].name}、{forms[1].name}"
    assert f"不一致3个（《{forms[0].name}》1个、《{forms[1].name}》2个）" in told.evidence


def test_half_years_stand_behind_the_months_of_the_year(december):
    facts = with_rule(december.facts, points_per_percent=0.2)
    ones = inspection_deductions([inspected(facts, "2021H1", {TOWN: (20, 3)})])
    name = facts.catalog.area_name(TOWN)

    assert [one.period for one in find_deductions(facts, 2021, ones)[name]] == [
        "2021-11",
        "2021H1",
    ]


@pytest.mark.parametrize(
    ("wrong", "deducted", "is_capped"), [(4, 2.5, False), (5, 3.0, False), (6, 3.0, True)]
)
def test_reports_and_inspections_together_lower_the_score_by_at_most_the_most(
    december, wrong, deducted, is_capped
):
    """A late form costs 0.5, each wrong figure of 20 another 0.5; together at most 3."""
    facts = with_rule(december.facts, points_per_percent=0.1)
    month = replace(december, facts=facts)
    plain, year = (
        review_year(month, ones) for ones in ((), [inspected(facts, "2021H1", {TOWN: (20, wrong)})])
    )
    name = facts.catalog.area_name(TOWN)
    [before] = [one for one in plain.towns if one.name == name]
    [now] = [one for one in year.towns if one.name == name]

    assert (before.deducted, before.report_points, before.inspection_points) == (0.5, 0.5, 0)
    assert now.report_points == 0.5
    assert now.inspection_points == pytest.approx(wrong * 0.5)
    assert now.deducted == pytest.approx(deducted)
    assert now.is_capped is is_capped
    assert now.score == before.score
    assert now.final == pytest.approx(now.score - deducted)


def test_no_score_falls_below_0(december):
    rule = december.facts.catalog.policy.deductions.model_copy(update={"most": 100.0})
    facts = with_rule(december.facts, points_per_percent=2)
    policy = facts.catalog.policy.model_copy(update={"deductions": rule})
    facts = replace(facts, catalog=replace(facts.catalog, policy=policy))
    year = review_year(
        replace(december, facts=facts), [inspected(facts, "2021H2", {TOWN: (20, 20)})]
    )
    [now] = [one for one in year.towns if one.name == facts.catalog.area_name(TOWN)]

    assert (now.deducted, now.final) == (100.0, 0.0)
