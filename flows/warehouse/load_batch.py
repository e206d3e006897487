"""A judged batch into the working warehouse, in one transaction."""

import hashlib
from collections import Counter

import duckdb
import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.finding import Finding, findings_frame
from flows.period import chinese_period, is_due
from flows.warehouse.derive_current import derive_current
from flows.warehouse.frames import append_frame, fetch
from flows.warehouse.sql_texts import read_sql
from flows.warehouse.transaction import transaction

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


def load_batch(
    connection: duckdb.DuckDBPyConnection, batch: Batch, period: str, catalog: Catalog
) -> None:
    """Replace the batch's submissions, cells and findings and derive the current values anew.

    Loading the same batch twice leaves the same state; submissions of other files stay. A file
    that is read otherwise than before (it could not be opened then, or a name was not known)
    leaves nothing of its earlier reading; one that cannot be read any more keeps what it gave.
    """
    with transaction(connection):
        earlier = _replace_submissions(connection, batch, period)
        derive_current(connection, period, catalog)
        missing = _missing_submissions(connection, period, catalog)
        findings = pd.concat([batch.findings, missing]) if len(missing) else batch.findings
        _replace_findings(connection, findings, [*_touched(batch), *earlier], period)


def _replace_submissions(
    connection: duckdb.DuckDBPyConnection, batch: Batch, period: str
) -> list[str]:
    """Put the batch's submissions in; return those of earlier readings that went."""
    ids = batch.submissions["submission_id"].tolist()
    is_read = batch.submissions["status"] != "rejected"
    digests = batch.submissions["sha256"][is_read].unique().tolist()
    read: dict[str, object] = {"digests": digests}
    rows = fetch(connection, read_sql("earlier_readings"), read | {"ids": ids, "period": period})
    earlier = [str(submission) for (submission,) in rows]
    values = {"ids": [*ids, *earlier]}
    connection.execute(read_sql("forget_batch_submissions"), values)
    connection.execute(read_sql("forget_batch_cells"), values)
    append_frame(connection, "received", batch.submissions)
    append_frame(connection, "cells", batch.cells[_STORED_CELLS])
    connection.execute(read_sql("note_contents"))
    return earlier


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
    connection: duckdb.DuckDBPyConnection, findings: pd.DataFrame, ids: list[str], period: str
) -> None:
    connection.execute(read_sql("forget_batch_findings"), {"ids": ids, "period": period})
    stored = findings.rename(columns={"file": "file_name"})
    append_frame(connection, "findings", stored.assign(finding_id=finding_ids(stored)))


def _touched(batch: Batch) -> list[str]:
    return sorted({*batch.submissions["submission_id"], *batch.findings["submission_id"]} - {""})


def finding_ids(findings: pd.DataFrame) -> list[str]:
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
