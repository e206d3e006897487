"""The rows of a batch, collected as tuples; a frame a file would cost more than reading it."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict

import pandas as pd

from flows.batch import CELL_COLUMNS, SUBMISSION_COLUMNS, Batch
from flows.finding import FINDING_COLUMNS, Finding
from flows.ingest.reading import FileReading, SubmissionReading
from flows.ingest.receipt_list import Receipt


class BatchRows:
    """Submissions, cells and findings of the files of a month."""

    def __init__(self, period: str) -> None:
        self._period = period
        self._submissions: list[tuple[object, ...]] = []
        self._cells: list[tuple[object, ...]] = []
        self._findings: list[dict[str, object]] = []

    def add_submission(
        self,
        identity: str,
        reading: FileReading,
        submission: SubmissionReading | None,
        receipt: Receipt,
        sequence: int,
        status: str,
    ) -> None:
        """Add a submission; without a form it is of the month and of nobody."""
        self._submissions.append(
            (
                identity,
                submission.period if submission else self._period,
                submission.form if submission else "",
                submission.area_code if submission else "",
                reading.file_name,
                reading.sha256,
                receipt.received_at,
                receipt.sender,
                sequence,
                status,
                submission.review if submission else "",
                submission.appeal if submission else "",
            )
        )

    def add_cells(self, identity: str, reading: FileReading, submission: SubmissionReading) -> None:
        """Add the cells of a submission."""
        self._cells += [
            (
                identity,
                submission.form,
                submission.area_code,
                reading.file_name,
                cell.measure_code,
                cell.area_code,
                cell.period,
                cell.span,
                cell.state,
                cell.value,
                cell.sheet,
                cell.cell,
                "",
            )
            for cell in submission.cells
        ]

    def add_findings(self, findings: Iterable[Finding], identity: str) -> None:
        """Add findings of a submission; one that names no month is of the batch's."""
        for finding in findings:
            row = asdict(finding) | {"severity": finding.severity, "submission_id": identity}
            row["period"] = row["period"] or self._period
            self._findings.append(row)

    def frames(self) -> Batch:
        """Return the batch: one row per submission, per cell and per finding."""
        return Batch(
            pd.DataFrame(self._submissions, columns=SUBMISSION_COLUMNS),
            pd.DataFrame(self._cells, columns=CELL_COLUMNS).astype({"value": "float64"}),
            pd.DataFrame(self._findings, columns=FINDING_COLUMNS, dtype="object"),
        )


def submission_id(sha256: str, form: str, area_code: str, period: str, sequence: int) -> str:
    """Return the id of a submission: equal for equal content, form and receipt."""
    text = "|".join([sha256, form, area_code, period, str(sequence)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
