"""What is said of plans that have ended, and of the indicators that go on from them."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.report.month.plan_endings import (
    PlanResult,
    county_results,
    ended_sentence,
    succession,
)
from tests.assess.small_catalogs import make_indicator
from tests.report.month.example import example_review

COLUMNS = ["plan", "indicator_code", "area_code", "result", "last_period", "actual", "target"]
RESULTS = pd.DataFrame(
    [
        ("产业振兴", "IND-01", "610929000000", "met", "2025-12", 1200.0, 1000.0),
        ("产业振兴", "IND-02", "610929000000", "missed", "2025-12", 3.0, 4.0),
        ("稳岗就业", "EMP-01", "610929000000", "met", "2025-12", 9.0, 9.0),
        ("稳岗就业", "EMP-02", "610929000000", "unknown", None, None, 5.0),
        ("稳岗就业", "EMP-02", "610929100000", "met", "2025-12", 9.0, 9.0),
    ],
    columns=COLUMNS,
)


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    found = example_review(tmp_path_factory.mktemp("catalog")).facts
    kept = tuple(plan for plan in found.catalog.plans if plan.plan in ("产业振兴", "稳岗就业"))
    return replace(found, catalog=replace(found.catalog, plans=kept), plan_results=RESULTS)


WHOLE = (
    "产业振兴、稳岗就业方案于2025年底期满，全县收官评估4项："
    "达到目标2项、未达到目标1项、没有数据1项。"
)
SHORT = "2个方案已于2025年底期满（收官评估4项，达到目标2项）。"


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("2025-11", ""),
        ("2025-12", WHOLE),
        ("2026-01", SHORT),
        ("2026-12", SHORT),
        ("2027-01", ""),
    ],
)
def test_the_end_is_told_whole_in_its_december_and_in_short_through_the_next_year(
    facts, period: str, sentence: str
):
    assert ended_sentence(replace(facts, period=period)) == sentence


def test_a_month_without_results_says_nothing(facts):
    assert ended_sentence(replace(facts, period="2025-12", plan_results=RESULTS[:0])) == ""


def test_the_countys_results_are_kept_by_indicator(facts):
    assert list(county_results(facts)) == ["IND-01", "IND-02", "EMP-01", "EMP-02"]
    assert county_results(facts)["IND-02"] == PlanResult("missed", 3.0, 4.0)


OLD = make_indicator("A", measure="m")


@pytest.mark.parametrize(
    ("ended", "text"),
    [
        (None, "规划“A”（A）"),
        (
            PlanResult("met", 1200.0, 1000.0),
            "规划“A”（A），期满时达到目标（期末1,200个，目标1,000个）",
        ),
        (PlanResult("unknown", float("nan"), 5.0), "规划“A”（A），期满时没有数据（目标5个）"),
    ],
)
def test_what_an_indicator_goes_on_from_is_named_with_its_end(ended, text: str):
    assert succession(OLD, ended) == text
