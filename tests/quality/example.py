"""Batches made of a few literal cells, as the reader would hand them over."""

import datetime as dt

import duckdb
import pandas as pd

from flows.batch import Batch
from flows.catalog.load import load_catalog
from flows.finding import Finding
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading, SubmissionReading, TidyCell
from flows.ingest.receipt_list import Receipt
from flows.paths import PROJECT
from flows.receive.make_batch import make_batch
from flows.warehouse.migrate import make_schema
from flows.warehouse.receipts import read_known_receipts

CATALOG = load_catalog(PROJECT / "data" / "catalog")
TOWN = "610929100000"
VILLAGES = [area.area_code for area in CATALOG.villages_by_town[TOWN]]
RECEIVED = dt.datetime(2022, 7, 3, 9, 0)


def cell(
    measure: str,
    value: float | None,
    place: str,
    *,
    area: str = VILLAGES[0],
    period: str = "2022-06",
    span: str = "value",
    state: str = "value",
) -> TidyCell:
    return TidyCell(measure, area, period, span, state, value, "Sheet1", place)


def reading(
    *cells: TidyCell,
    form: str = "T1",
    area: str = TOWN,
    period: str = "2022-06",
    name: str = "a.xlsx",
    sha: str = "a" * 64,
    findings: tuple[Finding, ...] = (),
) -> FileReading:
    return FileReading(name, sha, (SubmissionReading(form, area, period, cells, findings),))


def file(name: str = "a.xlsx", sha: str = "a" * 64, *received: dt.datetime) -> ReceivedFile:
    receipts = tuple(Receipt(moment, "") for moment in received or (RECEIVED,))
    return ReceivedFile(name, PROJECT / name, sha, receipts)


def batch_of(*readings: FileReading, period: str = "2022-06") -> Batch:
    connection = duckdb.connect()
    make_schema(connection)
    files = [file(one.file_name, one.sha256) for one in readings]
    return make_batch(
        read_known_receipts(connection, period), period, files, readings, RECEIVED, CATALOG
    )


def history(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"])
