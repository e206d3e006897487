"""A judged batch into the working warehouse, in one transaction."""

import hashlib
from collections import Counter

import duckdb
import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.catalog.record_frames import records_frame
from flows.finding import Finding, findings_frame
from flows.period import DUE_EVERY, chinese_period, is_due
from flows.warehouse.frames import append_frame, fetch
from flows.warehouse.sql_texts import read_sql

_STORED_CELLS = [
    "submission_id",
    "measure_code",
    "area_code",
    "period",
    "span",
    "state",
    "value",
    "file_name",
    "sheet",
    "cell",
    "correction",
]
#: What is derived from receipts and cells, in this order: each statement uses those before it.
_DERIVED = (
    "rank_submissions",
    "rank_cells",
    "clear_submissions",
    "add_submissions",
    "clear_observation_history",
    "add_observation_history",
    "clear_observations",
    "add_observations",
    "add_month_sums",
    "clear_resubmission_changes",
    "add_resubmission_changes",
    "clear_reporting_rates",
)


def load_batch(
    connection: duckdb.DuckDBPyConnection, batch: Batch, period: str, catalog: Catalog
) -> None:
    """Replace the batch's submissions, cells and findings and derive the current values anew.

    Loading the same batch twice leaves the same state; submissions of other files stay.
    """
    connection.execute("begin")
    try:
        _replace_submissions(connection, batch)
        _derive(connection, period, catalog)
        missing = _missing_submissions(connection, period, catalog)
        findings = pd.concat([batch.findings, missing]) if len(missing) else batch.findings
        _replace_findings(connection, batch, findings, period)
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def _replace_submissions(connection: duckdb.DuckDBPyConnection, batch: Batch) -> None:
    values = {"ids": batch.submissions["submission_id"].tolist()}
    connection.execute(read_sql("forget_batch_submissions"), values)
    connection.execute(read_sql("forget_batch_cells"), values)
    append_frame(connection, "received", batch.submissions)
    append_frame(connection, "cells", batch.cells[_STORED_CELLS])
    connection.execute(read_sql("note_contents"))


def _derive(connection: duckdb.DuckDBPyConnection, period: str, catalog: Catalog) -> None:
    _store_reference(connection, catalog)
    for name in _DERIVED:
        connection.execute(read_sql(name))
    owed = [(form, who.area_code) for form in catalog.forms for who in catalog.reporters_of(form)]
    connection.execute(
        read_sql("add_reporting_rates"),
        {
            "period": period,
            "forms": [form.form for form, _ in owed],
            "reporters": [reporter for _, reporter in owed],
            "every_months": [DUE_EVERY[form.frequency] for form, _ in owed],
            "froms": [catalog.area_by_code[reporter].valid_from for _, reporter in owed],
            "untils": [catalog.owed_until(form, reporter) for form, reporter in owed],
        },
    )


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


def _missing_submissions(
    connection: duckdb.DuckDBPyConnection, period: str, catalog: Catalog
) -> pd.DataFrame:
    """Return a finding for every form that a town or unit owes for the month and has not sent."""
    rows = fetch(connection, read_sql("owed_forms"), {"period": period})
    findings = []
    for code, area_code in rows:
        form = catalog.form_by_code[str(code)]
        if not is_due(form.frequency, period):
            continue
        who = form.unit or catalog.area_name(str(area_code))
        findings.append(
            Finding(
                code="submission_missing",
                file="",
                form=form.form,
                period=period,
                area_code=str(area_code),
                expected=form.name,
                message=f"{who}尚未报送《{form.name}》（{chinese_period(period)}），请尽快报送。",
            )
        )
    return findings_frame(findings)


def _replace_findings(
    connection: duckdb.DuckDBPyConnection, batch: Batch, findings: pd.DataFrame, period: str
) -> None:
    connection.execute(
        read_sql("forget_batch_findings"),
        {"ids": _touched(batch), "period": period},
    )
    stored = findings.rename(columns={"file": "file_name"})
    append_frame(connection, "findings", stored.assign(finding_id=_finding_ids(stored)))


def _touched(batch: Batch) -> list[str]:
    return sorted({*batch.submissions["submission_id"], *batch.findings["submission_id"]} - {""})


def _finding_ids(findings: pd.DataFrame) -> list[str]:
    """Return an id for each finding that stays the same from run to run."""
    names = ["submission_id", "period", "form", "code", "file_name", "sheet", "cell"]
    names += ["area_code", "measure_code", "found"]
    seen: Counter[str] = Counter()
    ids = []
    for row in findings[names].itertuples(index=False):
        text = "|".join(str(value) for value in row)
        seen[text] += 1
        ids.append(hashlib.sha256(f"{text}|{seen[text]}".encode()).hexdigest()[:16])
    return ids
