"""What the warnings were worth."""

import pandas as pd
import pytest

from flows.assess.backtest import Warned, due_targets, summarise_targets
from flows.catalog.load import load_catalog
from flows.paths import PROJECT

CATALOG = load_catalog(PROJECT / "data" / "catalog")
COUNTY = CATALOG.county.area_code
NO_LETTERS = pd.DataFrame(columns=["period", "addressee", "indicator_code"])


def rows(code: str, mets: dict[str, bool | None], is_reference: bool = False) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "indicator_code": code,
                "area_code": COUNTY,
                "period": period,
                "target": 10.0,
                "is_reference": is_reference,
                "met": met,
            }
            for period, met in mets.items()
        ]
    )


def episode(code: str, opened: str, last: str, level: int) -> dict[str, object]:
    return {
        "indicator_code": code,
        "area_code": COUNTY,
        "opened": opened,
        "last_period": last,
        "level": level,
    }


# A task of each year without due month, one due in April 2022, and a reference.
ASSESSMENTS = pd.concat(
    [
        rows("IND-76", {"2022-03": False, "2022-09": False, "2022-12": False}),
        rows("IND-77", {"2022-06": False, "2022-12": True}),
        rows("INF-05", {"2022-03": False, "2022-06": False, "2022-12": True}),
        rows("IND-79", {"2022-12": None}),
        rows("IND-02", {"2022-12": False}, is_reference=True),
    ],
    ignore_index=True,
)
EPISODES = pd.DataFrame(
    [
        episode("IND-76", "2022-06", "2022-12", 3),
        episode("IND-77", "2022-06", "2022-09", 1),
        episode("INF-05", "2022-06", "2022-09", 1),
    ]
)
WARNED = Warned(EPISODES, NO_LETTERS)


def test_every_plan_target_that_came_due_has_its_outcome_and_first_warning():
    found = due_targets(CATALOG, ASSESSMENTS, WARNED, "2022-01", "2022-12")
    columns = ["indicator_code", "due", "outcome", "warned_from", "level", "lead_months"]

    assert found[columns].fillna(-1).to_numpy().tolist() == [
        ["IND-76", "2022-12", "missed", "2022-06", 3, 6],
        ["IND-77", "2022-12", "met", "2022-06", 1, 6],
        ["IND-79", "2022-12", "unknown", "", 0, -1],
        ["INF-05", "2022-06", "missed", "", 0, -1],
    ]


def test_only_targets_due_within_the_months_count():
    found = due_targets(CATALOG, ASSESSMENTS, WARNED, "2022-01", "2022-11")

    assert found["indicator_code"].tolist() == ["INF-05"]


def test_precision_recall_and_lead_are_those_of_the_known_outcomes():
    found = due_targets(CATALOG, ASSESSMENTS, WARNED, "2022-01", "2022-12")
    summary = summarise_targets(found, WARNED, CATALOG, "2022-01", "2022-12")
    whole = summary.iloc[0]

    assert whole[["targets", "missed", "warned", "warned_and_missed"]].tolist() == [4, 2, 2, 1]
    assert (whole["precision"], whole["recall"]) == (0.5, 0.5)
    assert whole["median_lead_months"] == 6


@pytest.mark.parametrize(("opened", "in_time"), [("2022-09", 1), ("2022-10", 0)])
def test_three_months_before_is_in_time(opened: str, in_time: int):
    warned = Warned(pd.DataFrame([episode("IND-76", opened, "2022-12", 1)]), NO_LETTERS)
    found = due_targets(CATALOG, ASSESSMENTS, warned, "2022-01", "2022-12")
    summary = summarise_targets(found, warned, CATALOG, "2022-01", "2022-12")

    assert summary.iloc[0]["warned_in_time"] == in_time


def test_nothing_warned_has_no_precision():
    warned = Warned(EPISODES.iloc[:0], NO_LETTERS)
    found = due_targets(CATALOG, ASSESSMENTS, warned, "2022-01", "2022-12")
    whole = summarise_targets(found, warned, CATALOG, "2022-01", "2022-12").iloc[0]

    assert pd.isna(whole["precision"])
    assert whole["recall"] == 0
