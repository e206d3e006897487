"""Flags that their senders, or the office, have explained: kept, and no longer asked about."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from flows.batch import Batch
from flows.catalog.model import Catalog
from flows.catalog.office_records import Explanation
from flows.finding import TO_EXPLAIN

_COLUMNS = ("code", "file", "sheet", "cell", "form", "area_code", "period", "measure_code")


def explain_findings(batch: Batch, catalog: Catalog) -> Batch:
    """Return the batch with the explanation beside each finding that has one.

    The sender's own words in the returned list (by file, sheet and cell) go before a line of
    `explanations.csv` (by form, area, period and measure). Only flags that ask for an explanation
    can be explained: what must be corrected must be corrected.
    """
    own = {(one.file_name, one.sheet, one.cell): one.text for one in batch.explanations}
    columns = (batch.findings[name].fillna("").astype(str) for name in _COLUMNS)
    texts = [
        (own.get((file, sheet, cell)) or _declared(tuple(place), catalog.explanations))
        if code in TO_EXPLAIN
        else ""
        for code, file, sheet, cell, *place in zip(*columns, strict=True)
    ]
    explained = pd.Series(texts, index=batch.findings.index, dtype="object")
    return replace(batch, findings=batch.findings.assign(explanation=explained))


def _declared(place: tuple[str, ...], lines: Sequence[Explanation]) -> str:
    """Return the last line of `explanations.csv` about a form, area, period and measure."""
    named = [line for line in lines if (line.form, line.area, line.period, line.measure) == place]
    return named[-1].text if named else ""
