"""Current values, versions and reporting rates, derived anew from receipts, cells and decisions."""

import duckdb

from flows.catalog.model import Catalog
from flows.catalog.record_frames import records_frame
from flows.catalog.review_levels import LEVELS
from flows.period import DUE_EVERY
from flows.warehouse.frames import append_frame
from flows.warehouse.sql_texts import read_sql

#: Statements with the values they ask for, in this order: each uses what those before it made.
_DERIVED: dict[str, tuple[str, ...]] = {
    "rank_submissions": ("levels", "counts_from"),
    "rank_cells": (),
    "current_cells": (),
    "clear_submissions": (),
    "add_submissions": (),
    "clear_observation_history": (),
    "add_observation_history": (),
    "clear_observations": (),
    "add_observations": (),
    "add_month_sums": (),
    "clear_withheld_values": (),
    "add_withheld_values": (),
    "clear_resubmission_changes": (),
    "add_resubmission_changes": (),
    "clear_reporting_rates": (),
    "add_reporting_rates": (
        "levels",
        "period",
        "forms",
        "reporters",
        "every_months",
        "froms",
        "untils",
    ),
}


def derive_current(connection: duckdb.DuckDBPyConnection, period: str, catalog: Catalog) -> None:
    """Derive what follows from receipts, cells, approvals and locks; inside a transaction.

    `period` is a month whose forms are owed even where nothing came.
    """
    _store_reference(connection, catalog)
    owed = [(form, who.area_code) for form in catalog.forms for who in catalog.reporters_of(form)]
    values: dict[str, object] = {
        "period": period,
        "levels": list(LEVELS),
        "counts_from": catalog.policy.counts_from,
        "forms": [form.form for form, _ in owed],
        "reporters": [reporter for _, reporter in owed],
        "every_months": [DUE_EVERY[form.frequency] for form, _ in owed],
        "froms": [catalog.area_by_code[reporter].valid_from for _, reporter in owed],
        "untils": [catalog.owed_until(form, reporter) for form, reporter in owed],
    }
    for name, asked in _DERIVED.items():
        connection.execute(read_sql(name), {one: values[one] for one in asked})


def _store_reference(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """Keep the catalogue's areas, forms and measures beside the data."""
    columns = {
        "plans": ["plan", "title", "first_year", "last_year", "base_year", "lead_unit"],
        "areas": [
            "area_code",
            "name",
            "level",
            "parent_code",
            "valid_from",
            "valid_to",
            "merged_into",
        ],
        "forms": ["form", "name", "reporter", "unit", "row_level", "frequency", "due_day"],
        "measures": ["measure_code", "name", "unit", "accumulation", "row_level", "form"],
    }
    for table, names in columns.items():
        connection.execute(read_sql(f"clear_{table}"))
        append_frame(connection, table, records_frame(getattr(catalog, table))[names])
