"""The messy sample's wrong cells are held with their codes, and nothing else is."""

import csv
import datetime as dt
from collections import Counter

import duckdb
import pytest

from flows.batch import Batch
from flows.catalog.load import load_catalog
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.ingest.inbox import find_files
from flows.paths import PROJECT
from flows.quality.check_batch import judge_batch
from flows.receive.make_batch import make_batch
from flows.settings import Limits
from flows.warehouse import read
from flows.warehouse.load_batch import load_batch
from flows.warehouse.migrate import make_schema
from flows.warehouse.receipts import read_known_receipts

SAMPLES = PROJECT / "tests" / "samples"
CATALOG = load_catalog(PROJECT / "data" / "catalog")
SEEN = dt.datetime(2022, 7, 3)
#: Codes the sample's list of findings does not speak of.
UNLISTED = {"village_missing", "submission_missing", "late"}


def rows_of(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def loaded() -> tuple[duckdb.DuckDBPyConnection, Batch]:
    connection = duckdb.connect()
    make_schema(connection)
    files = find_files(SAMPLES / "raw" / "2022-06")
    readings = [
        interpret(workbook, CATALOG, "2022-06", {})
        for file in files
        for workbook in open_file(file.path.read_bytes(), file.name, Limits())[0]
    ]
    batch = make_batch(
        read_known_receipts(connection, "2022-06"), "2022-06", files, readings, SEEN, CATALOG
    )
    batch = judge_batch(batch, read.history_before(connection, "2022-06"), CATALOG)
    load_batch(connection, batch, "2022-06", CATALOG)
    return connection, batch


def test_the_warehouse_holds_exactly_the_true_values(loaded):
    connection, _ = loaded
    true = {
        (row["measure_code"], row["area_code"], row["file"].split("/")[-1], row["cell"]): float(
            row["value"]
        )
        for row in rows_of("observations.csv")
    }
    rows = connection.execute(
        "select measure_code, area_code, file_name, cell, value from observations"
    ).fetchall()

    assert {tuple(row[:4]): row[4] for row in rows} == true


def test_every_wrong_cell_is_found_and_nothing_else(loaded):
    connection, _ = loaded
    true = Counter(
        (row["file"].split("/")[-1], row["code"], row["cell"]) for row in rows_of("findings.csv")
    )
    rows = connection.execute("select file_name, code, cell from findings").fetchall()

    assert Counter(row for row in rows if row[1] not in UNLISTED) == true


def test_loading_the_same_batch_again_changes_nothing(loaded):
    connection, batch = loaded
    tables = ["submissions", "observations", "observation_history", "findings", "cells"]
    queries = {
        name: connection.table(name).order("all").fetchall()  # noqa: PD011
        for name in tables
    }

    load_batch(connection, batch, "2022-06", CATALOG)

    assert {name: connection.table(name).order("all").fetchall() for name in tables} == queries
