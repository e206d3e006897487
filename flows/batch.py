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
    "review",
    "appeal",
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
#: Statuses of submissions whose cells count, and of those that ever came in.
COUNTED = ("accepted", "partial")
RECEIVED = (*COUNTED, "superseded")


@dataclass(frozen=True, slots=True)
class FailedCell:
    """A cell that breaks a rule; a village without any cell has `sheet` and `cell` empty."""

    file_name: str
    sheet: str
    cell: str
    area_code: str
    measure_code: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """One rule of `expectations/` as it was applied: what it tried and what failed."""

    rule: str
    code: str
    meaning: str
    tried: int
    failed: tuple[FailedCell, ...]


@dataclass(frozen=True, slots=True)
class ExplainedCell:
    """What a sender says of one cell of a file (情况说明 in the returned list)."""

    file_name: str
    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class Batch:
    """The submissions of a run, their tidy cells and their findings.

    `submissions`: one row per file, form and reporter (SUBMISSION_COLUMNS). `cells`: one row per
    tidy cell (CELL_COLUMNS; `correction` is empty unless the corrections register changed it).
    `findings`: one row per finding (finding.FINDING_COLUMNS). `checks`: every rule once the batch
    was judged, in the order of `expectations/`. `explanations`: what senders say of their cells.
    """

    submissions: pd.DataFrame
    cells: pd.DataFrame
    findings: pd.DataFrame
    checks: tuple[RuleCheck, ...] = ()
    explanations: tuple[ExplainedCell, ...] = ()
