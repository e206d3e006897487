"""Who has reported what for a month, as `xianjie status` shows it."""

import pandas as pd

from flows.paths import Home
from flows.warehouse.decisions.month_locks import MonthLock, find_lock
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql
from flows.wording import REVIEW_NAMES, SUBMISSION_STATUS_NAMES
from flows.words.sentence import name_of_code, say


def cells_at_last_run(home: Home) -> dict[str, int]:
    """Return how many cells the towns filled in of each form; nothing before the first run."""
    if not home.warehouse.exists():
        return {}
    with open_published(home) as connection:
        return dict(connection.execute(read_sql("form_cells")).fetchall())


def reporting_status(home: Home, period: str) -> pd.DataFrame:
    """Return one row per form and town or unit that owes it for the month or has sent it."""
    with open_published(home) as connection:
        return connection.execute(read_sql("reporting_status"), {"period": period}).df()


def lock_of_month(home: Home, period: str) -> MonthLock | None:
    """Return the latest lock of a month, as published."""
    with open_published(home) as connection:
        return find_lock(connection, period)


def show_status(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the same rows for reading on a terminal: words instead of codes and truth values."""
    return rows.assign(
        status=rows["status"].map(_status_word),
        is_on_time=rows["is_on_time"].map(_yes_or_no),
        review=rows["review"].map(_review_word),
        received_at=rows["received_at"].dt.strftime("%Y-%m-%d %H:%M").fillna(""),
        completeness=rows["completeness"].map(_percent),
    )


def _status_word(status: str) -> str:
    if status == "missing":
        return say("status.missing")
    return name_of_code(SUBMISSION_STATUS_NAMES, status)


def _review_word(review: str | None) -> str:
    return "" if review is None or pd.isna(review) else name_of_code(REVIEW_NAMES, review)


def _percent(share: float) -> str:
    return "" if pd.isna(share) else f"{100 * share:g}%"


def _yes_or_no(is_so: bool | None) -> str:
    """Return yes or no, nothing for what is not known (DuckDB's null in a frame)."""
    if is_so is None or pd.isna(is_so):
        return ""
    return say("word.yes") if is_so else say("word.no")
