"""A month's facts from computed cases, for tests and for looking at reports without a run."""

import gzip
import io
import shutil
from functools import cache
from pathlib import Path

import pandas as pd

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.paths import PROJECT
from flows.report.month.facts import LATE_COLUMNS, MATTER_COLUMNS, OPEN_COLUMNS, Facts

DATA = Path(__file__).parent / "data"
TEXT = {"area_code": str, "indicator_code": str, "form": str}


def example_catalog(folder: Path) -> Catalog:
    """The real catalogue with the baselines and local targets of the cases."""
    shutil.copytree(PROJECT / "data" / "catalog", folder, dirs_exist_ok=True)
    for name in ("baselines.csv", "targets_local.csv"):
        shutil.copy(DATA / name, folder / name)
    return load_catalog(folder)


@cache
def _read(name: str) -> pd.DataFrame:
    content = (DATA / name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    return pd.read_csv(io.BytesIO(content), dtype=TEXT)


def example_facts(folder: Path, period: str = "2022-06") -> Facts:
    """June 2022 of the cases: all assessments of five months, all episodes, town scores."""
    catalog = example_catalog(folder)
    assessments = _read("assessments.csv.gz")
    warnings = _read("warnings.csv").assign(form="")
    warnings["warning_id"] = (
        warnings["indicator_code"] + "-" + warnings["area_code"] + "-" + warnings["opened"]
    )
    warnings["level_since"] = warnings["opened"].where(
        warnings["level"] == 1, warnings["last_period"]
    )
    reached = warnings["level_since"].where(warnings["level"] == 2, warnings["opened"])
    warnings["level_2_since"] = reached.where(warnings["level"] > 1, "")
    scores = _read("town_scores.csv")
    return Facts(
        period=period,
        catalog=catalog,
        office="县乡村振兴局",
        is_synthetic=True,
        assessments=assessments[assessments["period"] <= period],
        indicator_values=_values(assessments[assessments["period"] <= period]),
        targets=_targets(assessments),
        warnings=warnings[warnings["opened"] <= period],
        open_warnings=pd.DataFrame(columns=OPEN_COLUMNS),
        matters=pd.DataFrame(columns=MATTER_COLUMNS),
        town_scores=scores[scores["period"] <= period],
        submissions=_submissions(catalog, period),
        latest_observations=_observations(catalog, period),
        findings=_findings(period),
        status_changes=pd.DataFrame(
            columns=["period", "indicator_code", "area_code", "from_status", "to_status", "cause"]
        ),
        reporting_rates=_rates(catalog, period),
        late_changes=pd.DataFrame(columns=LATE_COLUMNS),
        plan_results=pd.DataFrame(
            columns=[
                "plan",
                "indicator_code",
                "area_code",
                "result",
                "last_period",
                "actual",
                "target",
            ]
        ),
        resubmission_changes=pd.DataFrame(
            columns=[
                "period",
                "form",
                "area_code",
                "version",
                "measure_code",
                "cell_area_code",
                "sheet",
                "cell",
                "old_value",
                "new_value",
            ]
        ),
    )


def _values(assessments: pd.DataFrame) -> pd.DataFrame:
    values = assessments.rename(columns={"actual": "value"})
    columns = ["indicator_code", "area_code", "period", "value", "coverage"]
    return values[columns].assign(numerator=float("nan"), denominator=float("nan"))


def _targets(assessments: pd.DataFrame) -> pd.DataFrame:
    rows = assessments.dropna(subset=["target"]).assign(
        year=assessments["period"].str[:4].astype(int)
    )
    columns = ["indicator_code", "area_code", "year", "target", "target_upper", "basis"]
    return rows[columns].drop_duplicates(["indicator_code", "area_code", "year"])


def _submissions(catalog: Catalog, period: str) -> pd.DataFrame:
    rows = [
        {
            "submission_id": f"{form.form}-{town.area_code}-{period}",
            "period": period,
            "form": form.form,
            "area_code": town.area_code,
            "file_name": f"{form.form}-{town.name}.xlsx",
            "sha256": "0" * 64,
            "received_at": pd.Timestamp("2022-07-03"),
            "version": 1,
            "status": "accepted",
            "appeal": "",
        }
        for form in catalog.forms
        for town in catalog.reporters_of(form)
        if town.name != "麻虎镇"
    ]
    return pd.DataFrame(rows)


def _observations(catalog: Catalog, period: str) -> pd.DataFrame:
    rows = [
        {
            "measure_code": measure.measure_code,
            "area_code": catalog.villages_by_town[town.area_code][0].area_code,
            "period": period,
            "value": 12.0,
            "submission_id": f"T1-{town.area_code}-{period}",
            "file_name": f"T1-{town.name}.xlsx",
            "sheet": "Sheet1",
            "cell": "C5",
        }
        for measure in catalog.measures_by_form["T1"]
        for town in catalog.towns
    ]
    return pd.DataFrame(rows)


def _findings(period: str) -> pd.DataFrame:
    rows = [
        ("value_not_number", "hold", "F12", "households_sanitary_toilet", "约12", "数字"),
        ("value_negative", "hold", "D10", "natural_villages_waste_treated", "-5", "不小于0的数"),
        ("column_missing", "flag", "", "toilet_renovation_tasks", "", "当年卫生厕所改造任务数"),
    ]
    return pd.DataFrame(
        [
            {
                "finding_id": f"{number:04d}",
                "submission_id": f"T1-610929107000-{period}",
                "period": period,
                "form": "T1",
                "area_code": "610929107000",
                "code": code,
                "severity": severity,
                "file_name": "T1-仓上镇.xlsx",
                "sheet": "Sheet1",
                "cell": cell,
                "measure_code": measure,
                "found": found,
                "expected": expected,
                "explanation": "",
                "message": f"文件“T1-仓上镇.xlsx”，单元格{cell}：填的是“{found}”，"
                f"应为{expected}，请改正后重新报送。",
            }
            for number, (code, severity, cell, measure, found, expected) in enumerate(rows)
        ]
    )


def _rates(catalog: Catalog, period: str) -> pd.DataFrame:
    rows = [
        {
            "period": period,
            "form": form,
            "area_code": town.area_code,
            "is_received": town.name != "麻虎镇",
            "is_on_time": town.name not in ("麻虎镇", "冷水镇"),
            "completeness": 0.0 if town.name == "麻虎镇" else 0.96,
            "review": None if town.name == "麻虎镇" else "town",
        }
        for form in ("T1", "T2", "T3", "T8")
        for town in catalog.towns
    ]
    return pd.DataFrame(rows)
