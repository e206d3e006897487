"""A CSV or TSV file as one grid, its cells where a spreadsheet program would show them."""

import csv
import io

from flows.ingest.decode import decode_text
from flows.ingest.grid import CellValue, Grid

_DELIMITERS = ",\t;|"


def read_delimited(content: bytes) -> list[Grid]:
    """Return one unnamed grid; the delimiter is the one that splits the lines most evenly."""
    text = decode_text(content)
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text))
    rows: list[list[CellValue]] = [list(row) for row in reader]
    return [Grid(sheet="", rows=rows)]


def _find_delimiter(text: str) -> str:
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:50]
    return max(_DELIMITERS, key=lambda mark: sum(line.count(mark) > 0 for line in lines))
