"""A code with figures in the warehouse cannot disappear from the catalogue."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from flows.errors import DeclarationError
from flows.paths import Home
from flows.warehouse.contents import sum_tables
from flows.warehouse.lost_codes import refuse_lost_codes
from flows.warehouse.migrate import make_schema
from tests.assess.small_catalogs import make_areas, make_catalog, make_indicator, make_measure
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

VILLAGE = "610929001200"
CATALOG = make_catalog(
    make_areas([1]), [make_measure("toilets")], [make_indicator("ENV-01", measure="toilets")]
)


def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    connection.execute(
        "insert into observations (measure_code, area_code, period, value) values "
        f"('toilets', '{VILLAGE}', '2022-01', 3), ('toilets', '{VILLAGE}', '2022-03', 4)"
    )
    connection.execute(
        "insert into assessments (indicator_code, area_code, period, actual, status) values "
        "('ENV-01', '610929000000', '2022-03', 4, 'green')"
    )
    return connection


def test_a_catalogue_that_has_every_code_is_accepted():
    refuse_lost_codes(warehouse(), CATALOG)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"areas": CATALOG.areas[:-1]}, f"areas.csv：缺少“{VILLAGE}”，而数据库中已有它的 2 个数"),
        ({"measures": ()}, "measures.csv：缺少“toilets”，而数据库中已有它的 2 个数"),
        ({"indicators": ()}, "indicators.csv：缺少“ENV-01”，而数据库中已有它的 1 个数"),
    ],
)
def test_a_lost_code_is_named_with_its_figures(changed: dict, sentence: str):
    with pytest.raises(DeclarationError) as caught:
        refuse_lost_codes(warehouse(), replace(CATALOG, **changed))

    assert sentence in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_an_indicator_without_any_value_may_go():
    connection = warehouse()
    connection.execute("update assessments set actual = null, status = 'missing'")

    refuse_lost_codes(connection, replace(CATALOG, indicators=()))


def test_a_run_with_a_deleted_indicator_stops_and_changes_nothing(tmp_path: Path):
    home = Home(tmp_path)
    begin_county(tmp_path)
    send_month(tmp_path, "2026-03")
    run_month(home, "2026-03")
    before = sum_tables(home.working_warehouse)
    for name in ("indicators.csv", "targets.csv"):
        file = home.catalog / name
        lines = file.read_text("utf-8-sig").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if "TEA-01" not in line), "utf-8")

    with pytest.raises(DeclarationError, match="indicators.csv：缺少“TEA-01”") as caught:
        run_month(home, "2026-03")

    assert caught.value.exit_code == 3
    assert sum_tables(home.working_warehouse) == before
