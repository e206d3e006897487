"""Who has reported what, as a person reads it on a terminal."""

import pandas as pd
import pytest

from flows.warehouse.shown.status import show_status

COLUMNS = ["status", "received_at", "is_on_time", "completeness", "review"]


def shown(status: str, moment: str | None, on_time: bool | None, share: float, review: str | None):
    row = (status, pd.Timestamp(moment) if moment else pd.NaT, on_time, share, review)
    rows = show_status(pd.DataFrame([row], columns=COLUMNS))
    return rows.loc[0, COLUMNS].tolist()


@pytest.mark.parametrize(
    ("share", "read"), [(1.0, "100%"), (0.9996, "99.96%"), (0.29, "29%"), (0.0, "0%")]
)
def test_a_report_has_its_minute_and_its_share_in_percent(share: float, read: str):
    said = shown("accepted", "2022-07-04 09:05:59.525902", True, share, "town")

    assert said == ["accepted", "2022-07-04 09:05", "yes", read, "town"]


def test_what_is_missing_has_neither():
    assert shown("missing", None, None, float("nan"), None) == ["missing", "", "", "", ""]
