"""A month in review from the computed cases of rules.md, second edition, without a run."""

import datetime as dt
import gzip
import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd

from flows.report.month.facts import MATTER_COLUMNS, Facts
from flows.report.month.review import Review, review_month
from tests.report.example import example_facts as first_edition

DATA = Path(__file__).parent / "data"
TEXT = {"area_code": str, "indicator_code": str, "resolved": str, "town_codes": str, "also": str}
#: Months of which the cases give assessments, scores and matters.
PERIODS = ("2021-03", "2021-12", "2022-01", "2022-03", "2022-05", "2022-06")
JULY_6 = dt.date(2022, 7, 6)


@cache
def read_case(name: str) -> pd.DataFrame:
    """One table of the cases."""
    content = (DATA / name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    return pd.read_csv(io.BytesIO(content), dtype=TEXT)


def example_facts(folder: Path, period: str = "2022-06") -> Facts:
    """The facts of one of PERIODS; nothing but the judged tables is the cases'."""
    warnings = read_case("warnings.csv").assign(form="")
    warnings["resolved"] = warnings["resolved"].fillna("")
    warnings["warning_id"] = (
        warnings["indicator_code"] + "-" + warnings["area_code"] + "-" + warnings["opened"]
    )
    warnings["level_since"] = warnings["opened"].where(
        warnings["level"] == 1, warnings["last_period"]
    )
    assessments, scores = read_case("assessments.csv.gz"), read_case("town_scores.csv")
    matters = read_case("matters.csv")
    return replace(
        first_edition(folder, period),
        assessments=assessments[assessments["period"] <= period],
        warnings=warnings[warnings["opened"] <= period],
        matters=matters[matters["period"] <= period][MATTER_COLUMNS],
        town_scores=scores[scores["period"] <= period],
    )


def example_review(folder: Path, period: str = "2022-06") -> Review:
    """The month object of a case, issued on 6 July 2022 at the earliest."""
    return review_month(example_facts(folder, period), JULY_6)
