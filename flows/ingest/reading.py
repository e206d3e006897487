"""What came out of a received file: tidy cells by submission, and findings."""

from dataclasses import dataclass
from typing import NamedTuple

from flows.finding import Finding
from flows.ingest.answers.reply import Reply
from flows.ingest.checked_form import CheckedForm


class TidyCell(NamedTuple):
    """One cell that has a measure, an area and a period.

    `span` says which column it is: `value` (the measure itself) or `month` (本月, this month only).
    `state`: `value` (a number), `blank` (not reported), `held` (no value until corrected) or
    `total` (a 合计 row; only ever checked). `value` is in the measure's unit, absent unless the
    state is `value` or `total`.
    """

    measure_code: str
    area_code: str
    period: str
    span: str
    state: str
    value: float | None
    sheet: str
    cell: str


class OutsideFigure(NamedTuple):
    """A figure of an outside table (按月比对), in the measure's unit, with its cell."""

    measure_code: str
    area_code: str
    value: float
    sheet: str
    cell: str


@dataclass(frozen=True)
class SubmissionReading:
    """One form of one town or unit for one month, as one file carries it.

    A long table has form `long` and the county as its area; a table of an outside source has the
    source's name as its form, `outside` figures and no cells. `review` is the level to which the
    sheet's foot says it was reviewed (wording.REVIEW_NAMES). `appeal` is what stands in the field
    问题和建议 of its sheets.
    """

    form: str
    area_code: str
    period: str
    cells: tuple[TidyCell, ...]
    findings: tuple[Finding, ...] = ()
    outside: tuple[OutsideFigure, ...] = ()
    review: str = "first"
    appeal: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return form, area and month: submissions of one key are versions of each other."""
        return self.form, self.area_code, self.period


@dataclass(frozen=True)
class StatedExplanation:
    """What a sender wrote about one cell in the returned list of findings (情况说明)."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class FileReading:
    """Everything one received file gave; `findings` are those of the file as a whole."""

    file_name: str
    sha256: str
    submissions: tuple[SubmissionReading, ...] = ()
    findings: tuple[Finding, ...] = ()
    reply: Reply | None = None
    check_form: CheckedForm | None = None
    explanations: tuple[StatedExplanation, ...] = ()
