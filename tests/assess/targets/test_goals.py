"""Plan target or reference, whole numbers in the area's favour, and what satisfies a target."""

import pytest

from flows.assess.targets.goals import Goal, is_reference, publish_goal, satisfies
from flows.catalog.policy import Policy
from tests.assess.small_catalogs import make_indicator

BASES = Policy().reference_bases


@pytest.mark.parametrize(
    ("goal", "level", "is_derived"),
    [
        (Goal(1, None, "stated"), "county", False),
        (Goal(1, None, "carried"), "county", True),
        (Goal(1, None, "local"), "county", False),
        (Goal(1, None, "stated", is_own=False), "county", True),
        (Goal(1, None, "local", is_own=False), "county", True),
        (Goal(1, None, "stated", is_own=False), "village", False),
        (Goal(1, None, "carried", is_own=False), "village", True),
    ],
    ids=str,
)
def test_a_derived_figure_is_a_reference(goal: Goal, level: str, is_derived: bool):
    assert is_reference(goal, make_indicator("A", level=level), BASES) == is_derived


@pytest.mark.parametrize(
    ("direction", "published"),
    [
        ("at_least", (4.0, None)),
        ("equal", (4.0, None)),
        ("at_most", (5.0, None)),
    ],
)
def test_a_reference_is_published_whole_in_the_areas_favour(direction: str, published: tuple):
    indicator = make_indicator("A", direction=direction, integer=True)

    assert publish_goal(Goal(4.6, None, "carried"), indicator, is_derived=True) == published
    assert publish_goal(Goal(4.6, None, "stated"), indicator, is_derived=False) == (4.6, None)


def test_a_range_is_widened_to_whole_numbers():
    indicator = make_indicator("A", direction="between", integer=True)

    assert publish_goal(Goal(4.6, 6.2, "carried"), indicator, is_derived=True) == (4.0, 7.0)


def test_a_whole_number_that_arithmetic_missed_stays_itself():
    indicator = make_indicator("A", integer=True)

    assert publish_goal(Goal(5 - 1e-12, None, "carried"), indicator, is_derived=True)[0] == 5.0


@pytest.mark.parametrize(
    ("direction", "tolerance", "good", "bad"),
    [
        ("at_least", None, 100.0, 99.9),
        ("at_most", None, 100.0, 100.1),
        ("equal", None, 100.0, 100.1),
        ("equal", 0.1, 110.0, 110.1),
        ("between", None, 120.0, 120.1),
    ],
)
def test_a_value_satisfies_its_target(direction, tolerance, good, bad):
    indicator = make_indicator("A", direction=direction, tolerance=tolerance)

    assert satisfies(indicator, good, 100.0, 120.0)
    assert not satisfies(indicator, bad, 100.0, 120.0)
