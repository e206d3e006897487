"""Outside tables of a month into the warehouse, compared with the own figures (按月比对)."""

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from flows.batch import COUNTED, Batch
from flows.catalog.model import Catalog
from flows.finding import Finding, findings_frame, place_text
from flows.ingest.reading import FileReading
from flows.numbers_text import show_figure, show_value
from flows.period import chinese_period
from flows.quality.explanations import explain_findings
from flows.report.month.facts import read_sql as read_month_sql
from flows.report.sources.explaining import explaining
from flows.report.spot_checks.check_names import area_title
from flows.sql_files import sql_reader
from flows.warehouse.frames import append_frame
from flows.warehouse.load_batch import finding_ids
from flows.warehouse.transaction import transaction

read_sql = sql_reader(__file__)


def compare_sources(
    connection: duckdb.DuckDBPyConnection,
    batch: Batch,
    readings: Sequence[FileReading],
    period: str,
    catalog: Catalog,
) -> None:
    """Store the month's outside tables, the comparison of all months, and the month's findings.

    The batch must be loaded. Running it again leaves the same state.
    """
    with transaction(connection):
        _store_figures(connection, batch, readings)
        _store_differences(connection, catalog)
        _store_findings(connection, batch, period, catalog)


def _store_figures(
    connection: duckdb.DuckDBPyConnection, batch: Batch, readings: Sequence[FileReading]
) -> None:
    """Replace the figures of the outside tables among the batch's submissions."""
    told = {
        (reading.sha256, one.form): one.outside
        for reading in readings
        for one in reading.submissions
        if one.outside
    }
    received = batch.submissions[batch.submissions["status"].isin(COUNTED)]
    names = ("submission_id", "sha256", "form", "period", "file_name")
    rows = [
        (identity, form, *figure[:2], month, figure.value, file_name, figure.sheet, figure.cell)
        for identity, sha256, form, month, file_name in zip(
            *(received[name] for name in names), strict=True
        )
        for figure in told.get((sha256, form), ())
    ]
    values = {"ids": batch.submissions["submission_id"].tolist()}
    connection.execute(read_sql("forget_outside_figures"), values)
    columns = connection.table("outside_figures").columns
    append_frame(connection, "outside_figures", pd.DataFrame(rows, columns=columns))


def _store_differences(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    declared = catalog.sources
    connection.execute(read_sql("clear_source_differences"))
    connection.execute(
        read_sql("add_source_differences"),
        {
            "sources": [one.source for one in declared],
            "measures": [one.measure_code for one in declared],
            "levels": [one.level for one in declared],
            "shares": [one.tolerance for one in declared],
            "amounts": [one.tolerance_amount for one in declared],
            "explainers": [one.explainer for one in declared],
            "counted": [one.is_counted for one in declared],
        },
    )


def _store_findings(
    connection: duckdb.DuckDBPyConnection, batch: Batch, period: str, catalog: Catalog
) -> None:
    """Add a finding for each figure beyond its tolerance, explained where somebody did."""
    rows = connection.execute(read_month_sql("source_differences"), {"period": period}).df()
    differing = rows[rows["state"] == "differs"].astype({"file_name": "object"})
    submitted = set(batch.submissions["submission_id"])
    differing = differing[differing["submission_id"].isin(submitted)]
    if differing.empty:
        return
    found = findings_frame(_finding(row, catalog) for row in differing.itertuples(index=False))
    told = Batch(batch.submissions, batch.cells, found, explanations=batch.explanations)
    explained = explain_findings(told, catalog).findings.rename(columns={"file": "file_name"})
    append_frame(connection, "findings", explained.assign(finding_id=finding_ids(explained)))


def _finding(row: Any, catalog: Catalog) -> Finding:
    """Return the finding of one difference, at the outside cell, about the own measure."""
    measure = catalog.measure_by_code[row.measure_code]
    file_name, sheet, cell = (
        "" if pd.isna(value) else str(value) for value in (row.file_name, row.sheet, row.cell)
    )
    place = place_text(file_name, sheet, cell) if file_name else f"外部数据“{row.source}”"
    who = explaining(row.explainer, row.area_code, catalog)
    own, outside = (show_value(value, measure.unit) for value in (row.own, row.outside))
    gap = show_value(abs(row.difference), measure.unit)
    message = (
        f"{place}：{row.source}中{area_title(catalog, row.area_code)}“{measure.name}”为{outside}，"
        f"{chinese_period(row.period)}上报{own}，相差{gap}，"
        f"超过允许差异{show_figure(row.allowed)}{measure.unit}，请{who}核对，有误的更正，属实的说明。"
    )
    return Finding(
        "source_differs",
        file_name,
        message,
        sheet=sheet,
        cell=cell,
        area_code=row.area_code,
        measure_code=row.measure_code,
        form=measure.form,
        period=row.period,
        submission_id=row.submission_id,
        found=own,
        expected=outside,
    )
