"""Which scheduled months did not run: what `overdue` reports and `catch-up` runs."""

import datetime as dt
from collections.abc import Iterable

from flows.errors import ServiceError
from flows.paths import Home
from flows.period import due_date, periods_between, shift
from flows.settings import Schedule, load_settings
from flows.sql_files import sql_reader
from flows.warehouse.journal import Journal
from flows.warehouse.query import open_published
from flows.words.sentence import sentence

read_sql = sql_reader(__file__)


def missed_months(
    ran: Iterable[str], schedule: Schedule, now: dt.datetime, grace_hours: int = 0
) -> list[str]:
    """Return the months since the first run whose scheduled hour has passed without a run.

    A run may take `grace_hours`. Before the first run nothing is scheduled, so nothing is missed.
    """
    done = set(ran)
    if not done:
        return []
    last = shift(f"{now:%Y-%m}", -1)
    hour = dt.time(schedule.hour)
    moment = dt.datetime.combine(due_date(last, schedule.day), hour)
    if now < moment + dt.timedelta(hours=grace_hours):
        last = shift(last, -1)
    return [one for one in periods_between(min(done), max(last, min(done))) if one not in done]


def months_to_run(home: Home, now: dt.datetime, *, has_grace: bool) -> list[str]:
    """Return the months that a home has missed; none before the first run.

    `has_grace`: whether the last one may still be under way (`schedule.grace_hours`). Raises
    ServiceError where the journal knows of runs and their published copy is gone: nothing missed
    is what a monitor must not hear then.
    """
    if not home.warehouse.exists() and not Journal(home.journal).is_empty:
        remedy = sentence("remedy.run_again_or_restore")
        raise ServiceError(sentence("error.published_gone", file=home.warehouse, remedy=remedy))
    ran = months_that_ran(home)
    schedule = load_settings(home).schedule
    return missed_months(ran, schedule, now, schedule.grace_hours if has_grace else 0)


def months_that_ran(home: Home) -> list[str]:
    """Return the months of the published runs in order; none before anything is published."""
    if not home.warehouse.exists():
        return []
    with open_published(home) as connection:
        return [period for (period,) in connection.execute(read_sql("months_that_ran")).fetchall()]
