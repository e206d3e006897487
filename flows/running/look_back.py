"""An old month judged again as it was on a day; nothing is stored."""

import pandas as pd

from flows.assess.judge import judge_county
from flows.catalog.load import load_catalog
from flows.paths import Home
from flows.terminal.days import parse_day
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql

_KEYS = ["measure_code", "area_code", "period"]


def judge_as_of(home: Home, period: str, day: str) -> pd.DataFrame:
    """Return the month's assessments with the targets and submissions of that day.

    Targets count as declared on the day (`revised_on`), submissions as received by its end. What
    runs published at the time stands in `assessments_published`.
    """
    as_of = parse_day(day).isoformat()
    catalog = load_catalog(home.catalog)
    with open_published(home) as connection:
        values = {"as_of": as_of}
        cells = connection.execute(read_sql("cells_as_of"), values).df()
        submissions = connection.execute(read_sql("submissions_as_of"), values).df()
    known = cells[cells["state"] == "value"]
    held = cells[cells["state"] == "held"][_KEYS]
    judged = judge_county(
        catalog, known[[*_KEYS, "value"]], held, submissions, period, as_of=as_of
    ).assessments
    return judged[judged["period"] == period].reset_index(drop=True)
