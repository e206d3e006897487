"""The figures of a draft have few digits, rounded in the area's favour."""

import pytest

from flows.forms.proposals import draft_figures
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)


@pytest.mark.parametrize(
    ("unit", "direction", "derived", "drafted"),
    [
        ("%", "at_least", (82.60197542, None), (82.6, None)),
        ("%", "at_most", (82.60197542, None), (82.61, None)),
        ("万亩", "at_least", (0.99306391, None), (0.993, None)),
        ("万亩", "equal", (9.185500000000001, None), (9.1855, None)),
        ("万亩", "between", (0.99306391, 1.07719808), (0.993, 1.0772)),
        ("人", "at_least", (1743.0, None), (1743.0, None)),
        # What is whole but for the computer's rounding stays whole.
        ("人", "at_least", (2.9999999999999996, None), (3.0, None)),
        ("人", "at_most", (3.0000000000000004, None), (3.0, None)),
    ],
)
def test_a_drafted_figure_asks_no_more_than_the_derived_one(unit, direction, derived, drafted):
    indicator = make_indicator("A", measure="m", unit=unit, direction=direction)
    catalog = make_catalog(make_areas([1]), [make_measure("m")], [indicator])

    assert draft_figures([("A", COUNTY, *derived)], catalog) == {("A", COUNTY): drafted}
