"""A month's facts are what the warehouse held up to that month, and nothing later."""

import duckdb
import pytest

from flows.report.month.facts import load_facts
from flows.warehouse.migrate import make_schema
from tests.assess.small_catalogs import make_areas, make_catalog, make_indicator, make_measure

CATALOG = make_catalog(make_areas([1]), [make_measure("m")], [make_indicator("A", measure="m")])
TOWN = "610929001000"
#: What the facts hold of the report's month alone.
OF_MONTH = ("findings", "resubmission_changes", "open_warnings")
#: Tables that have a column `period` and of which the facts hold all months up to the report's.
UP_TO = (
    "assessments",
    "indicator_values",
    "town_scores",
    "status_changes",
    "reporting_rates",
    "matters",
)


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as opened:
        make_schema(opened)
        for period in ("2022-05", "2022-06", "2022-07"):
            for table in (*UP_TO, *OF_MONTH):
                opened.execute(f"insert into {table} (period) values ($1)", [period])
            opened.execute(
                "insert into warnings (warning_id, area_code, opened) values ($1, $2, $1)",
                [period, TOWN],
            )
        opened.execute("insert into targets (indicator_code, year) values ('A', 2022), ('A', 2025)")
        yield opened


def facts_of(connection, period: str):
    return load_facts(connection, CATALOG, period, office="某局", is_synthetic=True)


@pytest.mark.parametrize("table", UP_TO)
def test_the_months_up_to_the_reports_are_there_and_no_later_one(connection, table):
    frame = getattr(facts_of(connection, "2022-06"), table)

    assert sorted(frame["period"]) == ["2022-05", "2022-06"]


@pytest.mark.parametrize("table", OF_MONTH)
def test_findings_changes_and_open_warnings_are_of_the_reports_month_alone(connection, table):
    assert list(getattr(facts_of(connection, "2022-06"), table)["period"]) == ["2022-06"]


def test_of_a_measure_and_area_the_latest_value_up_to_the_month_is_there(connection):
    for measure, period, value in (
        ("m", "2022-04", 1),
        ("m", "2022-06", 3),
        ("m", "2022-07", 4),
        ("n", "2021-12", 9),
    ):
        connection.execute(
            "insert into observations by name "
            "select $1 as measure_code, $2 as area_code, $3 as period, $4 as value",
            [measure, TOWN, period, value],
        )
    found = facts_of(connection, "2022-06").latest_observations

    assert found[["measure_code", "period", "value"]].values.tolist() == [
        ["m", "2022-06", 3],
        ["n", "2021-12", 9],
    ]


def test_a_warning_that_opened_later_is_not_known_yet(connection):
    assert list(facts_of(connection, "2022-06").warnings["opened"]) == ["2022-05", "2022-06"]


def test_targets_of_all_years_are_there(connection):
    assert sorted(facts_of(connection, "2022-06").targets["year"]) == [2022, 2025]


def test_the_months_own_assessments_are_those_of_its_period(connection):
    assert list(facts_of(connection, "2022-06").month["period"]) == ["2022-06"]
    assert list(facts_of(connection, "2022-08").month["period"]) == []


def test_the_facts_say_whose_they_are(connection):
    facts = facts_of(connection, "2022-06")

    assert (facts.period, facts.catalog, facts.office, facts.is_synthetic) == (
        "2022-06",
        CATALOG,
        "某局",
        True,
    )
