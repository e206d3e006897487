"""In which months a town owes a form, once a month's submissions are loaded."""

import datetime as dt
from dataclasses import replace

import duckdb
import pandas as pd

from flows.batch import CELL_COLUMNS, SUBMISSION_COLUMNS, Batch
from flows.finding import findings_frame
from flows.warehouse.load_batch import load_batch
from flows.warehouse.migrate import make_schema
from tests.assess.small_catalogs import make_areas, make_catalog, make_indicator, make_measure

TOWN_1, TOWN_2 = "610929001000", "610929002000"
CATALOG = make_catalog(
    make_areas([1, 1]), [make_measure("toilets")], [make_indicator("A", measure="toilets")]
)


def batch(*sent: tuple[str, str]) -> Batch:
    """A batch of accepted submissions of form F without cells: month and town of each."""
    rows = [
        {
            "submission_id": f"{period}-{town}",
            "period": period,
            "form": "F",
            "area_code": town,
            "file_name": "a.xlsx",
            "sha256": f"sha{period}{town}",
            "received_at": dt.datetime(2023, 1, 4),
            "sender": "",
            "sequence": 1,
            "status": "accepted",
            "review": "first",
        }
        for period, town in sent
    ]
    return Batch(
        pd.DataFrame(rows).reindex(columns=SUBMISSION_COLUMNS, fill_value=""),
        pd.DataFrame([], columns=CELL_COLUMNS),
        findings_frame([]),
    )


def rates(catalog, *sent: tuple[str, str], through: str) -> list[tuple[str, str, bool]]:
    """Month, town and whether the form came, as loaded for the last month."""
    with duckdb.connect() as connection:
        make_schema(connection)
        load_batch(connection, batch(*sent), through, catalog)
        return connection.sql(
            "select period, area_code, is_received from reporting_rates order by all"
        ).fetchall()


def test_a_town_owes_a_form_in_the_months_in_which_it_is_valid():
    changes = {TOWN_1: {"valid_to": "2022-02"}, TOWN_2: {"valid_from": "2022-02"}}
    areas = tuple(replace(area, **changes.get(area.area_code, {})) for area in CATALOG.areas)

    sent = [(f"2022-0{month}", TOWN_1) for month in (1, 2, 3)]
    found = rates(replace(CATALOG, areas=areas), *sent, through="2022-03")

    assert found == [
        ("2022-01", TOWN_1, True),
        ("2022-02", TOWN_1, True),
        ("2022-02", TOWN_2, False),
        ("2022-03", TOWN_2, False),
    ]
