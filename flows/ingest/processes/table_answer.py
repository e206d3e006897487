"""What is asked and answered when any workbook's tables are read in a process of their own."""

import io
from dataclasses import dataclass
from pathlib import Path

from flows.finding import Finding
from flows.ingest.read_file import read_workbooks
from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.explain import explain_sheets
from flows.ingest.tidy.tidy import read_sheets, write_csv
from flows.settings import Limits


@dataclass(frozen=True)
class TableRequest:
    """A file whose tables are to be read, and whether it is to be said why they are read so."""

    path: Path
    limits: Limits
    explain: bool = False


@dataclass(frozen=True)
class TableAnswer:
    """The data cells as CSV (nothing where there are none), lines for a reader, what is wrong.

    `account` holds the two counters of a file that could be opened.
    """

    csv: str = ""
    explanation: tuple[str, ...] = ()
    account: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_tables(request: TableRequest) -> TableAnswer:
    """Return what the file's tables hold; a file that cannot be read has a finding."""
    workbooks, findings = read_workbooks(request.path, request.limits)
    sheets = read_sheets(workbooks)
    account = account_for(sheets)
    out = io.StringIO()
    if account.cells:
        write_csv([row for sheet in sheets for row in sheet.rows], out)
    has_numbers = bool(workbooks and (account.cells or account.lost))
    return TableAnswer(
        csv=out.getvalue(),
        explanation=tuple(explain_sheets(sheets)) if request.explain else (),
        account=tuple(account.lines()) if has_numbers else (),
        findings=tuple(findings),
    )
