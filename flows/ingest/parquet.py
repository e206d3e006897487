"""A Parquet file (a long table of another system) as one grid with a header row."""

import tempfile
from pathlib import Path

import duckdb

from flows.ingest.grid import Grid


def read_parquet(content: bytes, largest_cells: int) -> list[Grid]:
    """Return one grid; raises duckdb.Error for what is no Parquet, ValueError when too large."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.parquet"
        file.write_bytes(content)
        with duckdb.connect() as connection:
            table = connection.read_parquet(str(file))
            count = connection.execute("select count(*) from read_parquet(?)", [str(file)])
            rows = (count.fetchone() or (0,))[0]
            if rows * len(table.columns) > largest_cells:
                raise ValueError(f"{rows} rows")
            values = [list(row) for row in table.fetchall()]
    return [Grid(sheet="", rows=[list(table.columns), *values])]
