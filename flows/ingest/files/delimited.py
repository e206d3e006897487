"""A CSV or TSV file as one grid, its cells where a spreadsheet program would show them."""

import csv
import io
import re
from collections import Counter
from typing import cast

from flows.ingest.files.clean_text import clean_lines
from flows.ingest.files.decode import decode_text
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellValue, Grid

_DELIMITERS = ",\t;|，"
_QUOTED = re.compile(r'"[^"]*"')
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_LONGEST_FIELD = 1_000_000

Rows = list[list[CellValue]]


def read_delimited(content: bytes, largest_cells: int) -> list[Grid]:
    """Return one unnamed grid; raises csv.Error, UnsafeFileError and GarbledTextError."""
    text = clean_lines(decode_text(content))
    delimiter = find_delimiter(text)
    read = _read_quoted if '"' in text else _read_plain
    return [Grid(sheet="", rows=read(text, delimiter, largest_cells))]


def _read_plain(text: str, delimiter: str, largest_cells: int) -> Rows:
    """Return the rows of a text without quotes, which needs no parser."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if text.count(delimiter) + text.count("\n") >= largest_cells:
        raise UnsafeFileError(f"单元格超过{largest_cells}格")
    lines = text.split("\n") if text else []
    return [cast(list[CellValue], line.split(delimiter)) if line else [] for line in lines]


def _read_quoted(text: str, delimiter: str, largest_cells: int) -> Rows:
    csv.field_size_limit(_LONGEST_FIELD)
    rows: Rows = []
    cells = 0
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        rows.append([_without_formula(value) for value in row])
        cells += len(row)
        if cells > largest_cells:
            raise UnsafeFileError(f"单元格超过{largest_cells}格")
    return rows


def _without_formula(value: str) -> str:
    """Return 12 for ="12", which programs write so that a spreadsheet keeps it as text."""
    match = _TEXT_FORMULA.fullmatch(value)
    return match.group(1) if match else value


def find_delimiter(text: str) -> str:
    """Return the mark that stands equally often in most lines, however many others there are.

    1,234 in a few lines of a file with tabs does not make it a file with commas.
    """
    start = _QUOTED.sub("", text[:20_000])
    lines = [line for line in start.splitlines() if line.strip()][:50]
    return max(_DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _evenness(lines: list[str], mark: str) -> tuple[int, int]:
    counts = Counter(count for line in lines if (count := line.count(mark)))
    return max(((lines, count) for count, lines in counts.items()), default=(0, 0))
