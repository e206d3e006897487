"""Old months judged again as they were on a day; nothing is stored."""

import duckdb
import pandas as pd

from flows.assess.judge import Judgement, judge_county
from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.paths import Home
from flows.period import parse_day
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql

_KEYS = ["measure_code", "area_code", "period"]
#: What is compared of the months that were published.
_ROW_COLUMNS = [
    "indicator_code",
    "area_code",
    "period",
    "status",
    "target",
    "is_reference",
    "met",
]
_WARNING_COLUMNS = [
    "period",
    "warning_id",
    "indicator_code",
    "area_code",
    "level",
    "is_watched",
]


def judge_as_of(home: Home, period: str, day: str) -> pd.DataFrame:
    """Return the month's assessments with the targets and submissions of that day.

    Targets count as declared on the day (`revised_on`), submissions as received by its end. What
    runs published at the time stands in `assessments_published`.
    """
    as_of = parse_day(day).isoformat()
    catalog = load_catalog(home.catalog)
    with open_published(home) as connection:
        judgement = _judge(connection, catalog, period, as_of)
    return _of_month(judgement.assessments, period)


def judge_as_published(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, through: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return assessments and open warnings as the catalogue's policy would have published them.

    Each published month up to `through` is judged with the targets and submissions of its last
    day of publication, and gives its own rows. `connection`: the published warehouse.
    """
    values = {"through": through}
    days = connection.execute(read_sql("publishing_days"), values).fetchall()
    judgements = {period: _judge(connection, catalog, period, day) for period, day in days}
    assessments = {period: one.assessments for period, one in judgements.items()}
    open_warnings = {period: one.open_warnings for period, one in judgements.items()}
    return _together(assessments, _ROW_COLUMNS), _together(open_warnings, _WARNING_COLUMNS)


def _judge(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str, as_of: str
) -> Judgement:
    values = {"as_of": as_of}
    cells = connection.execute(read_sql("cells_as_of"), values).df()
    submissions = connection.execute(read_sql("submissions_as_of"), values).df()
    known = cells[cells["state"] == "value"]
    held = cells[cells["state"] == "held"][_KEYS]
    observations = known[[*_KEYS, "value"]]
    return judge_county(catalog, observations, held, submissions, period, as_of=as_of)


def _of_month(rows: pd.DataFrame, period: str) -> pd.DataFrame:
    return rows[rows["period"] == period].reset_index(drop=True)


def _together(by_month: dict[str, pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """Return of each month's rows its own ones."""
    own = [_of_month(rows, period)[columns] for period, rows in by_month.items()]
    return pd.concat(own, ignore_index=True) if own else pd.DataFrame(columns=columns)
