"""Who has reported what for a month, as `xianjie status` shows it."""

import pandas as pd

from flows.paths import Home
from flows.warehouse.open import read_sql
from flows.warehouse.query import open_published


def reporting_status(home: Home, period: str) -> pd.DataFrame:
    """Return one row per form and town or unit that owes it for the month or has sent it."""
    with open_published(home) as connection:
        return connection.execute(read_sql("reporting_status"), {"period": period}).df()
