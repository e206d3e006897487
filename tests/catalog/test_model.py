"""Which measures and forms a town is asked for (rules.md section 2, "Applies to")."""

from dataclasses import replace

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)

CATALOG = load_catalog(PROJECT / "data" / "catalog")

TOWN_1, TOWN_2 = "610929001000", "610929002000"
VILLAGE_OF_1 = "610929001200"


def asked(*indicators, measures=("a", "b")) -> dict[str, list[str]]:
    catalog = make_catalog(
        make_areas([1, 1]), [make_measure(code) for code in measures], indicators
    )
    return {
        town: [measure.measure_code for measure in catalog.measures_asked("F", town)]
        for town in (TOWN_1, TOWN_2)
    }


def test_a_measure_of_one_town_is_asked_of_that_town_alone():
    houses = make_indicator("A", measure="a", applies_to=(TOWN_1,))

    assert asked(houses) == {TOWN_1: ["a", "b"], TOWN_2: ["b"]}


def test_a_named_village_brings_in_its_town():
    houses = make_indicator("A", measure="a", applies_to=(VILLAGE_OF_1,))

    assert asked(houses) == {TOWN_1: ["a", "b"], TOWN_2: ["b"]}


def test_a_measure_that_serves_another_indicator_too_is_asked_of_all():
    houses = make_indicator("A", measure="a", applies_to=(TOWN_1,))
    everywhere = make_indicator("B", measure="a")

    assert asked(houses, everywhere) == {TOWN_1: ["a", "b"], TOWN_2: ["a", "b"]}


def test_the_weight_of_an_allocation_serves():
    houses = make_indicator("A", measure="a", applies_to=(TOWN_1,))
    shared = make_indicator("B", measure="b", allocate_by="a")

    assert asked(houses, shared) == {TOWN_1: ["a", "b"], TOWN_2: ["a", "b"]}


def test_a_form_that_asks_nothing_of_a_town_is_not_owed_by_it():
    houses = make_indicator("A", measure="a", applies_to=(TOWN_1,))
    catalog = make_catalog(make_areas([1, 1]), [make_measure("a")], [houses])
    (form,) = catalog.forms

    assert [town.area_code for town in catalog.reporters_of(form)] == [TOWN_1]


def test_what_serves_only_retired_indicators_is_asked_until_then():
    ended = make_indicator("A", measure="a", retired="2022-04")
    catalog = make_catalog(make_areas([1]), [make_measure("a"), make_measure("b")], [ended])

    march, april = (
        [one.measure_code for one in catalog.measures_asked("F", TOWN_1, period)]
        for period in ("2022-03", "2022-04")
    )
    assert (march, april) == (["a", "b"], ["b"])


def test_what_serves_only_later_indicators_is_asked_from_then_on():
    later = make_indicator("A", measure="a", introduced="2022-04")
    ever = make_indicator("B", measure="b")
    catalog = make_catalog(make_areas([1]), [make_measure("a"), make_measure("b")], [later, ever])
    town = catalog.towns[0].area_code
    form = catalog.measures[0].form

    def asked(period: str) -> list[str]:
        return [one.measure_code for one in catalog.measures_asked(form, town, period)]

    assert [asked(month) for month in ("2022-03", "2022-04", "")] == [["b"], ["a", "b"], ["a", "b"]]


def test_a_form_of_retired_measures_is_owed_until_the_last_one_ends():
    measures = [
        replace(make_measure("a"), retired="2022-04"),
        replace(make_measure("b"), retired="2022-06"),
    ]
    catalog = make_catalog(make_areas([1]), measures, [])
    (form,) = catalog.forms

    assert catalog.owed_until(form, TOWN_1) == "2022-06"
    assert [len(catalog.reporters_of(form, period)) for period in ("2022-05", "2022-06")] == [1, 0]


def test_the_county_is_asked_for_every_measure_of_its_form():
    rate = make_indicator("A", measure="a", aggregation="none", applies_to=(TOWN_1,))
    catalog = make_catalog(make_areas([1]), [make_measure("a", row_level="county")], [rate])

    assert [measure.measure_code for measure in catalog.measures_asked("F", COUNTY)] == ["a"]


def merged_catalog():
    """Two towns of two villages; a village of the first is merged, the second town is closed."""
    changes = {
        VILLAGE_OF_1: {"valid_to": "2022-03", "merged_into": "610929001201"},
        TOWN_2: {"valid_to": "2022-06", "merged_into": TOWN_1},
        "610929002200": {"valid_to": "2022-06"},
        "610929002201": {"valid_to": "2022-06"},
    }
    areas = [replace(area, **changes.get(area.area_code, {})) for area in make_areas([2, 2])]
    return make_catalog(areas, [make_measure("a")], [make_indicator("A", measure="a")])


def test_a_merged_village_is_one_of_its_town_up_to_its_last_month():
    catalog = merged_catalog()

    march, april = (
        [one.area_code for one in catalog.villages_in(TOWN_1, period)]
        for period in ("2022-03", "2022-04")
    )
    assert (march, april) == ([VILLAGE_OF_1, "610929001201"], ["610929001201"])
    assert catalog.absent_in("2022-03") == frozenset()
    assert catalog.absent_in("2022-04") == {VILLAGE_OF_1}


def test_a_closed_town_owes_nothing_after_its_last_month():
    catalog = merged_catalog()
    (form,) = catalog.forms

    june, july = (
        [town.area_code for town in catalog.reporters_of(form, period)]
        for period in ("2022-06", "2022-07")
    )
    assert (june, july) == ([TOWN_1, TOWN_2], [TOWN_1])
    assert catalog.owed_until(form, TOWN_2) == "2022-07"


def test_a_new_town_owes_from_its_first_month():
    areas = [
        replace(area, valid_from="2022-03") if area.area_code == TOWN_2 else area
        for area in make_areas([1, 1])
    ]
    catalog = make_catalog(areas, [make_measure("a")], [make_indicator("A", measure="a")])
    (form,) = catalog.forms

    february, march = (
        [town.area_code for town in catalog.reporters_of(form, period)]
        for period in ("2022-02", "2022-03")
    )
    assert (february, march) == ([TOWN_1], [TOWN_1, TOWN_2])


def test_an_indicator_withdrawn_before_the_year_has_no_task_in_it():
    def asked(retired: str) -> bool:
        first = replace(CATALOG.indicators[0], retired=retired)
        catalog = replace(CATALOG, indicators=(first, *CATALOG.indicators[1:]))
        return first.indicator_code in {row.indicator_code for row in catalog.indicators_in(2022)}

    assert [asked(month) for month in ("", "2022-02", "2022-01", "2021-11")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_plan_that_is_over_has_tasks_only_where_a_figure_is_set_for_later():
    later = {row.indicator_code for row in CATALOG.targets if row.year > 2025}

    assert {row.indicator_code for row in CATALOG.indicators_in(2026)} == later
    assert len(CATALOG.indicators_in(2025)) == len(CATALOG.indicators)
