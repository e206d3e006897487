"""Who has reported what for a month, as `xianjie status` shows it."""

import pandas as pd

from flows.paths import Home
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql


def reporting_status(home: Home, period: str) -> pd.DataFrame:
    """Return one row per form and town or unit that owes it for the month or has sent it."""
    with open_published(home) as connection:
        return connection.execute(read_sql("reporting_status"), {"period": period}).df()
