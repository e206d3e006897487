"""A Parquet file (a long table of another system) as one grid with a header row."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb

from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellValue, Grid

_KEPT = (str, bool, int, float, dt.date, dt.time, dt.timedelta)


def read_parquet(content: bytes, largest_cells: int) -> list[Grid]:
    """Return one grid; raises duckdb.Error for what is no Parquet, UnsafeFileError if too large."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.parquet"
        file.write_bytes(content)
        with duckdb.connect(config={"memory_limit": "512MB", "threads": 1}) as connection:
            table = connection.read_parquet(str(file))
            [(count,)] = table.count("*").fetchall()
            if count * len(table.columns) > largest_cells:
                raise UnsafeFileError(f"{count}行{len(table.columns)}列")
            rows = [[_plain(value) for value in row] for row in table.fetchall()]
            return [Grid(sheet="", rows=[list(table.columns), *rows])]


def _plain(value: object) -> CellValue:
    """Return what a spreadsheet program would show: decimals as numbers, lists as text."""
    if value is None or isinstance(value, _KEPT):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)
