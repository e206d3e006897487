"""A department's form with a row a town: sent out with the towns' names, read by them."""

from dataclasses import replace

import pytest

from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.settings import Limits
from tests.forms.filled_templates import CATALOG, DECEMBER, filled, order_of
from tests.ingest.grids import grid
from tests.ingest.town_file import codes, messages, read, values

FORM, MEASURES = "D-公安局", CATALOG.measures_by_form["D-公安局"]
TOWNS = {town.name: town.area_code for town in CATALOG.towns}


def by_town(layout: str = "areas_in_rows"):
    """The home catalogue with a department's form of towns."""
    form = replace(CATALOG.form_by_code[FORM], row_level="town", layout=layout)
    return replace(
        CATALOG,
        forms=tuple(form if one.form == FORM else one for one in CATALOG.forms),
        measures=tuple(
            replace(one, row_level="town") if one.form == FORM else one for one in CATALOG.measures
        ),
    )


def table(*rows: str, head: str = "乡镇"):
    names = "|".join(one.name for one in MEASURES)
    return grid("\n".join(["|2022年6月报表|", f"|{head}|{names}|", *rows]))


def row(name: str, first: float) -> str:
    return f"|{name}|" + "|".join(str(first + number) for number in range(len(MEASURES))) + "|"


@pytest.mark.parametrize("layout", ["areas_in_rows", "measures_in_rows"])
def test_the_template_has_a_row_for_each_town_and_comes_back_without_a_finding(layout: str):
    catalog = by_town(layout)
    order = order_of(catalog.form_by_code[FORM], catalog=catalog)
    content, true = filled(order)

    assert [area.name for area in order.rows] == list(TOWNS)
    (workbook,), _ = open_file(content, f"{order.title}.xlsx", Limits())
    reading = interpret(workbook, catalog, DECEMBER, {})
    (submission,) = reading.submissions
    assert (reading.findings, submission.findings) == ((), ())
    assert submission.area_code == catalog.county.area_code
    found = {(one.measure_code, one.area_code): one.value for one in submission.cells}
    assert {key: value for key, value in found.items() if value is not None} == true


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("城关镇", "城关镇"),
        ("城关", "城关镇"),
        ("白河县城关镇", "城关镇"),
        ("城关镇人民政府", "城关镇"),
        ("610929100000", "城关镇"),
    ],
)
def test_a_towns_row_is_known_by_every_way_to_write_its_name(name: str, town: str):
    reading = read(table(row(name, 3), row("中厂镇", 5)), catalog=by_town())

    assert codes(reading) == []
    assert values(reading)[MEASURES[0].measure_code, TOWNS[town]] == 3


@pytest.mark.parametrize("name", ["合计", "全县", "白河县"])
def test_the_countys_row_is_the_total_of_the_towns(name: str):
    reading = read(table(row("城关镇", 3), row("中厂镇", 5), row(name, 99)), catalog=by_town())

    assert codes(reading) == []
    assert {area for _, area in values(reading)} == {TOWNS["城关镇"], TOWNS["中厂镇"]}


def test_an_unknown_town_is_told_as_a_town_and_the_others_are_read():
    reading = read(table(row("城中镇", 3), row("中厂镇", 5)), catalog=by_town())

    (message,) = messages(reading, "area_unknown")
    assert "“城中镇”不是白河县的镇，该行未读取" in message
    assert "城关镇" in message
    assert values(reading)[MEASURES[0].measure_code, TOWNS["中厂镇"]] == 5


def test_a_village_is_no_row_of_it():
    reading = read(table(row("胜利村", 3), row("中厂镇", 5)), catalog=by_town())

    assert [code for code, _ in codes(reading)] == ["area_unknown"]
