"""A month in review from the computed cases of rules.md, second edition, without a run."""

import datetime as dt
import gzip
import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd

from flows.catalog.model import Catalog
from flows.report.month.facts import MATTER_COLUMNS, OPEN_COLUMNS, Facts
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
    reached = warnings["level_since"].where(warnings["level"] == 2, warnings["opened"])
    warnings["level_2_since"] = reached.where(warnings["level"] > 1, "")
    assessments, scores = read_case("assessments.csv.gz"), read_case("town_scores.csv")
    base = first_edition(folder, period)
    due = _due_months(base.catalog)
    opened = _open_warnings(warnings, assessments, period, due)
    return replace(
        base,
        open_warnings=opened,
        assessments=assessments[assessments["period"] <= period],
        targets=targets_of(assessments),
        warnings=warnings[warnings["opened"] <= period],
        matters=_matters(opened, period),
        town_scores=scores[scores["period"] <= period],
    )


def _due_months(catalog: Catalog) -> dict[str, list[str]]:
    due: dict[str, list[str]] = {}
    for target in catalog.targets:
        if target.due_month:
            due.setdefault(target.indicator_code, []).append(target.due_month)
    return due


def _open_warnings(
    warnings: pd.DataFrame, assessments: pd.DataFrame, period: str, due: dict[str, list[str]]
) -> pd.DataFrame:
    """What the judging SQL publishes for the month, worked out here once more."""
    is_open = (warnings["opened"] <= period) & (
        (warnings["resolved"] == "") | (warnings["resolved"] > period)
    )
    behind = assessments[assessments["status"].isin(["red", "yellow"])]
    rows = []
    for one in warnings[is_open].to_dict("records"):
        series = behind[
            (behind["indicator_code"] == one["indicator_code"])
            & (behind["area_code"] == one["area_code"])
            & (behind["period"] >= one["opened"])
            & (behind["period"] <= period)
        ]
        level = one["level"] if one["level_since"] <= period else max(1, one["level"] - 1)
        months = 12 * (int(period[:4]) - int(one["opened"][:4])) + int(period[5:])
        months += 1 - int(one["opened"][5:])
        rows.append((period, one["warning_id"], level, _watched(series, level, due), months))
    return pd.DataFrame(rows, columns=OPEN_COLUMNS)


def _watched(series: pd.DataFrame, level: int, due: dict[str, list[str]]) -> bool:
    if series.empty:
        return True
    latest = series.iloc[-1]
    if latest["is_reference"] is True or (level == 1 and latest["status"] == "yellow"):
        return True
    days = due.get(latest["indicator_code"], [])
    reds = series.loc[series["status"] == "red", "period"]
    early = [red < min([day for day in days if day[:4] == red[:4]], default="") for red in reds]
    return bool(early) and all(early)


def _matters(opened: pd.DataFrame, period: str) -> pd.DataFrame:
    """The matters of the cases; what the cases do not say is taken from the leading warning."""
    watched = dict(zip(opened["warning_id"], opened["is_watched"], strict=True))
    cases = read_case("matters.csv")
    month = cases[cases["period"] == period].assign(also=lambda rows: rows["also"].fillna(""))
    flags = [
        any(
            flag
            for one, flag in watched.items()
            if one.startswith(f"{row['indicator_code']}-{row['area_code']}-")
        )
        for row in month.to_dict("records")
    ]
    return month.assign(is_watched=flags)[MATTER_COLUMNS]


def targets_of(assessments: pd.DataFrame) -> pd.DataFrame:
    """The targets that the rows of the cases were judged by."""
    years = assessments["period"].str[:4].astype(int)
    rows = assessments.dropna(subset=["target"]).assign(year=years)
    columns = ["target", "target_upper", "basis", "is_reference"]
    keys = ["indicator_code", "area_code", "year"]
    return rows[keys + columns].drop_duplicates(keys, keep="last")


def example_review(folder: Path, period: str = "2022-06") -> Review:
    """The month object of a case, issued on 6 July 2022 at the earliest."""
    return review_month(example_facts(folder, period), JULY_6)
