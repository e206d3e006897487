"""Rows named behind their figures: Qty | Description | Price, or the names in the last column."""

from collections.abc import Sequence

from flows.ingest.sheets.cell_kinds import BLANK
from flows.ingest.tidy.column_facts import ColumnFacts


def find_label_behind(columns: Sequence[ColumnFacts]) -> int | None:
    """Return the place of the first column that names every row with a text of its own.

    Asked only where no column left of the figures labels the rows: without it none has a label.
    """
    for place, one in enumerate(columns):
        is_full = len(one.values) > 1 and not one.kinds[BLANK]
        if is_full and one.texts == len(one.values) and one.distinct_share == 1:
            return place
    return None
