"""The lines of the status log about indicators that are judged no longer."""

from collections.abc import Iterator

import pandas as pd

from flows.assess.changes import CHANGE_COLUMNS
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import chinese_period
from flows.wording import CAUSE_NAMES, STATUS_NAMES

RETIRED = "indicator retired"
#: Nothing is asked there any longer.
_AFTERWARDS = "not_applicable"


def explain_retired(before: pd.DataFrame, catalog: Catalog, through: str) -> pd.DataFrame:
    """Return one row (CHANGE_COLUMNS) per area of every indicator whose end is new.

    `before`: the assessments of the last run. An end is new when that run did not reach its month,
    or still judged that month (rules.md section 2, "Retired").
    """
    rows = [
        line
        for indicator in catalog.indicators
        if indicator.retired and indicator.retired <= through
        for line in _lines(before, indicator)
    ]
    return pd.DataFrame(rows, columns=CHANGE_COLUMNS)


def _lines(before: pd.DataFrame, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    own = before[before["indicator_code"] == indicator.indicator_code]
    is_later = own["period"] >= indicator.retired
    if own.empty or (before["period"].max() >= indicator.retired and not is_later.any()):
        return
    last = own[~is_later].sort_values("period").drop_duplicates("area_code", keep="last")
    for area, period, status in zip(last["area_code"], last["period"], last["status"], strict=True):
        yield (
            indicator.retired,
            indicator.indicator_code,
            str(area),
            str(status),
            _AFTERWARDS,
            RETIRED,
            str(period),
            f"较{chinese_period(period)}由{STATUS_NAMES[status]}转为{STATUS_NAMES[_AFTERWARDS]}；"
            f"{CAUSE_NAMES[RETIRED]}，自{chinese_period(indicator.retired)}起不再评价，"
            "以前的结果保留。",
        )
