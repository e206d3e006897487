"""Which rows of an outside table are of which area."""

import pytest

from flows.catalog.load import load_catalog
from flows.ingest.findings import Place
from flows.ingest.grid import Grid
from flows.ingest.outside.outside_rows import Columns, read_areas
from tests.starting.small_county import begin_county

PLACE = Place("a.xlsx", "表", period="2026-05")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    begin_county(folder)
    return load_catalog(folder / "catalog")


def areas(catalog, level: str, *rows, town: int | None = 0, area: int = 1):
    grid = Grid("表", [["乡镇", "村"], *map(list, rows)])
    found, findings = read_areas(grid, 0, Columns(area, town), level, catalog, PLACE)
    return [one.area_code for one in found], [(one.code, one.cell) for one in findings]


@pytest.mark.parametrize(
    ("town", "village"),
    [("清水乡", "清水村"), ("清 水", "清水村村委会"), (530999201000, "530999201200")],
)
def test_a_village_is_found_within_its_town_by_name_or_code(catalog, town, village):
    assert areas(catalog, "village", (town, village)) == (["530999201200"], [])


@pytest.mark.parametrize("name", ["清水乡", "示例县清水乡人民政府", 530999201000, "530999201"])
def test_a_town_is_found_by_name_or_code(catalog, name):
    assert areas(catalog, "town", (name,), town=None, area=0) == (["530999201000"], [])


def test_totals_and_rows_without_a_name_are_passed_over(catalog):
    rows = [("合计", ""), ("清水乡", "小 计"), ("", ""), ("清水乡", None), ("全县", "")]

    assert areas(catalog, "village", *rows) == ([], [])


def test_a_name_that_is_unknown_or_of_another_town_is_a_finding(catalog):
    rows = [("清水乡", "没有村"), ("高坪乡", "清水村"), ("别处乡", "清水村")]

    assert areas(catalog, "village", *rows) == (
        [],
        [("area_unknown", "B2"), ("area_unknown", "B3"), ("area_unknown", "B4")],
    )


def test_a_table_of_unknown_names_is_told_by_fifty_of_them(catalog):
    found, findings = areas(catalog, "village", *[("清水乡", f"没有{n}村") for n in range(99)])

    assert (found, len(findings)) == ([], 50)
