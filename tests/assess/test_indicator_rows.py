"""What the SQL reads of an indicator."""

import pytest

from flows.assess.indicator_rows import condition_bounds, indicator_row
from tests.assess.small_catalogs import make_areas, make_catalog, make_indicator, make_measure


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("", (None, None)),
        (">=5", (5.0, None)),
        ("<=3", (None, 3.0)),
        ("==1", (1.0, 1.0)),
        ("8..10", (8.0, 10.0)),
        ("0.1..0.9999", (0.1, 0.9999)),
    ],
)
def test_a_condition_has_its_bounds(text: str, bounds: tuple):
    assert condition_bounds(text) == bounds


def row_of(**declared) -> dict[str, object]:
    indicator = make_indicator("A", **({"measure": "m"} | declared))
    measures = [
        make_measure("m", integer=True),
        make_measure("n"),
        make_measure("c", "ytd", "county"),
    ]
    catalog = make_catalog(make_areas([2, 1]), measures, [indicator])
    return indicator_row(indicator, catalog)


def test_a_named_village_brings_in_its_whole_town():
    row = row_of(applies_to=("610929001200", "610929002000"))

    assert row["towns"] == "610929001000|610929002000"


def test_a_figure_of_the_whole_county_knows_no_towns():
    assert row_of(measure="c", applies_to=("610929001200",))["towns"] == ""


def test_a_percentage_of_whole_things_is_counted():
    ratio = {"aggregation": "ratio", "measure": ""}

    assert row_of(**ratio, numerator="m", denominator="n")["is_counted"]
    assert not row_of(**ratio, numerator="n", denominator="m")["is_counted"]
    assert row_of(aggregation="share_where", condition=">=1")["is_counted"]
    assert not row_of()["is_counted"]


def test_a_tolerance_is_the_indicators_own_or_the_policys():
    assert (row_of()["tolerance"], row_of()["has_own_tolerance"]) == (0.10, False)
    assert row_of(kind="rate")["tolerance"] == 0.05
    assert (row_of(tolerance=0.0)["tolerance"], row_of(tolerance=0.0)["has_own_tolerance"]) == (
        0,
        True,
    )
