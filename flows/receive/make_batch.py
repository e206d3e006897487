"""Readings in, a batch out: ids, receipt times, duplicates settled."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.batch import Batch, ExplainedCell
from flows.catalog.model import Catalog
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading, SubmissionReading
from flows.ingest.receipt_list import Receipt
from flows.receive.batch_rows import BatchRows, submission_id
from flows.receive.known_receipts import KnownReceipts
from flows.receive.late_files import late_finding
from flows.receive.receipt_findings import duplicate_finding, returned_version


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
    return replace(maker.rows.frames(), explanations=_explanations(found))


class _BatchMaker:
    """Decides which readings count as versions, which are duplicates and which are rejected."""

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
        self.seen_at = _after(known.first_seen.values(), seen_at)
        self.first_seen = known.first_seen
        self.known_names = known.names
        self.used_names: dict[str, str] = {}
        self.rows = BatchRows(period)
        self.times = defaultdict(list, {key: list(times) for key, times in known.times.items()})

    def note_times(self, reading: FileReading) -> None:
        """Note when each form of a file was received, before any is judged against the others."""
        for submission in reading.submissions:
            for receipt in self._receipts_of(reading):
                self.times[submission.key].append((receipt.received_at, reading.sha256))

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
        self._note_return(reading, receipts[-1])
        for submission in reading.submissions:
            for sequence, receipt in enumerate(receipts, start=1):
                if sequence == 1 or self._has_other_between(
                    submission, reading, receipts[sequence - 2], receipt
                ):
                    self._add_submission(reading, submission, receipt, sequence)
        self.rows.add_findings(reading.findings, self._rejected_id(reading))

    def _note_return(self, reading: FileReading, receipt: Receipt) -> None:
        """Say which version counts when a file holds again what it held before a correction."""
        for submission in reading.submissions:
            later = [
                moment
                for moment, digest in self.times[submission.key]
                if moment > receipt.received_at
                and self.known_names.get(digest) == reading.file_name
                and digest != reading.sha256
            ]
            if later:
                finding = returned_version(
                    reading.file_name, submission, receipt.received_at, max(later)
                )
                identity = submission_id(reading.sha256, *submission.key, 1)
                self.rows.add_findings([finding], identity)

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
        return any(
            one.received_at < moment <= other.received_at and digest != reading.sha256
            for moment, digest in self.times[submission.key]
        )

    def _add_submission(
        self, reading: FileReading, submission: SubmissionReading, receipt: Receipt, sequence: int
    ) -> None:
        identity = submission_id(reading.sha256, *submission.key, sequence)
        is_held = any(finding.severity == "hold" for finding in submission.findings)
        status = "partial" if is_held else "accepted"
        self.rows.add_submission(identity, reading, submission, receipt, sequence, status)
        self.rows.add_cells(identity, reading, submission)
        self.rows.add_findings(submission.findings, identity)
        late = late_finding(reading.file_name, submission, receipt.received_at, self.catalog)
        self.rows.add_findings([late] if late else [], identity)

    def _add_rejected(self, reading: FileReading, receipt: Receipt) -> None:
        identity = self._rejected_id(reading)
        self.rows.add_submission(identity, reading, None, receipt, 1, "rejected")
        self.rows.add_findings(reading.findings, identity)

    def _rejected_id(self, reading: FileReading) -> str:
        return submission_id(reading.sha256, reading.file_name, "", self.period, 0)

    def _add_duplicate(self, reading: FileReading, receipt: Receipt, original: str) -> None:
        identity = submission_id(reading.sha256, reading.file_name, "duplicate", self.period, 0)
        self.rows.add_submission(identity, reading, None, receipt, 1, "duplicate")
        finding = duplicate_finding(reading.file_name, original, self.period)
        self.rows.add_findings([finding], identity)


def _explanations(readings: Iterable[FileReading]) -> tuple[ExplainedCell, ...]:
    return tuple(
        ExplainedCell(reading.file_name, one.sheet, one.cell, one.text)
        for reading in readings
        for one in reading.explanations
    )


def _after(earlier: Iterable[dt.datetime], now: dt.datetime) -> dt.datetime:
    """Return a moment after all earlier ones: what comes later counts, whatever the clock says."""
    latest = max(earlier, default=dt.datetime.min)
    return now if now > latest else latest + dt.timedelta(seconds=1)
