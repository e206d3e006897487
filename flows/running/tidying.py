"""The command tidy: any workbook's data cells as CSV, and what became of its other numbers."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from flows.ingest.processes.guarded_tables import read_tables_guarded
from flows.ingest.processes.table_answer import TableRequest
from flows.settings import Limits, Settings
from flows.words.sentence import say


def tidy_file(file: Path, out: Path | None, *, explain: bool) -> int:
    """Write the file's data cells as CSV; return 1 and say so when there are none.

    With `explain` standard output says why each row and column was taken for what it is; the CSV
    is then written only to `out`. The two counters go to standard error. The file is read in a
    process of its own, within the limits.
    """
    answer = read_tables_guarded(TableRequest(file, Settings().limits, explain))
    for finding in answer.findings:
        print(finding.message, file=sys.stderr)
    if explain:
        print("\n".join(answer.explanation))
    if answer.account:
        print("\n".join(answer.account), file=sys.stderr)
    elif not answer.findings:
        print(say("tidy.nothing", file=file.name), file=sys.stderr)
    if answer.csv:
        _write(answer.csv, out, is_shown=not explain)
    return 0 if answer.csv else 1


def _write(text: str, out: Path | None, *, is_shown: bool) -> None:
    if out is not None:
        with out.open("w", encoding="utf-8-sig", newline="") as stream:
            stream.write(text)
    elif is_shown:
        sys.stdout.write(text)


def print_account(files: Sequence[Path], limits: Limits, out: TextIO) -> None:
    """Print what became of the numbers of each file, whatever its form."""
    for file in files:
        for line in read_tables_guarded(TableRequest(file, limits)).account:
            print(say("tidy.line", file=file.name, line=line), file=out)
