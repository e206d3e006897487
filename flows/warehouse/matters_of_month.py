"""What comes first in a month, as `xianjie matters` shows it."""

import pandas as pd

from flows.errors import UsageError
from flows.numbers_text import show_share
from flows.paths import Home
from flows.warehouse.query import open_published
from flows.warehouse.sql_texts import read_sql
from flows.wording import LEVEL_NAMES, TARGET_NAMES, WATCH_LIST_NAME


def matters_of_month(home: Home, period: str) -> pd.DataFrame:
    """Return one row per matter of a published month, in order (rules.md section 10)."""
    with open_published(home) as connection:
        rows = connection.execute(read_sql("month_matters"), {"period": period}).df()
        judged = connection.execute(read_sql("judged_months")).df()["period"].tolist()
    if period not in judged:
        raise UsageError(f"{period} is not judged yet; run `xianjie run --month {period}` first")
    return rows


def show_matters(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the matters for reading on a terminal: Chinese heads and words."""
    return pd.DataFrame(
        {
            "次序": rows["position"],
            "指标": rows["indicator_code"],
            "名称": rows["name"],
            "区域": rows["area"],
            "级别": rows["level"].map(LEVEL_NAMES),
            "依据": rows["is_reference"].astype(bool).map(TARGET_NAMES),
            "差距率": rows["shortfall"].map(show_share),
            "月数": rows["months"],
            "镇数": rows["towns"],
            "牵头单位": rows["lead_unit"],
            "备注": rows["is_watched"].astype(bool).map({True: WATCH_LIST_NAME, False: ""}),
        }
    )
