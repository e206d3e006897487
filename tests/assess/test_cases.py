"""Eighteen months of computed cases come out equal, every row (rules.md sections 2 to 8)."""

from pathlib import Path

import pandas as pd
import pytest

from flows.assess.judge import Judgement, judge_county
from tests.report.example import DATA, example_catalog

TEXT = {"area_code": str, "period": str, "indicator_code": str}
NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])


@pytest.fixture(scope="module")
def judgement(tmp_path_factory: pytest.TempPathFactory) -> Judgement:
    catalog = example_catalog(tmp_path_factory.mktemp("catalog"))
    observations = pd.read_csv(Path(__file__).parent / "data" / "observations.csv.gz", dtype=TEXT)
    return judge_county(catalog, observations, NOTHING_HELD, NOTHING_SENT, "2022-06")


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Every value as text, numbers to six decimals, absent as nothing."""

    def show(value: object) -> str:
        if value is None or value is pd.NA or value != value:
            return ""
        if isinstance(value, bool):
            return str(value)
        return f"{value + 0.0:.6f}" if isinstance(value, int | float) else str(value)

    return frame.astype(object).map(show)


def differences(found: pd.DataFrame, true: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Rows that only one side has, or whose values differ by more than rounding."""
    found, true = found.set_index(keys), true.set_index(keys)
    assert list(true.index.difference(found.index)) == []
    assert list(found.index.difference(true.index)) == []
    found = found.loc[true.index, true.columns]
    numbers = [c for c in true.columns if pd.api.types.is_float_dtype(true[c])]
    gap = (found[numbers].astype(float) - true[numbers]).abs()
    is_near = (gap <= 1e-6) | (found[numbers].isna() & true[numbers].isna())
    others = [c for c in true.columns if c not in numbers]
    is_same = as_text(found[others]) == as_text(true[others])
    return true[~(is_near.all(axis=1) & is_same.all(axis=1))]


def test_every_assessment_of_five_months_is_equal(judgement: Judgement):
    true = pd.read_csv(DATA / "assessments.csv.gz", dtype=TEXT)
    found = judgement.assessments
    found = found[found["period"].isin(true["period"].unique())]

    assert len(true) == 6986
    assert differences(found, true, ["indicator_code", "area_code", "period"]).empty


def test_every_town_score_is_equal(judgement: Judgement):
    true = pd.read_csv(DATA / "town_scores.csv", dtype=TEXT)
    found = judgement.town_scores
    found = found[found["period"].isin(true["period"].unique())]

    assert differences(found, true, ["area_code", "period"]).empty


def test_every_episode_is_equal(judgement: Judgement):
    true = pd.read_csv(DATA / "warnings.csv", dtype=TEXT)
    found = judgement.warnings[judgement.warnings["indicator_code"] != ""]

    assert differences(found, true, ["indicator_code", "area_code", "opened"]).empty
