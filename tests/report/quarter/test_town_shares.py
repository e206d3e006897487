"""Towns' amounts in a county figure's change: from numerators and denominators."""

from dataclasses import replace

import pandas as pd
import pytest

from flows.catalog.records import Area
from flows.report.quarter.town_shares import shared_change, stored_figures

COUNTY, EAST, WEST = "610929000000", "610929100000", "610929101000"
TOWNS = [Area(EAST, "东镇", "town", COUNTY, ""), Area(WEST, "西镇", "town", COUNTY, "")]


@pytest.fixture
def indicator(june):
    one = june.month.facts.catalog.indicator_by_code["ECO-01"]
    return replace(one, indicator_code="X", kind="rate", path="", unit="%")


def figures(*rows):
    names = ["area_code", "period", "value", "numerator", "denominator"]
    return stored_figures(pd.DataFrame(rows, columns=names).assign(indicator_code="X"))


def amounts(change):
    return {one.town: round(one.amount, 6) for one in change.towns}


def test_a_rate_is_divided_by_parts_and_not_by_the_mean_of_rates(indicator):
    """East has 10 of 10 throughout; West goes from 30 of 90 to 60 of 90."""
    stored = figures(
        (COUNTY, "2022-03", 40.0, 40, 100),
        (EAST, "2022-03", 100.0, 10, 10),
        (WEST, "2022-03", 100 / 3, 30, 90),
        (COUNTY, "2022-06", 70.0, 70, 100),
        (EAST, "2022-06", 100.0, 10, 10),
        (WEST, "2022-06", 200 / 3, 60, 90),
    )

    change = shared_change(indicator, stored, ("2022-03", "2022-06"), COUNTY, TOWNS)

    assert change.change == 30
    assert amounts(change) == {"西镇": 30, "东镇": 0}


def test_a_growing_denominator_pulls_a_rate_down(indicator):
    """No rate of a town moves, but West, the weak one, doubles."""
    stored = figures(
        (COUNTY, "2022-03", 75.0, 150, 200),
        (EAST, "2022-03", 100.0, 100, 100),
        (WEST, "2022-03", 50.0, 50, 100),
        (COUNTY, "2022-06", 200 / 3, 200, 300),
        (EAST, "2022-06", 100.0, 100, 100),
        (WEST, "2022-06", 50.0, 100, 200),
    )

    change = shared_change(indicator, stored, ("2022-03", "2022-06"), COUNTY, TOWNS)

    assert sum(amounts(change).values()) == pytest.approx(-25 / 3, abs=1e-5)
    assert amounts(change)["东镇"] < 0
    assert amounts(change)["西镇"] < 0


def test_going_back_gives_the_same_amounts_with_the_other_sign(indicator):
    stored = figures(
        (COUNTY, "2022-03", 40.0, 40, 100),
        (EAST, "2022-03", 50.0, 25, 50),
        (WEST, "2022-03", 30.0, 15, 50),
        (COUNTY, "2022-06", 60.0, 72, 120),
        (EAST, "2022-06", 70.0, 35, 50),
        (WEST, "2022-06", 100 * 37 / 70, 37, 70),
    )

    there = shared_change(indicator, stored, ("2022-03", "2022-06"), COUNTY, TOWNS)
    back = shared_change(indicator, stored, ("2022-06", "2022-03"), COUNTY, TOWNS)

    assert amounts(back) == {town: -amount for town, amount in amounts(there).items()}


def test_a_sum_is_divided_by_what_each_town_added(indicator):
    stored = figures(
        (COUNTY, "2022-03", 10.0, None, None),
        (EAST, "2022-03", 10.0, None, None),
        (COUNTY, "2022-06", 14.0, None, None),
        (EAST, "2022-06", 8.0, None, None),
        (WEST, "2022-06", 6.0, None, None),
    )
    total = replace(indicator, kind="stock", unit="户")

    change = shared_change(total, stored, ("2022-03", "2022-06"), COUNTY, TOWNS)

    assert (change.change, amounts(change)) == (4, {"西镇": 6, "东镇": -2})


def test_a_year_task_counts_from_zero_in_a_new_year(indicator):
    stored = figures(
        (COUNTY, "2021-12", 90.0, None, None),
        (EAST, "2021-12", 90.0, None, None),
        (COUNTY, "2022-03", 12.0, None, None),
        (EAST, "2022-03", 12.0, None, None),
    )
    task = replace(indicator, kind="flow", unit="人")

    change = shared_change(task, stored, ("2021-12", "2022-03"), COUNTY, TOWNS)

    assert (change.is_from_zero, change.change, amounts(change)) == (True, 12, {"东镇": 12})


def test_a_figure_of_the_county_alone_is_not_divided(indicator):
    stored = figures((COUNTY, "2022-03", 1.0, None, None), (COUNTY, "2022-06", 2.0, None, None))

    assert shared_change(indicator, stored, ("2022-03", "2022-06"), COUNTY, TOWNS) is None


def test_parts_that_do_not_add_up_are_not_shown(indicator):
    stored = figures(
        (COUNTY, "2022-03", 1.0, None, None),
        (EAST, "2022-03", 1.0, None, None),
        (COUNTY, "2022-06", 5.0, None, None),
        (EAST, "2022-06", 2.0, None, None),
    )
    total = replace(indicator, kind="stock")

    assert shared_change(total, stored, ("2022-03", "2022-06"), COUNTY, TOWNS) is None
