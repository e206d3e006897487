"""Files of months before the first run: nobody noted when they came in."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from flows.catalog.model import Catalog
from flows.ingest.inbox import ReceivedFile
from flows.ingest.receipt_list import Receipt
from flows.period import due_date

_OFFICE_OPENS = dt.time(9)


def received_on_time(
    files: Sequence[ReceivedFile], catalog: Catalog, period: str
) -> list[ReceivedFile]:
    """Return the files as received on the month's first due day, those of receipts.csv as noted.

    The day on which an old file was copied into the inbox says nothing about its sender.
    """
    day = due_date(period, min(form.due_day for form in catalog.forms))
    receipt = Receipt(dt.datetime.combine(day, _OFFICE_OPENS), "")
    return [file if file.receipts else replace(file, receipts=(receipt,)) for file in files]
