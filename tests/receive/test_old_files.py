"""Files older than the first run."""

import datetime as dt
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.ingest.inbox import ReceivedFile
from flows.ingest.receipt_list import Receipt
from flows.paths import PROJECT
from flows.receive.old_files import received_on_time

CATALOG = load_catalog(PROJECT / "data" / "catalog")
NOTED = Receipt(dt.datetime(2021, 1, 20, 10), "城关镇人民政府")


def test_an_old_file_counts_as_received_on_the_due_day_unless_its_receipt_is_noted():
    files = [
        ReceivedFile("a.xlsx", Path("a.xlsx"), "1"),
        ReceivedFile("b.xlsx", Path("b.xlsx"), "2", (NOTED,)),
    ]
    received = received_on_time(files, CATALOG, "2020-12")

    assert [file.receipts for file in received] == [
        (Receipt(dt.datetime(2021, 1, 5, 9), ""),),
        (NOTED,),
    ]
