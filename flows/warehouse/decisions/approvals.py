"""What a person notes of a submission's review (三级核查): it goes before what its foot says."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.catalog.model import Catalog
from flows.errors import UsageError
from flows.sql_files import sql_reader
from flows.warehouse.frames import fetch

read_sql = sql_reader(__file__)


@dataclass(frozen=True)
class Approval:
    """A note that what one sender reported in one form for a month was reviewed so far."""

    form: str
    area_code: str
    period: str
    review: str


def approve(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, approval: Approval, at: dt.datetime
) -> int:
    """Note the review of the submissions that stand for form, sender and month; return how many.

    A version that comes later was not looked at: its own foot counts. The same note twice is one
    note. Raises UsageError when nothing came, or when a town is said to have reviewed what is
    reported for the county.
    """
    if approval.review == "town" and approval.area_code == catalog.county.area_code:
        raise UsageError(
            f"{approval.form} is reported for the county: its levels are first and county"
        )
    key: dict[str, object] = {
        "form": approval.form,
        "area_code": approval.area_code,
        "period": approval.period,
    }
    standing = fetch(connection, read_sql("standing_submissions"), key)
    if not standing:
        raise UsageError(
            f"nothing of {approval.form} is loaded from {catalog.area_name(approval.area_code)} "
            f"for {approval.period}"
        )
    ids = [submission for (submission,) in standing]
    noted: dict[str, object] = {"ids": ids, "review": approval.review, "approved_at": at}
    connection.execute(read_sql("note_reviews"), noted)
    return len(ids)
