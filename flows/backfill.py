"""Several months in order, one flow run each."""

from collections.abc import Callable
from pathlib import Path

from flows.clock import Tell
from flows.monthly import monthly
from flows.period import periods_between
from flows.summary import RunSummary


def backfill(
    home: Path,
    first: str,
    last: str,
    *,
    tell: Tell | None = None,
    begin: Callable[[str], None] = lambda period: None,
) -> list[RunSummary]:
    """Run every month from the first to the last; `begin` is told each month before it runs."""
    summaries = []
    for period in periods_between(first, last):
        begin(period)
        summaries.append(monthly(home, period, tell=tell))
    return summaries
