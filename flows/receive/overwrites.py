"""A long table that changes what somebody reported before: loaded, and flagged with the list."""

from dataclasses import asdict, replace

import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.finding import FINDING_COLUMNS, Finding
from flows.period import chinese_period

_KEY = ["measure_code", "area_code", "period"]
_LONG = "long"
#: A finding is read by a person: further cells are counted.
_MOST_NAMED = 20


def flag_overwrites(batch: Batch, reported: pd.DataFrame, catalog: Catalog) -> Batch:
    """Return the batch with a finding per long table that changes figures of other files.

    `reported`: one row per measure, area and period with `value` and `file_name`, the figures as
    they stood before. Figures of other forms in the same batch count too.
    """
    counted = batch.cells[batch.cells["state"] == "value"]
    own, others = counted[counted["form"] == _LONG], counted[counted["form"] != _LONG]
    if own.empty:
        return batch
    before = pd.concat([reported, others[[*_KEY, "value", "file_name"]]], ignore_index=True)
    pairs = own.merge(before, on=_KEY, suffixes=("", "_before"))
    changed = pairs[
        (pairs["file_name"] != pairs["file_name_before"])
        & (pairs["value"] != pairs["value_before"])
    ].drop_duplicates([*_KEY, "submission_id"])
    rows = [_finding_row(group, catalog) for _, group in changed.groupby("submission_id")]
    found = pd.DataFrame(rows, columns=FINDING_COLUMNS, dtype="object")
    findings = pd.concat([batch.findings, found], ignore_index=True) if rows else batch.findings
    return replace(batch, findings=findings)


def _finding_row(changed: pd.DataFrame, catalog: Catalog) -> dict[str, object]:
    """Return the finding of one long table, with its first changed cells by name."""
    first = changed.iloc[0]
    named = [
        f"{catalog.area_name(str(row.area_code))}{chinese_period(str(row.period))}"
        f"{catalog.measure_by_code[str(row.measure_code)].name}"
        f"（{row.value_before:g}→{row.value:g}，原报于“{row.file_name_before}”）"
        for row in changed.head(_MOST_NAMED).itertuples()
    ]
    more = f"等{len(changed)}个" if len(changed) > _MOST_NAMED else f"{len(changed)}个"
    finding = Finding(
        "overwrites",
        str(first["file_name"]),
        f"长表“{first['file_name']}”改动了{more}已报数据，已按长表采用，请核对是否确需更正："
        + "；".join(named)
        + "。",
        sheet=str(first["sheet"]),
        cell=str(first["cell"]),
        form=_LONG,
        area_code=str(first["submission_area"]),
        found=str(len(changed)),
    )
    row = asdict(finding) | {"severity": finding.severity}
    return row | {"submission_id": first["submission_id"], "period": first["period"]}
