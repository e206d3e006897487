"""Every table and view of the published file as CSV and Parquet, with their description.

The folder gets `csv/`, `parquet/`, `datapackage.json` (Frictionless Data Package) and the data
dictionary as Markdown and HTML.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.paths import Home
from flows.sql_files import sql_reader
from flows.warehouse.dictionary.dictionary_pages import html_dictionary, markdown_dictionary
from flows.warehouse.dictionary.read_dictionary import RelationEntry, read_dictionary
from flows.warehouse.disk_errors import disk_errors
from flows.warehouse.durable import sync_file, write_durably
from flows.warehouse.exchange.csv_rows import write_csv
from flows.warehouse.exchange.data_package import ExportedRelation, package_text
from flows.warehouse.query import open_published

read_sql = sql_reader(__file__)
PACKAGE = "datapackage.json"


@dataclass(frozen=True)
class Exported:
    """What was written: how many tables and views, how many rows of them."""

    relations: int
    rows: int


def export_warehouse(home: Home, out: Path) -> Exported:
    """Write all tables and views of one published file; what an earlier export wrote is replaced.

    Every file is whole or not there; the package is written last. Raises UsageError before
    anything is published, ServiceError when the file cannot be read or the disk is full.
    """
    with disk_errors(out), _open_for_writing_out(home) as connection:
        for folder in ("csv", "parquet"):
            (out / folder).mkdir(parents=True, exist_ok=True)
        dictionary = read_dictionary(connection)
        exported = [_export(connection, one, out) for one in dictionary.relations]
    write_durably(out / "data-dictionary.md", markdown_dictionary(dictionary))
    write_durably(out / "data-dictionary.html", html_dictionary(dictionary))
    write_durably(out / PACKAGE, package_text(exported, dictionary, out))
    return Exported(len(exported), sum(one.rows for one in exported))


@contextmanager
def _open_for_writing_out(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that reads the published file and, unlike a query's, may write files."""
    open_published(home).close()  # says what is wrong with the file, if anything is
    with duckdb.connect() as connection:
        connection.execute(read_sql("attach_published"), {"file": str(home.warehouse)})
        connection.execute("use published")
        yield connection


def _export(
    connection: duckdb.DuckDBPyConnection, entry: RelationEntry, out: Path
) -> ExportedRelation:
    """Write one relation, sorted by all columns, so that the same rows give the same files."""
    found = connection.view(entry.name) if entry.is_view else connection.table(entry.name)
    rows = found.sort(*found.columns)
    comma = out / "csv" / f"{entry.name}.csv"
    columnar = out / "parquet" / f"{entry.name}.parquet"
    with _aside(columnar) as aside:
        rows.write_parquet(str(aside))
    with _aside(comma) as aside:
        count = write_csv(
            connection.execute(read_sql("parquet_rows"), {"file": str(columnar)}), aside
        )
    return ExportedRelation(entry, count, comma, columnar)


@contextmanager
def _aside(file: Path) -> Iterator[Path]:
    """Yield the file to write, which takes its name when it is whole."""
    aside = file.with_name(f"{file.name}.part")
    yield aside
    sync_file(aside)
    aside.replace(file)
