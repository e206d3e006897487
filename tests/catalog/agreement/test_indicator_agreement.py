"""What an indicator's declaration must hold, each breach with its row."""

from dataclasses import replace

import pytest

from flows.catalog.agreement.indicator_agreement import check_headlines, check_indicators
from flows.catalog.policy import Policy
from flows.catalog.read_table import Numbered, Problems
from flows.catalog.records import Plan
from tests.assess.small_catalogs import COUNTY, make_areas, make_indicator, make_measure

VILLAGE = "610929001200"
DEFAULT = Policy()


def problems_of(policy: Policy = DEFAULT, **declared) -> list[str]:
    tables = {
        "areas": [Numbered(row, area) for row, area in enumerate(make_areas([1]), start=2)],
        "measures": [
            Numbered(2, make_measure("m")),
            Numbered(3, make_measure("y", "ytd")),
            Numbered(4, make_measure("t", row_level="town")),
            Numbered(5, replace(make_measure("r"), retired="2022-04")),
        ],
        "indicators": [
            Numbered(2, make_indicator("A", **declared)),
            Numbered(3, make_indicator("OLD", measure="m", plan="旧规划")),
        ],
        "plans": [
            Numbered(2, Plan("规划", "规划", 2021, 2025, 2020, "县乡村振兴局", "")),
            Numbered(3, Plan("旧规划", "旧规划", 2016, 2020, 2015, "县扶贫办", "")),
        ],
    }
    problems = Problems()
    check_indicators(tables, problems)
    check_headlines(tables, policy, problems)
    return problems.sentences


def test_an_indicator_ends_no_later_than_its_measures():
    sentence = (
        "indicators.csv 第 2 行："
        "retired：数据元“r”自 2022-04 起停报，指标也须写明不晚于该月的 retired"
    )

    assert problems_of(measure="r", retired="2022-04") == []
    assert problems_of(measure="r", retired="2022-05") == [sentence]
    assert problems_of(measure="r") == [sentence]


def test_a_whole_indicator_is_no_problem():
    assert problems_of(measure="m", allocate_by="m", applies_to=(VILLAGE,)) == []


@pytest.mark.parametrize(
    ("declared", "problem"),
    [
        ({}, "aggregation：sum 口径须填写 measure"),
        (
            {"aggregation": "ratio", "numerator": "m"},
            "aggregation：ratio 口径须填写 numerator 和 denominator",
        ),
        (
            {"aggregation": "share_where", "measure": "m"},
            "aggregation：share_where 口径须填写 measure 和 condition",
        ),
        (
            {"aggregation": "ratio", "numerator": "m", "denominator": "t"},
            "numerator、denominator：分子与分母不在同一报送层级",
        ),
        ({"measure": "m", "allocate_by": "y"}, "allocate_by：应为存量（stock）数据元"),
        (
            {"measure": "m", "applies_to": ("610929009000",)},
            "applies_to：“610929009000”不在 areas.csv 中",
        ),
        (
            {"measure": "m", "applies_to": (COUNTY,)},
            "applies_to：只能写乡镇（街道）、村（社区）；都适用时留空",
        ),
    ],
)
def test_a_breach_is_one_sentence_with_its_row(declared: dict, problem: str):
    assert problems_of(**declared) == [f"indicators.csv 第 2 行：{problem}"]


def test_a_headline_must_exist():
    policy = Policy(headlines=("A", "B"), headline_sums=("m", "n"))

    assert problems_of(policy, measure="m") == [
        "policy.yml：headlines：“B”不在 indicators.csv 中",
        "policy.yml：headline_sums：“n”不在 measures.csv 中",
    ]


@pytest.mark.parametrize(
    ("predecessor", "problems"),
    [
        ("", []),
        ("OLD", []),
        (
            "A",
            [
                "indicators.csv 第 2 行：predecessor：“A”所属方案到 2025 年才期满，"
                "本方案自 2021 年起，不能接续"
            ],
        ),
    ],
)
def test_a_predecessor_is_of_a_plan_that_ended_before(predecessor: str, problems: list[str]):
    assert problems_of(measure="m", predecessor=predecessor) == problems
