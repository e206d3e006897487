"""The figures of a draft have few digits, rounded in the area's favour, and add up."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.forms.proposals import YearTarget, draft_figures
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)

TOWNS = ("610929001000", "610929002000", "610929003000")
DIGITS = {"%": 2, "万亩": 4, "个": 0}


def draft(*targets: YearTarget, **given):
    """The drafted figures of one indicator, by area."""
    indicator = make_indicator("A", measure="m", **given)
    catalog = make_catalog(make_areas([1, 1, 1]), [make_measure("m")], [indicator])
    return {area: bounds for (_, area), bounds in draft_figures(targets, catalog).items()}


def derived(area: str, value: float, upper: float | None = None, **given) -> YearTarget:
    return YearTarget(
        "A", area, value, upper, given.get("goal", value), given.get("is_reference", True)
    )


def stated(area: str, value: float, upper: float | None = None) -> YearTarget:
    return derived(area, value, upper, is_reference=False)


@pytest.mark.parametrize(
    ("unit", "direction", "figure", "drafted"),
    [
        ("%", "at_least", (82.60197542, None), (82.6, None)),
        ("%", "at_most", (82.60197542, None), (82.61, None)),
        ("万亩", "at_least", (0.99306391, None), (0.993, None)),
        ("亩", "at_least", (8645.533333, None), (8645.53, None)),
        ("亿元", "at_least", (12.72486, None), (12.7248, None)),
        ("万亩", "equal", (9.185500000000001, None), (9.1855, None)),
        ("万亩", "between", (0.99306391, 1.07719808), (0.993, 1.0772)),
        ("人", "at_least", (1743.0, None), (1743.0, None)),
        # What is whole but for the computer's rounding stays whole.
        ("人", "at_least", (2.9999999999999996, None), (3.0, None)),
        ("人", "at_most", (3.0000000000000004, None), (3.0, None)),
    ],
)
def test_a_drafted_figure_asks_no_more_than_the_derived_one(unit, direction, figure, drafted):
    found = draft(derived(COUNTY, *figure), unit=unit, direction=direction)

    assert found == {COUNTY: drafted}


def test_shares_of_a_stated_figure_add_up_to_it_the_first_town_at_a_tie():
    shares = [derived(town, 10 / 3) for town in TOWNS]

    assert draft(stated(COUNTY, 10.0), *shares, unit="万亩") == {
        TOWNS[0]: (3.3334, None),
        TOWNS[1]: (3.3333, None),
        TOWNS[2]: (3.3333, None),
    }


def test_whole_things_of_a_county_figure_that_is_derived_itself_add_up_to_the_drafted_one():
    county = derived(COUNTY, 7.0, goal=7.6)
    shares = [
        derived(town, math.floor(goal), goal=goal)
        for town, goal in zip(TOWNS, (0.9, 2.8, 3.9), strict=True)
    ]

    assert draft(county, *shares, integer=True) == {
        COUNTY: (7.0, None),
        TOWNS[0]: (1.0, None),
        TOWNS[1]: (2.0, None),
        TOWNS[2]: (4.0, None),
    }


def test_towns_share_what_local_figures_leave_with_as_many_digits_as_it_has():
    rest = (10.0 - 4.00005) / 2
    shares = [derived(town, rest) for town in TOWNS[1:]]

    assert draft(stated(COUNTY, 10.0), stated(TOWNS[0], 4.00005), *shares, unit="万亩") == {
        TOWNS[1]: (2.99998, None),
        TOWNS[2]: (2.99997, None),
    }


def test_nothing_is_drafted_for_the_others_where_local_figures_exceed_the_countys():
    shares = [derived(town, 0.0) for town in TOWNS[1:]]

    assert draft(stated(COUNTY, 10.0), stated(TOWNS[0], 10.5), *shares) == {}
    assert draft(stated(COUNTY, 10.0), stated(TOWNS[0], 10.0), *shares) == {
        TOWNS[1]: (0.0, None),
        TOWNS[2]: (0.0, None),
    }


def test_the_part_of_a_town_of_unknown_weight_stays_open():
    shares = [derived(town, 10 / 3) for town in TOWNS[:2]]

    found = draft(stated(COUNTY, 10.0), *shares, unit="万亩")

    assert found == {TOWNS[0]: (3.3333, None), TOWNS[1]: (3.3333, None)}


def test_no_upper_value_falls_below_its_lower_one():
    """Shared out alone, 24 things leave the small town 1, and 23 things 2."""
    goals = (1.45, 7.3, 14.25)
    shares = [
        derived(town, goal, goal * 24 / 23, goal=goal)
        for town, goal in zip(TOWNS, goals, strict=True)
    ]

    found = draft(stated(COUNTY, 23.0, 24.0), *shares, direction="between", integer=True)

    assert sum(low for low, _ in found.values()) == 23
    assert sum(high for _, high in found.values()) == 24
    assert all(low <= high for low, high in found.values())


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"kind": "rate", "aggregation": "ratio", "unit": "%"}, 33.33),
        ({"direction": "at_most", "unit": "万亩"}, 33.3334),
        ({"direction": "at_most", "integer": True}, 34.0),
    ],
)
def test_rates_and_limits_are_rounded_each_for_itself(given, value):
    shares = [derived(town, 100 / 3) for town in TOWNS]

    found = draft(stated(COUNTY, 100.0), *shares, **given)

    assert found == dict.fromkeys(TOWNS, (value, None))


@st.composite
def drawn_targets(draw):
    """A county's figure with the exact shares of its towns, some with a figure of their own."""
    unit = draw(st.sampled_from(["%", "万亩", "个"]))
    is_between = draw(st.booleans())
    total = draw(st.floats(0, 1e6).map(lambda one: round(one, draw(st.integers(0, 6)))))
    width = round(draw(st.floats(0, 1e4)), 2) if is_between else None
    weights = draw(st.lists(st.floats(0.001, 1e5), min_size=3, max_size=3))
    own = round(draw(st.floats(0, total)), 2) if draw(st.booleans()) else None
    own = None if own is not None and own > total else own
    county = derived(
        COUNTY,
        total,
        None if width is None else round(total + width, 8),
        is_reference=draw(st.booleans()),
    )
    sharing = TOWNS if own is None else TOWNS[1:]
    weights = weights if own is None else weights[1:]
    shares = [
        derived(
            town,
            (total - (own or 0)) * weight / sum(weights),
            None if width is None else (total + width - (own or 0)) * weight / sum(weights),
        )
        for town, weight in zip(sharing, weights, strict=True)
    ]
    local = [] if own is None else [stated(TOWNS[0], own, None if width is None else own)]
    return unit, is_between, county, local, shares


