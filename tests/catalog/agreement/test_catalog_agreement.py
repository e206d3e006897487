"""Declarations that contradict each other are noted with file and row, all at once."""

from dataclasses import replace

from flows.catalog.agreement.catalog_agreement import check_catalog
from flows.catalog.declared_columns import TABLES
from flows.catalog.office_records import Alias
from flows.catalog.policy import Policy
from flows.catalog.read_table import Numbered, Problems
from flows.catalog.records import Area, Form, Plan
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)

PLAN = Plan("规划", "规划", 2021, 2025, 2020, "县乡村振兴局", "")
FORM = Form("F", "表", "town", "", "village", "areas_in_rows", "monthly", 5)
AREAS = make_areas([1])
TOWN = AREAS[1]


def problems_of(policy: Policy | None = None, unread: frozenset[str] = frozenset(), **given):
    records = {
        "plans": [PLAN],
        "areas": AREAS,
        "forms": [FORM],
        "measures": [make_measure("m")],
        "indicators": [make_indicator("A", measure="m")],
    } | given
    tables = {
        name: [Numbered(row, one) for row, one in enumerate(records.get(name, ()), start=2)]
        for name in TABLES
    }
    problems = Problems(unread=set(unread))
    check_catalog(tables, policy or Policy(), problems)
    return problems.sentences


def test_a_catalogue_that_agrees_has_no_problem():
    assert problems_of(targets=[make_target("A", 2025, 3)]) == []


def test_a_code_that_nobody_declares_is_named_with_file_and_row():
    assert problems_of(
        indicators=[make_indicator("A", measure="m"), make_indicator("B", measure="x", plan="甲")],
        targets=[make_target("C", 2025, 3)],
        targets_local=[make_local("A", "610929999000", 2025, 3)],
    ) == [
        "indicators.csv 第 3 行：plan：“甲”不在 plans.csv 中",
        "indicators.csv 第 3 行：measure：“x”不在 measures.csv 中",
        "targets.csv 第 2 行：indicator_code：“C”不在 indicators.csv 中",
        "targets_local.csv 第 2 行：area_code：“610929999000”不在 areas.csv 中",
    ]


def test_what_refers_to_a_file_that_could_not_be_read_is_not_blamed():
    assert problems_of(measures=[], unread=frozenset({"measures"})) == []
    assert problems_of(measures=[]) == [
        "measures.csv：没有一行可用的内容",
        "indicators.csv 第 2 行：measure：“m”不在 measures.csv 中",
    ]


def test_a_plan_begins_after_its_base_year_and_ends_no_earlier():
    one_year = replace(PLAN, last_year=2021)
    early, backwards = replace(PLAN, base_year=2021), replace(PLAN, last_year=2020)

    assert problems_of(plans=[one_year]) == []
    wanted = "base_year、first_year、last_year：年份应为基数年份 < 首年 ≤ 末年"
    for plan, years in ((early, "2021、2021、2025"), (backwards, "2020、2021、2020")):
        assert problems_of(plans=[plan]) == [f"plans.csv 第 2 行：{wanted}，现为 {years}"]


def test_a_town_lies_in_a_county_and_a_village_in_a_town():
    astray = Area("610929001201", "村9", "village", COUNTY, "")

    assert problems_of(areas=[*AREAS, astray]) == [
        "areas.csv 第 5 行：parent_code：村9的上级应为 town 级区划，现为“610929000000”"
    ]


def test_there_is_exactly_one_county():
    second = replace(AREAS[0], area_code="610930000000", name="邻县")

    assert problems_of(areas=[*AREAS, second]) == ["areas.csv：应有一个 county 级区划，现有 2 个"]
    assert "areas.csv：应有一个 county 级区划，现有 0 个" in problems_of(areas=[TOWN])


def test_an_alias_stands_for_a_code_of_its_own_kind():
    right = Alias("measure", "总数", "m", "", "", "")
    wrong = Alias("area", "总数镇", "m", "", "", "")

    assert problems_of(aliases=[right]) == []
    assert problems_of(aliases=[right, wrong]) == ["aliases.csv 第 3 行：code：“m”没有登记"]


def test_a_headline_of_the_policy_must_be_an_indicator():
    assert problems_of(Policy(headlines=("A",), headline_sums=("m",))) == []
    assert problems_of(Policy(headlines=("m",), headline_sums=("A",))) == [
        "policy.yml：headlines：“m”不在 indicators.csv 中",
        "policy.yml：headline_sums：“A”不在 measures.csv 中",
    ]
