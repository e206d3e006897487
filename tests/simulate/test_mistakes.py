"""The simulated inbox is wrong where it means to be, and in the same places every time."""

import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.simulate.mistakes import MISTAKES, Mistake, mistakes_of, months_between, put_mistakes
from flows.simulate.offices import Table, lay_out

CATALOG = load_catalog(PROJECT / "data" / "catalog")
#: A style whose table has a 合计 row at its end.
WITH_TOTAL = 6


def table_of(form: str, town: int, style: int = WITH_TOTAL) -> Table:
    shape, area = CATALOG.form_by_code[form], CATALOG.towns[town]
    return lay_out(CATALOG, shape, area, "2022-06", lambda *_: 1, style)


def wrong_cells(form: str, town: int, from_last: int, *mistakes: Mistake):
    """What differs from the right table: row and column with what stands there."""
    table = table_of(form, town)
    code = CATALOG.towns[town].area_code
    spoiled = put_mistakes(table, CATALOG, form, code, from_last, list(mistakes))
    assert (spoiled.merges, spoiled.places) == (table.merges, table.places)
    return {
        (row, column): value
        for row, (right, wrong) in enumerate(zip(table.rows, spoiled.rows, strict=True))
        for column, (old, value) in enumerate(zip(right, wrong, strict=True))
        if old != value
    }


@pytest.mark.parametrize(
    ("period", "last", "months"), [("2022-06", "2022-06", 0), ("2021-12", "2022-06", 6)]
)
def test_months_count_back_from_the_last(period, last, months):
    assert months_between(period, last) == months


def test_a_planned_month_has_its_planned_mistakes_and_no_other():
    assert mistakes_of(CATALOG, "T2", "2022-06", 0, 2022) == [
        Mistake(0, "T2", 3, 3, 1, "待核实", "value_not_number"),
        Mistake(0, "T2", 5, 0, 0, "#REF!", "value_error"),
    ]
    assert mistakes_of(CATALOG, "T8", "2022-05", 1, 2022) == []


def test_an_ordinary_month_has_one_mistake_a_form_and_always_the_same():
    found = mistakes_of(CATALOG, "T1", "2022-03", 3, 2022)

    assert [(one.month_from_last, one.form) for one in found] == [(3, "T1")]
    assert found == mistakes_of(CATALOG, "T1", "2022-03", 3, 2022)
    assert found != mistakes_of(CATALOG, "T1", "2022-03", 3, 2023)
    assert mistakes_of(CATALOG, "T4", "2022-03", 3, 2022) == []


def test_each_planned_mistake_names_a_village_and_a_measure_that_exist():
    for one in MISTAKES:
        villages = CATALOG.villages_by_town[CATALOG.towns[one.town].area_code]
        measures = CATALOG.measures_by_form[one.form]
        assert (one.village < len(villages), one.measure < len(measures)) == (True, True), one


def test_a_mistake_changes_its_own_cell_in_its_own_town_alone():
    mistake = Mistake(2, "T1", 3, 1, 2, "约12", "value_not_number")
    village = CATALOG.villages_by_town[CATALOG.towns[3].area_code][1].area_code
    measure = CATALOG.measures_by_form["T1"][2].measure_code
    place = table_of("T1", 3).places[measure, village]

    assert wrong_cells("T1", 3, 2, mistake) == {place: "约12"}
    assert wrong_cells("T1", 2, 2, mistake) == {}


def test_the_last_month_has_a_total_that_does_not_add_up():
    rows = table_of("T1", 4).rows
    [total] = [number for number, row in enumerate(rows) if "合计" in row[:2]]
    last = len(rows[total]) - 1

    assert wrong_cells("T1", 4, 0) == {(total, last): rows[total][last] + 11}
    assert wrong_cells("T1", 4, 1) == {}


def test_the_last_month_has_a_village_by_a_wrong_name():
    assert list(wrong_cells("T3", 6, 0).values()) == ["青龙观村"]
    assert wrong_cells("T3", 6, 1) == {}


def test_the_last_month_has_a_column_that_a_town_left_out():
    lost = wrong_cells("T8", 1, 0)

    assert len({column for _, column in lost}) == 1
    assert set(lost.values()) == {None}
    assert len(lost) >= len(CATALOG.villages_by_town[CATALOG.towns[1].area_code])
    assert wrong_cells("T8", 1, 1) == {}
