"""Of two plan figures for the same thing the stricter one leads; both stay judged."""

from pathlib import Path

import pandas as pd

from flows.assess.conflicts import stricter
from flows.catalog.load import load_catalog
from flows.catalog.office_records import Conflict
from flows.paths import PROJECT
from tests.assess.small_catalogs import COUNTY, make_areas, make_catalog, make_indicator


def leading(a: float | None, b: float | None, direction: str = "at_least", other: str = "v1"):
    indicators = [
        make_indicator("A", measure="v1", direction=direction),
        make_indicator("B", measure=other, direction=direction),
    ]
    conflict = Conflict("A", "B", "面积", "", "", "", "", "")
    catalog = make_catalog(make_areas([1]), [], indicators, conflicts=(conflict,))
    targets = pd.DataFrame(
        [
            {"indicator_code": code, "area_code": COUNTY, "year": 2022, "target": figure}
            for code, figure in (("A", a), ("B", b))
            if figure is not None
        ],
        columns=["indicator_code", "area_code", "year", "target"],
    )
    [row] = stricter(catalog, targets, 2022).to_dict("records")
    return row["leading_code"], row["reason"]


def test_the_larger_of_two_lower_limits_leads():
    assert leading(10, 14.2) == ("B", "B 的目标 14.2个严于 10个，按较严的一项排列")
    assert leading(14.2, 10) == ("A", "A 的目标 14.2个严于 10个，按较严的一项排列")


def test_the_smaller_of_two_upper_limits_leads():
    assert leading(10, 14, "at_most") == ("A", "A 的目标 10个严于 14个，按较严的一项排列")


def test_equal_targets_lead_neither():
    assert leading(10, 10) == ("", "两项本年目标相同")


def test_a_year_with_one_target_is_led_by_it():
    assert leading(None, 3) == ("B", "本年只有 B 有目标")
    assert leading(None, None) == ("", "本年两项均无目标")


def test_different_quantities_are_not_compared():
    assert leading(10, 14, other="v2") == ("", "两项口径不同，不能直接比较，分别评价")
    assert leading(10, 14, "equal") == ("", "两项口径不同，不能直接比较，分别评价")


def test_the_home_countys_conflicts_have_a_leader_where_the_figures_can_be_compared():
    catalog = load_catalog(PROJECT / Path("data/catalog"))
    targets = pd.DataFrame(
        [
            {
                "indicator_code": target.indicator_code,
                "area_code": catalog.county.area_code,
                "year": target.year,
                "target": target.value,
            }
            for target in catalog.targets
        ]
    )
    found = stricter(catalog, targets, 2025)
    leaders = {
        row["code_a"]: (row["code_b"], row["leading_code"])
        for row in found.to_dict("records")
        if row["leading_code"]
    }

    assert len(found) == len(catalog.conflicts) == 51
    assert leaders["IND-02"] == ("IND-09", "IND-09")
    assert leaders["IND-04"] == ("IND-43", "IND-43")
    assert leaders["TAL-13"] == ("产业振兴 二(七) 新培育认定高素质农民100名以上", "TAL-13")
    assert "IND-77" not in leaders
    assert "IND-74" not in leaders
