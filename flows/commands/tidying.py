"""The command tidy: any workbook's data cells as CSV, and what became of its other numbers."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from flows.ingest.read_file import read_workbooks
from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.explain import explain_sheets
from flows.ingest.tidy.tidy import ReadSheet, read_sheets, write_csv
from flows.settings import Settings


def tidy_file(file: Path, out: Path | None, *, explain: bool) -> int:
    """Write the file's data cells as CSV; return 1 and say so when there are none.

    With `explain` standard output says why each row and column was taken for what it is; the CSV
    is then written only to `out`. The two counters go to standard error.
    """
    workbooks, findings = read_workbooks(file, Settings().limits)
    sheets = read_sheets(workbooks)
    for finding in findings:
        print(finding.message, file=sys.stderr)
    if explain:
        print("\n".join(explain_sheets(sheets)))
    account = account_for(sheets)
    if workbooks and (account.cells or account.lost):
        print("\n".join(account.lines()), file=sys.stderr)
    elif not findings:
        print(f"文件“{file.name}”中没有数据单元格。", file=sys.stderr)
    if account.cells:
        _write(sheets, out, is_shown=not explain)
    return 0 if account.cells else 1


def _write(sheets: Sequence[ReadSheet], out: Path | None, *, is_shown: bool) -> None:
    rows = [row for sheet in sheets for row in sheet.rows]
    if out is not None:
        with out.open("w", encoding="utf-8-sig", newline="") as stream:
            write_csv(rows, stream)
    elif is_shown:
        write_csv(rows, sys.stdout)


def print_account(files: Sequence[Path], out: TextIO) -> None:
    """Print what became of the numbers of each file, whatever its form."""
    for file in files:
        workbooks, _ = read_workbooks(file, Settings().limits)
        account = account_for(read_sheets(workbooks))
        for line in account.lines() if workbooks else []:
            print(f"{file.name}：{line}", file=out)
