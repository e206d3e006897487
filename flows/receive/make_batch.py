"""Readings in, a batch out: ids, receipt times, duplicates settled."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict

import pandas as pd

from flows.batch import CELL_COLUMNS, SUBMISSION_COLUMNS, Batch
from flows.catalog.model import Catalog
from flows.finding import FINDING_COLUMNS, Finding
from flows.ingest.inbox import Receipt, ReceivedFile
from flows.ingest.reading import FileReading, SubmissionReading
from flows.period import chinese_period, due_date
from flows.receive.known_receipts import KnownReceipts


def make_batch(
    known: KnownReceipts,
    period: str,
    files: Sequence[ReceivedFile],
    readings: Iterable[FileReading],
    seen_at: dt.datetime,
    catalog: Catalog,
) -> Batch:
    """Return what the month's files are to load (intake.md, "Receipt").

    A submission's time is its line in receipts.csv, else when its content was first seen. The same
    content under another name is a duplicate; a newer receipt of the same content after a
    different version of the form counts as a version of its own.
    """
    maker = _BatchMaker(known, period, files, seen_at, catalog)
    found = list(readings)
    for reading in found:
        maker.note_times(reading)
    for reading in found:
        maker.add(reading)
    return maker.finish()


class _BatchMaker:
    """Collects rows; a frame a file would cost more than reading it."""

    def __init__(
        self,
        known: KnownReceipts,
        period: str,
        files: Sequence[ReceivedFile],
        seen_at: dt.datetime,
        catalog: Catalog,
    ) -> None:
        self.period = period
        self.catalog = catalog
        self.files = {file.name: file for file in files}
        self.seen_at = seen_at
        self.first_seen = known.first_seen
        self.known_names = known.names
        self.used_names: dict[str, str] = {}
        self.submissions: list[tuple[object, ...]] = []
        self.cells: list[tuple[object, ...]] = []
        self.findings: list[dict[str, object]] = []
        self.times = defaultdict(list, {key: list(times) for key, times in known.times.items()})

    def note_times(self, reading: FileReading) -> None:
        """Note when each form of a file was received, before any is judged against the others."""
        for submission in reading.submissions:
            key = (submission.form, submission.area_code, submission.period)
            for receipt in self._receipts_of(reading):
                self.times[key].append((receipt.received_at, reading.sha256))

    def add(self, reading: FileReading) -> None:
        """Add what one file gave, once per receipt that counts as a version of its own."""
        receipts = self._receipts_of(reading)
        original = self._name_of(reading)
        if original != reading.file_name:
            self._add_duplicate(reading, receipts[0], original)
            return
        if not reading.submissions:
            self._add_rejected(reading, receipts[0])
            return
        for submission in reading.submissions:
            for sequence, receipt in enumerate(receipts, start=1):
                if sequence == 1 or self._has_other_between(
                    submission, reading, receipts[sequence - 2], receipt
                ):
                    self._add_submission(reading, submission, receipt, sequence)
        self._add_findings(reading.findings, self._rejected_id(reading))

    def finish(self) -> Batch:
        """Return the three frames."""
        return Batch(
            pd.DataFrame(self.submissions, columns=SUBMISSION_COLUMNS),
            pd.DataFrame(self.cells, columns=CELL_COLUMNS).astype({"value": "float64"}),
            pd.DataFrame(self.findings, columns=FINDING_COLUMNS, dtype="object"),
        )

    def _receipts_of(self, reading: FileReading) -> list[Receipt]:
        container = self._container_of(reading)
        if container is not None and container.receipts:
            return list(container.receipts)
        return [Receipt(self.first_seen.get(reading.sha256, self.seen_at), "")]

    def _container_of(self, reading: FileReading) -> ReceivedFile | None:
        """Return the received file, which is the archive for a member of one."""
        name = reading.file_name
        while name:
            if name in self.files:
                return self.files[name]
            name = name.rpartition("/")[0]
        return None

    def _name_of(self, reading: FileReading) -> str:
        """Return the name under which the content is loaded; another name is a duplicate."""
        digest = reading.sha256
        known = self.known_names.get(digest, "")
        if known in self.files:
            self.used_names.setdefault(digest, known)
        return self.used_names.setdefault(digest, reading.file_name)

    def _has_other_between(
        self, submission: SubmissionReading, reading: FileReading, one: Receipt, other: Receipt
    ) -> bool:
        key = (submission.form, submission.area_code, submission.period)
        return any(
            one.received_at < moment <= other.received_at and digest != reading.sha256
            for moment, digest in self.times[key]
        )

    def _add_submission(
        self, reading: FileReading, submission: SubmissionReading, receipt: Receipt, sequence: int
    ) -> None:
        key = (submission.form, submission.area_code, submission.period)
        identity = submission_id(reading.sha256, *key, sequence)
        is_held = any(finding.severity == "hold" for finding in submission.findings)
        status = "partial" if is_held else "accepted"
        self._add_row(identity, reading, submission, receipt, sequence, status)
        self.cells += [
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
        self._add_findings(submission.findings, identity)
        self._add_late(reading, submission, receipt, identity)

    def _add_row(
        self,
        identity: str,
        reading: FileReading,
        submission: SubmissionReading | None,
        receipt: Receipt,
        sequence: int,
        status: str,
    ) -> None:
        self.submissions.append(
            (
                identity,
                submission.period if submission else self.period,
                submission.form if submission else "",
                submission.area_code if submission else "",
                reading.file_name,
                reading.sha256,
                receipt.received_at,
                receipt.sender,
                sequence,
                status,
            )
        )

    def _add_rejected(self, reading: FileReading, receipt: Receipt) -> None:
        identity = self._rejected_id(reading)
        self._add_row(identity, reading, None, receipt, 1, "rejected")
        self._add_findings(reading.findings, identity)

    def _rejected_id(self, reading: FileReading) -> str:
        return submission_id(reading.sha256, reading.file_name, "", self.period, 0)

    def _add_duplicate(self, reading: FileReading, receipt: Receipt, original: str) -> None:
        identity = submission_id(reading.sha256, reading.file_name, "duplicate", self.period, 0)
        self._add_row(identity, reading, None, receipt, 1, "duplicate")
        message = f"文件“{reading.file_name}”与“{original}”内容完全相同，未重复读取；无需处理。"
        finding = Finding(
            "file_duplicate", reading.file_name, message, found=original, period=self.period
        )
        self._add_findings([finding], identity)

    def _add_late(
        self,
        reading: FileReading,
        submission: SubmissionReading,
        receipt: Receipt,
        identity: str,
    ) -> None:
        form = self.catalog.form_by_code.get(submission.form)
        if form is None:
            return
        due = due_date(submission.period, form.due_day)
        received = receipt.received_at.date()
        if received <= due:
            return
        days = (received - due).days
        name = self.catalog.area_name(submission.area_code)
        finding = Finding(
            code="late",
            file=reading.file_name,
            form=form.form,
            period=submission.period,
            area_code=submission.area_code,
            found=received.isoformat(),
            expected=due.isoformat(),
            message=f"{name}《{form.name}》（{chinese_period(submission.period)}）应于{due}前报送，"
            f"实际于{received}收到，迟{days}天；请今后按时报送。",
        )
        self._add_findings([finding], identity)

    def _add_findings(self, findings: Iterable[Finding], identity: str) -> None:
        for finding in findings:
            row = asdict(finding) | {"severity": finding.severity, "submission_id": identity}
            row["period"] = row["period"] or self.period
            self.findings.append(row)


def submission_id(sha256: str, form: str, area_code: str, period: str, sequence: int) -> str:
    """Return the id of a submission: equal for equal content, form and receipt."""
    text = "|".join([sha256, form, area_code, period, str(sequence)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
