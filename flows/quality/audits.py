"""Audits in SQL over the run's cells and the earlier months: offending rows by audit."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from flows.batch import COUNTED, Batch
from flows.catalog.model import Catalog
from flows.period import month_index
from flows.quality.rules import Audit

_HELD_ROWS = ("area_unknown", "area_ambiguous")


@dataclass(frozen=True)
class AuditRow:
    """One offending row; `row_number` is -1 where it is a village without any cell."""

    audit: Audit
    row_number: int
    submission_id: str
    area_code: str
    found: object
    expected: object


@dataclass(frozen=True)
class AuditResult:
    """An audit, how many rows it tried, and those that offend."""

    audit: Audit
    tried: int
    rows: tuple[AuditRow, ...]


def run_audits(
    batch: Batch, history: pd.DataFrame, catalog: Catalog, audits: Sequence[Audit]
) -> list[AuditResult]:
    """Return what every audit found, in the order of the audits."""
    held = batch.findings[batch.findings["code"].isin(_HELD_ROWS)]
    frames = {
        "cells": batch.cells.assign(
            row_number=range(len(batch.cells)), month_index=_month_index(batch.cells["period"])
        ),
        "history": history.assign(month_index=_month_index(history["period"])),
        "submissions": batch.submissions[batch.submissions["status"].isin(COUNTED)],
        "held_rows": held[["submission_id", "sheet"]],
        "measures": catalog.frame("measures"),
        "forms": catalog.frame("forms"),
        "areas": catalog.frame("areas"),
        "owed_forms": pd.DataFrame(
            [
                (form.form, reporter.area_code, catalog.owed_until(form, reporter.area_code))
                for form in catalog.forms
                for reporter in catalog.reporters_of(form)
            ],
            columns=["form", "area_code", "owed_until"],
        ),
    }
    with duckdb.connect() as connection:
        for name, frame in frames.items():
            texts = {
                column: "object"
                for column, kind in frame.dtypes.items()
                if kind.name in ("str", "string")
            }
            connection.from_df(frame.astype(texts)).create(name)
        return [_run(connection, audit) for audit in audits]


def _run(connection: duckdb.DuckDBPyConnection, audit: Audit) -> AuditResult:
    tried = connection.execute(audit.query).df()
    offenders = tried[tried["is_broken"].astype(bool)]
    rows = tuple(
        AuditRow(
            audit,
            int(row["row_number"]),
            str(row.get("submission_id", "")),
            str(row.get("area_code", "")),
            row["found"],
            row["expected"],
        )
        for row in offenders.to_dict("records")
    )
    return AuditResult(audit, len(tried), rows)


def _month_index(periods: pd.Series) -> pd.Series:
    """Return the number of each row's month; a long history has few months."""
    places, months = pd.factorize(periods.astype("object"))
    indexes = np.array([month_index(month) for month in months], dtype="int64")
    return pd.Series(indexes[places], index=periods.index, dtype="int64")
