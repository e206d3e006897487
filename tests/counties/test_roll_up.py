"""Rates add up from their parts and amounts from amounts; counties rank as towns do."""

import itertools
from pathlib import Path

import pytest

from flows.counties.roll_up import roll_up
from tests.counties.example import PERIOD, put

AMOUNT = {"indicator_code": "S1", "name": "茶园面积", "unit": "亩", "kind": "stock"}
NO_PARTS = {"numerator": None, "denominator": None}


def test_a_rate_comes_from_numerators_and_denominators(tmp_path: Path):
    put(tmp_path, "A", [{"numerator": 50.0, "denominator": 100.0, "actual": 50.0}])
    put(tmp_path, "B", [{"numerator": 900.0, "denominator": 1000.0, "actual": 90.0}])

    [one] = roll_up(tmp_path, ["A", "B"], PERIOD).indicators

    assert one.value == pytest.approx(100 * 950 / 1100)
    assert (one.counties, one.counted, one.target) == (2, 2, None)


def test_a_rate_that_counties_report_as_such_adds_up_to_nothing(tmp_path: Path):
    put(tmp_path, "A", [NO_PARTS])
    put(tmp_path, "B", [NO_PARTS | {"actual": 90.0}])

    [one] = roll_up(tmp_path, ["A", "B"], PERIOD).indicators

    assert (one.value, one.counted, one.counties) == (None, 0, 2)


def test_a_county_without_things_to_count_is_left_out_of_the_rate(tmp_path: Path):
    put(tmp_path, "A", [{"numerator": 50.0, "denominator": 100.0}])
    put(tmp_path, "B", [{"numerator": 0.0, "denominator": 0.0, "actual": None}])

    [one] = roll_up(tmp_path, ["A", "B"], PERIOD).indicators

    assert (one.value, one.counted) == (50.0, 1)


def test_target_and_actual_add_up_over_the_counties_that_have_both(tmp_path: Path):
    put(tmp_path, "A", [AMOUNT | NO_PARTS | {"actual": 10.0, "target": 20.0}])
    put(tmp_path, "B", [AMOUNT | NO_PARTS | {"actual": 5.0, "target": None}])
    put(tmp_path, "C", [AMOUNT | NO_PARTS | {"actual": None, "target": 9.0, "status": "missing"}])

    [one] = roll_up(tmp_path, ["A", "B", "C"], PERIOD).indicators

    assert (one.value, one.counted) == (15.0, 2)
    assert (one.value_with_target, one.target, one.with_target) == (10.0, 20.0, 1)
    assert (one.green, one.missing, one.due) == (2, 1, 3)


def test_counties_whose_units_differ_are_not_added(tmp_path: Path):
    put(tmp_path, "A", [AMOUNT | NO_PARTS])
    put(tmp_path, "B", [AMOUNT | NO_PARTS | {"unit": "万亩"}])

    units = [one.unit for one in roll_up(tmp_path, ["A", "B"], PERIOD).indicators]

    assert sorted(units) == ["万亩", "亩"]


def test_counties_rank_by_score_then_attainment_then_reds_then_code(tmp_path: Path):
    red = {"status": "red", "points": 0.0, "shortfall": 0.5}
    put(tmp_path, "A", [red])
    put(tmp_path, "B", [red | {"shortfall": 0.2}])
    put(tmp_path, "C", [{}])
    put(tmp_path, "D", [red])
    put(tmp_path, "E", [{"coverage": 0.0, "status": "missing", "points": 0.0}])

    ranked = roll_up(tmp_path, list("EDCBA"), PERIOD).counties

    assert [(one.code, one.rank) for one in ranked] == [
        ("C", 1),
        ("B", 2),
        ("A", 3),
        ("D", 4),
        ("E", None),
    ]
    assert (ranked[0].score, ranked[0].attainment, ranked[4].score) == (100.0, 100.0, None)


def test_importance_weighs_the_score_and_rows_without_target_do_not_count(tmp_path: Path):
    rows = [
        {"importance": 3.0},
        {"indicator_code": "R2", "status": "red", "points": 0.0, "shortfall": 1.0},
        {"indicator_code": "R3", "status": "red", "points": 0.0, "target": None},
        {"indicator_code": "R4", "status": "not_due"},
    ]
    put(tmp_path, "A", rows)

    [one] = roll_up(tmp_path, ["A"], PERIOD).counties

    assert (one.score, one.attainment) == (75.0, 50.0)
    assert (one.due, one.green, one.red) == (3, 1, 2)


def test_the_matters_of_most_counties_come_first(tmp_path: Path):
    other = {"indicator_code": "R2", "name": "硬化路", "position": 2}
    put(tmp_path, "A", [{}], [{}, other])
    put(tmp_path, "B", [{}], [{"shortfall": 0.7, "level": 3}])

    month = roll_up(tmp_path, ["A", "B"], PERIOD)

    assert [(one.code, one.counties, one.level) for one in month.matters] == [
        ("R1", 2, 3),
        ("R2", 1, 2),
    ]
    assert month.matters[0].worst_county == "B"
    assert [(one.matters, one.first_matter) for one in month.counties] == [
        (2, "卫生厕所普及率"),
        (1, "卫生厕所普及率"),
    ]


def test_the_order_of_the_counties_does_not_matter(tmp_path: Path):
    for county in "ABC":
        put(tmp_path, county, [{"numerator": 0.1, "denominator": 0.3}])

    months = [roll_up(tmp_path, order, PERIOD) for order in itertools.permutations("ABC")]

    assert all(month == months[0] for month in months)


def test_counties_without_partitions_and_strangers_partitions(tmp_path: Path):
    put(tmp_path, "A", [{}])
    put(tmp_path, "Z", [{}])

    month = roll_up(tmp_path, ["A", "B"], PERIOD)

    assert ([one.code for one in month.counties], month.absent) == (["A"], ("B",))
    assert roll_up(tmp_path, ["B"], PERIOD).counties == ()