@given(drawn_targets())
def test_drafts_add_up_whatever_the_weights(drawn):
    unit, is_between, county, local, shares = drawn
    direction = "between" if is_between else "at_least"
    kind = {"unit": unit, "integer": unit == "个", "direction": direction}

    found = draft(county, *local, *shares, **kind)
    again = draft(county, *local, *reversed(shares), **kind)

    assert again == found
    lower, upper = found.get(COUNTY, (county.value, county.upper))
    if local and lower < local[0].value:
        assert set(found) <= {COUNTY}
        return
    towns = {area: bounds for area, bounds in found.items() if area != COUNTY}
    assert set(towns) == {one.area_code for one in shares}
    total = sum(exactly(low) for low, _ in towns.values()) + sum(
        exactly(one.value) for one in local
    )
    assert total == exactly(lower)
    assert all(low >= 0 for low, _ in towns.values())
    for one in shares:
        assert abs(towns[one.area_code][0] - one.goal) < 3 * 10 ** -DIGITS[unit]
    if is_between:
        tops = sum(exactly(top) for _, top in towns.values())
        assert tops + sum(exactly(one.value) for one in local) == exactly(upper)
        assert all(low <= top for low, top in towns.values())


def exactly(figure: float) -> Fraction:
    """A figure as it is written."""
    return Fraction(repr(figure))
