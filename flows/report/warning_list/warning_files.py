"""The warning list as files: warnings.csv for programs, warnings.xlsx for the meeting."""

import csv
import io
import math
from pathlib import Path

import pandas as pd

from flows.report.month.review import Review
from flows.report.office.safe_text import safe_text
from flows.report.warning_list.warning_book import write_warning_book
from flows.report.warning_list.warning_table import list_warnings


def write_warning_list(review: Review, folder: Path) -> list[Path]:
    """Write warnings.csv and warnings.xlsx of the month; the same month gives the same bytes."""
    rows = list_warnings(review.facts)
    table = folder / "warnings.csv"
    folder.mkdir(parents=True, exist_ok=True)
    table.write_text(_as_csv(rows), "utf-8-sig", newline="")
    return [table, write_warning_book(review, folder / "warnings.xlsx")]


def _as_csv(rows: pd.DataFrame) -> str:
    """Return the list under its English column names, as analysts join it to the warehouse."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(rows.columns)
    for row in rows.itertuples(index=False):
        writer.writerow([_csv_cell(value) for value in row])
    return stream.getvalue()


def _csv_cell(value: str | float | int | None) -> object:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float | int):
        return f"{value:.10g}"
    return safe_text(value)
