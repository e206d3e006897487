"""Who has reported what for a month, as `xianjie status` shows it."""

import pandas as pd

from flows.paths import Home
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql


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
