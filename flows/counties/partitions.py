"""What a county gives to the roll-up: Parquet files by county and month, written aside first."""

from pathlib import Path

import duckdb

from flows.catalog.model import Catalog
from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)

#: Each partition's table: what one county says of one month.
TABLES = ("indicators", "matters", "standing")
_STATES = ("green", "yellow", "red", "missing")


def write_partitions(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str, out: Path
) -> list[Path]:
    """Write a county's partitions of a month from its warehouse; return the files.

    `out/<table>/county=<code>/period=<YYYY-MM>/part.parquet`; a file is whole or the old one.
    """
    county = catalog.county
    values = {"period": period, "county": county.area_code}
    points = catalog.policy.points
    settings = {
        "indicators": values | {state: getattr(points, state) for state in _STATES},
        "matters": values,
        "standing": values | {"name": county.name},
    }
    return [
        _write(connection, table, settings[table], partition(out, table, county.area_code, period))
        for table in TABLES
    ]


def partition(out: Path, table: str, county: str, period: str) -> Path:
    """Return the file of a table for a county and a month."""
    return out / table / f"county={county}" / f"period={period}" / "part.parquet"


def _write(
    connection: duckdb.DuckDBPyConnection, table: str, values: dict[str, object], file: Path
) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.part")
    connection.sql(read_sql(f"county_{table}"), params=values).write_parquet(str(aside))
    aside.replace(file)
    return file
