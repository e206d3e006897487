"""The indexes of a catalogue's records."""

from dataclasses import replace

from flows.catalog.records import Plan
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)

CATALOG = make_catalog(
    make_areas([2, 1]),
    [make_measure("a"), replace(make_measure("b"), form="G")],
    [make_indicator("A", measure="a")],
    plans=(
        Plan("规划", "规划", 2021, 2025, 2020, "县乡村振兴局", ""),
        Plan("后规划", "后规划", 2026, 2030, 2025, "县乡村振兴局", ""),
    ),
)


def test_areas_are_found_by_level_town_and_code():
    assert CATALOG.county.area_code == COUNTY
    assert [town.name for town in CATALOG.towns] == ["镇1", "镇2"]
    assert {
        town: [village.name for village in villages]
        for town, villages in CATALOG.villages_by_town.items()
    } == {"610929001000": ["村0", "村1"], "610929002000": ["村0"]}
    assert CATALOG.area_name("610929001000") == "镇1"
    assert CATALOG.area_name("610929009000") == "610929009000"


def test_measures_are_found_by_form_and_plans_by_name():
    assert {
        form: [measure.measure_code for measure in measures]
        for form, measures in CATALOG.measures_by_form.items()
    } == {"F": ["a"], "G": ["b"]}
    assert CATALOG.plan_of(CATALOG.indicators[0]).last_year == 2025
    assert (CATALOG.first_period, CATALOG.last_year) == ("2021-01", 2030)
