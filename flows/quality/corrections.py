"""The corrections register applied to a batch: known errors of a source, declared and guarded."""

import dataclasses
from dataclasses import asdict, replace

import numpy as np
import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.catalog.office_records import Correction
from flows.finding import FINDING_COLUMNS, Finding
from flows.same_figure import is_same


def apply_corrections(batch: Batch, catalog: Catalog) -> Batch:
    """Return the batch with every declared correction that matches applied (issue: register).

    A cell matches by measure, area and period, by file, sheet and cell where they are given, and
    only while it still says what the register expects. `replace` gives it the new value, `drop`
    leaves it blank; its findings of the reader go, and `correction` says who changed it and why. A
    correction of this batch's months that no longer matches is a flag.
    """
    for correction in catalog.corrections:
        if correction.period in _periods(batch):
            batch = _apply(batch, correction)
    return batch


def _periods(batch: Batch) -> set[str]:
    return set(batch.cells["period"].unique())


def _apply(batch: Batch, correction: Correction) -> Batch:
    cells = batch.cells
    is_place = (
        (cells["measure_code"] == correction.measure_code)
        & (cells["area_code"] == correction.area_code)
        & (cells["period"] == correction.period)
        & (cells["span"] == "value")
        & cells["state"].isin(["value", "held", "blank"])
    )
    for column, wanted in (
        ("file_name", correction.file),
        ("sheet", correction.sheet),
        ("cell", correction.cell),
    ):
        if wanted:
            is_place &= cells[column] == wanted
    places = [int(row) for row in np.flatnonzero(is_place)]
    matches = [row for row in places if _says(batch, row, correction)]
    if not matches:
        return _with_flag(batch, correction, found=_found(batch, places))
    return _change(batch, matches, correction)


def _says(batch: Batch, row: int, correction: Correction) -> bool:
    """Return whether the cell still says what the register expects."""
    if not correction.expected:
        return True
    cell = batch.cells.iloc[row]
    if cell["state"] == "value":
        try:
            return is_same(float(correction.expected), float(cell["value"]))
        except ValueError:
            return False
    return correction.expected in _texts_at(batch, row)


def _texts_at(batch: Batch, row: int) -> list[str]:
    """Return what the reader's findings say stood in the cell."""
    return batch.findings[_is_at(batch, row)]["found"].tolist()


def _is_at(batch: Batch, row: int) -> pd.Series:
    cell, findings = batch.cells.iloc[row], batch.findings
    is_there: pd.Series = (
        (findings["submission_id"] == cell["submission_id"])
        & (findings["sheet"] == cell["sheet"])
        & (findings["cell"] == cell["cell"])
    )
    return is_there


def _change(batch: Batch, rows: list[int], correction: Correction) -> Batch:
    is_row = np.zeros(len(batch.cells), dtype=bool)
    is_row[rows] = True
    note = f"{correction.reason}（{correction.author}，{correction.date}）"
    is_drop = correction.action == "drop"
    value = np.nan if is_drop else float(correction.value)
    cells = batch.cells.assign(
        state=batch.cells["state"].where(~is_row, "blank" if is_drop else "value"),
        value=batch.cells["value"].where(~is_row, value),
        correction=batch.cells["correction"].where(~is_row, note),
    )
    settled = np.zeros(len(batch.findings), dtype=bool)
    for row in rows:
        settled |= _is_at(batch, row).to_numpy(dtype=bool)
    return replace(batch, cells=cells, findings=batch.findings[~settled])


def _found(batch: Batch, rows: list[int]) -> str:
    values = [batch.cells.iloc[row]["value"] for row in rows]
    return "、".join("空" if pd.isna(value) else f"{value:.10g}" for value in values)


def _with_flag(batch: Batch, correction: Correction, found: str) -> Batch:
    finding = Finding(
        code="correction_unmatched",
        file=correction.file,
        sheet=correction.sheet,
        cell=correction.cell,
        area_code=correction.area_code,
        measure_code=correction.measure_code,
        period=correction.period,
        found=found,
        expected=correction.expected,
        message=f"勘误登记（{correction.measure_code}，{correction.area_code}，{correction.period}）"
        f"与现有数据不符，未予采用：登记的原值是“{correction.expected}”，"
        f"现为“{found or '无此单元格'}”；请核对后更新或删除这条登记。",
    )
    row = asdict(finding) | {"severity": finding.severity}
    added = pd.DataFrame([row], columns=FINDING_COLUMNS, dtype="object")
    findings = pd.concat([batch.findings, added], ignore_index=True)
    return dataclasses.replace(batch, findings=findings)
