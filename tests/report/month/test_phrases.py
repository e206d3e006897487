import math

import pytest

from flows.report.month.phrases import (
    count_places,
    first_names,
    gap_text,
    goal_cell,
    join_names,
    join_places,
    office_name,
    with_unit,
)
from tests.report.example import example_catalog

NAN = math.nan


@pytest.mark.parametrize(
    ("direction", "lower", "upper", "text"),
    [
        ("at_least", 85.0, NAN, "≥85"),
        ("at_most", 0.0, NAN, "≤0"),
        ("equal", 1200.0, NAN, "1,200"),
        ("between", 8.0, 10.0, "8～10"),
        ("between", 8.0, NAN, "8"),
        ("at_least", NAN, NAN, "—"),
    ],
)
def test_a_goal_shows_its_direction(direction, lower, upper, text):
    assert goal_cell(direction, lower, upper) == text


@pytest.mark.parametrize(
    ("direction", "actual", "expected", "upper", "text"),
    [
        ("at_least", 80.0, 86.5, NAN, "低6.5"),
        ("at_least", 86.5, 86.5, NAN, "已达到"),
        ("at_least", 86.5 - 1e-10, 86.5, NAN, "已达到"),
        ("at_least", 90.0, 86.5, NAN, "已达到"),
        ("at_least", 86.499, 86.5, NAN, "低不足0.01"),
        ("at_most", 57.0, 0.0, NAN, "高57"),
        ("at_most", -1.0, 0.0, NAN, "已达到"),
        ("equal", 3.0, 4.0, NAN, "低1"),
        ("equal", 5.0, 4.0, NAN, "高1"),
        ("between", 7.0, 8.0, 10.0, "低1"),
        ("between", 8.0, 8.0, 10.0, "已达到"),
        ("between", 10.5, 8.0, 10.0, "高0.5"),
        ("at_least", NAN, 86.5, NAN, "—"),
        ("at_least", 80.0, NAN, NAN, "—"),
    ],
)
def test_a_gap_shows_its_side(direction, actual, expected, upper, text):
    assert gap_text(direction, actual, expected, upper) == text


def test_names_are_joined_and_counted_beyond_a_limit():
    assert join_names(["甲", "乙"], 2) == "甲、乙"
    assert join_names(["甲", "乙", "丙"], 2) == "甲、乙等3个"
    assert join_names(["甲", "乙", "丙"]) == "甲、乙、丙"


def test_a_number_that_was_said_is_not_said_again():
    assert first_names(["甲", "乙"], 2) == "甲、乙"
    assert first_names(("甲", "乙", "丙"), 2) == "甲、乙等"


def test_towns_and_units_are_counted_by_what_they_are():
    assert join_places(["茅坪镇", "城关镇", "冷水镇"], 2) == "茅坪镇、城关镇等3个镇"
    assert join_places(["县林业局", "县人社局", "县住建局"], 1) == "县林业局等3个单位"
    assert join_places(["茅坪镇", "县林业局", "冷水镇"], 2) == "茅坪镇、县林业局等3个镇和单位"
    assert join_places(["茅坪镇", "县林业局"], 2) == "茅坪镇、县林业局"


def test_an_office_is_named_with_its_county(tmp_path):
    catalog = example_catalog(tmp_path)

    assert office_name("县乡村振兴局", catalog) == "白河县乡村振兴局"
    assert office_name("市农业农村局", catalog) == "市农业农村局"
    assert (with_unit("务工人数", "人"), with_unit("甲", "")) == ("务工人数（人）", "甲")


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ([("麻虎镇", 10)], "麻虎镇10张"),
        ([("麻虎镇", 10), ("城关镇", 1), ("构朳镇", 1)], "麻虎镇10张，城关镇、构朳镇各1张"),
        ([(f"{sign}镇", 4) for sign in "甲乙丙丁戊己"], "甲镇、乙镇、丙镇、丁镇、戊镇等6个镇各4张"),
        (
            [("甲镇", 5), ("乙镇", 4), ("丙镇", 3), ("丁镇", 2), ("戊镇", 1)],
            "甲镇5张，乙镇4张，丙镇3张，其余2个镇共3张",
        ),
    ],
)
def test_who_has_as_many_is_told_together_and_all_are_counted(counted, told):
    assert count_places(counted, "张") == told
