"""The chain of a judgement, read from the warehouse."""

import math
from dataclasses import replace

import duckdb
import pytest

from flows.catalog.load import load_catalog
from flows.errors import UsageError
from flows.paths import PROJECT
from flows.report.why.chain import load_chain, load_chains
from flows.warehouse.open import make_schema

CATALOG = load_catalog(PROJECT / "data" / "catalog")
TOWN = CATALOG.towns[0].area_code
VILLAGE = CATALOG.villages_by_town[TOWN][0].area_code


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    connection.execute(
        f"""
        insert into areas by name
            select '{TOWN}' as area_code, '{CATALOG.county.area_code}' as parent_code
            union all select '{VILLAGE}', '{TOWN}';
        insert into assessments by name select 'ECO-01' as indicator_code, '{TOWN}' as area_code,
            '2022-06' as period, 'red' as status, 60.0 as actual, 90.0 as target,
            'local' as basis, false as is_reference, 86.0 as expected, 2 as streak;
        insert into judgement_steps by name select 'ECO-01' as indicator_code,
            '{TOWN}' as area_code, '2022-06' as period, 0.23 as share, 86.1 as path_value,
            0.02 as green_band, 0.05 as yellow_band, 84.2 as green_from;
        insert into observations by name select 'natural_villages' as measure_code,
            '{VILLAGE}' as area_code, '2022-06' as period, 6.0 as value, 'a.xlsx' as file_name,
            'Sheet1' as sheet, 'C5' as cell;
        """
    )
    return connection


def test_a_chain_holds_what_was_stored_and_the_cells_below_the_area(connection):
    chain = load_chain(connection, CATALOG, "ECO-01", TOWN, "2022-06")

    assert (chain.status, chain.actual, chain.expected, chain.streak) == ("red", 60, 86, 2)
    assert (chain.share, chain.path, chain.green_from) == (0.23, 86.1, 84.2)
    assert math.isnan(chain.green_to)
    assert (chain.level, chain.position) == (0, 0)
    assert [(cell.file_name, cell.cell, cell.value) for cell in chain.cells] == [
        ("a.xlsx", "C5", 6)
    ]


def test_the_chains_of_a_month_are_those_of_single_figures(connection):
    chains = load_chains(connection, CATALOG, "2022-06", ("yellow", "red"))

    assert list(chains) == [("ECO-01", TOWN)]
    assert chains["ECO-01", TOWN].cells == (
        load_chain(connection, CATALOG, "ECO-01", TOWN, "2022-06").cells
    )
    assert load_chains(connection, CATALOG, "2022-06", ("yellow",)) == {}
    assert load_chains(connection, CATALOG, "2022-05", ("yellow", "red")) == {}


@pytest.mark.parametrize(
    ("code", "area", "words"),
    [("ECO-99", TOWN, "no indicator"), ("ECO-01", "1", "no area"), ("ECO-02", TOWN, "not judged")],
)
def test_what_is_unknown_is_said(connection, code: str, area: str, words: str):
    with pytest.raises(UsageError, match=words):
        load_chain(connection, CATALOG, code, area, "2022-06")


def test_a_chain_names_what_the_indicator_goes_on_from_and_how_that_ended(connection):
    catalog = replace(
        CATALOG,
        indicators=tuple(
            replace(one, predecessor="ECO-02") if one.indicator_code == "ECO-01" else one
            for one in CATALOG.indicators
        ),
    )
    connection.execute(
        f"""
        insert into plan_results by name select 'ECO-02' as indicator_code,
            '{TOWN}' as area_code, 'missed' as result, 70.0 as actual, 85.0 as target
        """
    )
    earlier = CATALOG.indicator_by_code["ECO-02"]

    assert load_chain(connection, catalog, "ECO-01", TOWN, "2022-06").succeeds == (
        f"{earlier.plan}“{earlier.name}”（ECO-02），期满时未达到目标（期末70%，目标85%）"
    )
    assert load_chain(connection, CATALOG, "ECO-01", TOWN, "2022-06").succeeds == ""
