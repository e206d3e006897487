"""What reports and inspections cost, told in figures that the list of deductions shows too."""

from dataclasses import replace

from flows.catalog.policy import Deductions, SpotChecks
from flows.report.year.cost_sentences import capped_sentence, cost_sentences
from flows.report.year.deductions import Deduction
from flows.report.year.year_review import YearReview, review_year
from tests.report.year.checked_figures import inspected

TOWN, OTHER = "610929100000", "610929101000"


def noted(year: YearReview, *kinds: str, points: float = 0.0) -> YearReview:
    """The year with deductions of its first town only."""
    name = year.towns[0].name
    ones = tuple(Deduction(name, kind, "表", "2021-05", "", points) for kind in kinds)
    clean = [replace(one, deductions=(), deducted=0.0) for one in year.towns]
    first = replace(clean[0], deductions=ones, deducted=min(3.0, points * len(ones)))
    return replace(year, towns=(first, *clean[1:]))


def with_policy(year: YearReview, **parts: object) -> YearReview:
    facts = year.month.facts
    policy = facts.catalog.policy.model_copy(update=parts)
    changed = replace(facts, catalog=replace(facts.catalog, policy=policy))
    return replace(year, month=replace(year.month, facts=changed))


def test_a_year_without_facts_is_one_sentence(year):
    assert cost_sentences(noted(year)) == ["各镇各单位全年报送没有逾期、缺报、退回和县级更正。"]


def test_facts_are_counted_and_who_lost_is_named(year):
    name = year.towns[0].name

    assert cost_sentences(noted(year, "late", "late", "missing", points=0.5)) == [
        "全年报送问题：逾期报送2件、未报送1件。",
        f"以上按规定计入最终得分，每个镇、单位合计最多扣3分。扣分的：{name}1.5分。",
    ]


def test_without_a_rule_facts_are_told_and_cost_nothing(year):
    unset = with_policy(year, deductions=Deductions(), spot_checks=SpotChecks())
    partly = with_policy(year, deductions=Deductions(missing=1), spot_checks=SpotChecks())

    assert cost_sentences(noted(unset, "late")) == [
        "全年报送问题：逾期报送1件。",
        "扣分标准未定，本年只列事实，不扣分。",
    ]
    assert cost_sentences(noted(partly, "late"))[-1] == "按考核办法，以上均不扣分。"


def test_each_half_year_is_told_with_its_rate_and_towns(year):
    facts = year.month.facts
    first = inspected(facts, "2021H1", {TOWN: (20, 3), OTHER: (20, 1)})
    second = inspected(facts, "2021H2", {TOWN: (20, 0)})
    names = [facts.catalog.area_name(code) for code in (TOWN, OTHER)]

    told = cost_sentences(review_year(year.month, [first, second]))

    assert told[0] == "全年报送问题：逾期报送1件。"
    assert told[1].startswith("2021年上半年抽查已核查40个上报数，不一致4个，差错率10%（95%的")
    assert told[1].endswith(f"：{names[0]}3个、{names[1]}1个。")
    assert told[2] == "2021年下半年抽查已核查20个上报数，与现场全部一致。"
    assert told[3].startswith("以上按规定计入最终得分")
    assert len(told) == 4


def test_a_half_year_without_results_or_without_a_draw_is_said(year):
    open_half = inspected(year.month.facts, "2021H1", {TOWN: (20, 0)})
    waiting = replace(open_half, results=open_half.results.assign(checked=0, wrong=0))

    told = cost_sentences(replace(noted(year), inspections=(waiting,)))

    assert told[1:] == [
        "2021年上半年抽查20个上报数，核查结果尚未报回，未计入本年考核。",
        "2021年下半年未开展抽查。",
    ]


def test_whoever_would_lose_more_than_the_most_is_named_with_the_sum(year):
    assert capped_sentence(noted(year, *["late"] * 6, points=0.5)) == ""
    assert capped_sentence(noted(year, *["late"] * 7, points=0.5)) == (
        f"明细合计超过上限、按3分扣的：{year.towns[0].name}3.5分。"
    )
