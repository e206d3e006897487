"""Which wrong cells keep a warning from opening (rules.md section 7)."""

import pandas as pd

from flows.assess.held_cells import held_periods
from flows.catalog.policy import Policy
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)

TOWN_1, TOWN_2 = "610929001000", "610929002000"
MONTH = "2022-01"


def held(*cells: tuple[str, str], **indicator) -> dict[str, list[str]]:
    """Areas in which nothing opens; four villages in the first town, six in the second."""
    catalog = make_catalog(
        make_areas([4, 6]),
        [make_measure("a"), make_measure("b"), make_measure("w")],
        [
            make_indicator(
                "A", kind="rate", aggregation="ratio", numerator="a", denominator="b", **indicator
            )
        ],
        policy=Policy(held_share=0.2),
    )
    frame = pd.DataFrame(
        [(measure, f"610929{place}", MONTH) for measure, place in cells],
        columns=["measure_code", "area_code", "period"],
    )
    found = held_periods(frame, catalog)
    return sorted(area for (_, area), periods in found.items() if MONTH in periods)


def test_one_cell_closes_its_town_and_not_the_county():
    assert held(("a", "001200")) == [TOWN_1]


def test_the_county_closes_above_the_held_share_of_its_villages():
    two = [("a", "001200"), ("a", "001201")]

    assert held(*two) == [TOWN_1]
    assert held(*two, ("a", "002200")) == [COUNTY, TOWN_1, TOWN_2]


def test_both_cells_of_a_village_count_once():
    cells = [(measure, place) for measure in "ab" for place in ("001200", "001201")]

    assert held(*cells) == [TOWN_1]


def test_a_towns_total_and_a_weight_close_nothing():
    assert held(("a", "001000"), ("w", "001200"), ("w", "002200"), allocate_by="w") == []


def test_only_towns_that_the_indicator_concerns_count():
    one = [("a", "001200")]

    assert held(*one, applies_to=(TOWN_1,)) == [COUNTY, TOWN_1]
    assert held(*one, applies_to=(TOWN_2,)) == []
