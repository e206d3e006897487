"""Levels, parents, months and successors of areas, each breach with its row."""

from dataclasses import replace

import pytest

from flows.catalog.agreement.area_agreement import check_areas
from flows.catalog.read_table import Numbered, Problems
from tests.assess.small_catalogs import make_areas

COUNTY, TOWN_1, TOWN_2 = "610929000000", "610929001000", "610929002000"
VILLAGE, NEIGHBOUR = "610929001200", "610929001201"


def problems_of(**changes: dict[str, str]) -> list[str]:
    """The sentences about two towns of two villages each, with some areas changed by code."""
    areas = [
        replace(area, **changes.get(f"of_{area.area_code}", {})) for area in make_areas([2, 2])
    ]
    rows = [Numbered(number, area) for number, area in enumerate(areas, start=2)]
    problems = Problems()
    check_areas({"areas": rows}, problems)
    return problems.sentences


def test_areas_without_months_and_a_merged_village_are_accepted():
    merged = {"valid_to": "2022-03", "merged_into": NEIGHBOUR}

    assert problems_of() == []
    assert problems_of(**{f"of_{VILLAGE}": merged}) == []


def test_two_places_of_one_name_below_one_other_are_told_while_both_are_valid():
    same = "areas.csv 第 5 行：name：“村0”与第 4 行同名，报表中无法区分，请写成不同的名称"
    later = {f"of_{VILLAGE}": {"valid_to": "2022-03"}}

    assert problems_of(**{f"of_{NEIGHBOUR}": {"name": "村0"}}) == [same]
    follows = {f"of_{NEIGHBOUR}": {"name": "村0", "valid_from": "2022-04"}}
    assert problems_of(**later, **follows) == []
    meets = {f"of_{NEIGHBOUR}": {"name": "村0", "valid_from": "2022-03"}}
    assert problems_of(**later, **meets) == [same]


@pytest.mark.parametrize(
    ("code", "change", "sentence"),
    [
        (
            VILLAGE,
            {"parent_code": COUNTY},
            "第 4 行：parent_code：村0的上级应为 town 级区划，现为“610929000000”",
        ),
        (
            COUNTY,
            {"valid_to": "2022-03"},
            "第 2 行：县级区划一直有效，不能填写 valid_from、valid_to、merged_into",
        ),
        (
            VILLAGE,
            {"valid_from": "2022-04", "valid_to": "2022-03"},
            "第 4 行：valid_from 2022-04 晚于 valid_to 2022-03",
        ),
        (
            VILLAGE,
            {"merged_into": NEIGHBOUR},
            "第 4 行：填写 merged_into 时须写明 valid_to（最后一个有效月份）",
        ),
        (
            VILLAGE,
            {"valid_to": "2022-03", "merged_into": VILLAGE},
            "第 4 行：merged_into：村0 在 2022-04 并不有效",
        ),
        (
            VILLAGE,
            {"valid_to": "2022-03", "merged_into": TOWN_2},
            "第 4 行：merged_into：镇2 不是 village 级区划",
        ),
    ],
)
def test_a_wrong_month_parent_or_successor_is_told(code: str, change: dict, sentence: str):
    assert problems_of(**{f"of_{code}": change}) == [f"areas.csv {sentence}"]


def test_a_village_is_valid_only_while_its_town_is():
    town = {"valid_from": "2022-01", "valid_to": "2022-06"}
    fitting = {f"of_{TOWN_1}": town, f"of_{VILLAGE}": town, f"of_{NEIGHBOUR}": town}

    assert problems_of(**fitting) == []
    assert problems_of(**fitting | {f"of_{VILLAGE}": town | {"valid_from": "2021-12"}}) == [
        "areas.csv 第 4 行：村0 早于上级镇1生效，valid_from 应不早于 2022-01"
    ]
    assert problems_of(**fitting | {f"of_{VILLAGE}": town | {"valid_to": "2022-07"}}) == [
        "areas.csv 第 4 行：村0 晚于上级镇1撤销，valid_to 应不晚于 2022-06"
    ]
