"""What one run is about to load, as three frames that quality may mark and warehouse stores."""

from dataclasses import dataclass

import pandas as pd

SUBMISSION_COLUMNS = [
    "submission_id",
    "period",
    "form",
    "area_code",
    "file_name",
    "sha256",
    "received_at",
    "sender",
    "sequence",
    "status",
]
CELL_COLUMNS = [
    "submission_id",
    "form",
    "submission_area",
    "file_name",
    "measure_code",
    "area_code",
    "period",
    "span",
    "state",
    "value",
    "sheet",
    "cell",
    "correction",
]


@dataclass(frozen=True)
class Batch:
    """The submissions of a run, their tidy cells and their findings.

    `submissions`: one row per file, form and reporter (SUBMISSION_COLUMNS). `cells`: one row per
    tidy cell (CELL_COLUMNS; `correction` is empty unless the corrections register changed it).
    `findings`: one row per finding (finding.FINDING_COLUMNS).
    """

    submissions: pd.DataFrame
    cells: pd.DataFrame
    findings: pd.DataFrame
