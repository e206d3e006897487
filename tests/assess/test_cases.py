"""Computed cases come out equal, every row and column (rules.md sections 2 to 10).

`home`: eighteen months of the real catalogue. `edges`: a small county whose every series stands on
both sides of something, under a policy of which every figure differs from the default.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from flows.assess.judge import Judgement, judge_county
from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.paths import PROJECT

DATA = Path(__file__).parent / "data"
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])
LAST_MONTHS = {"home": "2022-06", "edges": "2026-12"}
HELD = "待核实"
TABLES = {
    "assessments": ["indicator_code", "area_code", "period"],
    "warnings": ["indicator_code", "area_code", "opened"],
    "town_scores": ["area_code", "period"],
    "matters": ["period", "position"],
}
ROWS = {
    ("home", "assessments"): 7197,
    ("home", "warnings"): 401,
    ("home", "town_scores"): 66,
    ("home", "matters"): 434,
    ("edges", "assessments"): 3411,
    ("edges", "warnings"): 162,
    ("edges", "town_scores"): 135,
    ("edges", "matters"): 584,
}


@dataclass(frozen=True)
class Case:
    name: str
    judgement: Judgement


def catalog_of(name: str, folder: Path) -> Catalog:
    """The edges have a catalogue of their own; home adds two files to the real one."""
    if name == "home":
        shutil.copytree(PROJECT / "data" / "catalog", folder, dirs_exist_ok=True)
    shutil.copytree(DATA / name / "catalog", folder, dirs_exist_ok=True)
    return load_catalog(folder)


def read_cells(name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Observations, and the cells that are held because they are no number."""
    cells = pd.read_csv(DATA / name / "observations.csv.gz", dtype=str, keep_default_na=False)
    is_held = cells["value"] == HELD
    known = cells[~is_held]
    return known.assign(value=known["value"].astype(float)), cells[is_held].drop(columns="value")


@pytest.fixture(scope="module", params=LAST_MONTHS)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    name = request.param
    catalog = catalog_of(name, tmp_path_factory.mktemp(name))
    observations, held = read_cells(name)
    return Case(name, judge_county(catalog, observations, held, NOTHING_SENT, LAST_MONTHS[name]))


def as_text(value: object) -> str:
    """A value as the case files write it, numbers to six decimals."""
    if value is None or value is pd.NA or value != value:
        return ""
    if str(value) in ("True", "False"):
        return str(value).lower()
    try:
        return f"{float(str(value)) + 0.0:.6f}"
    except ValueError:
        return str(value)


def differences(found: pd.DataFrame, true: pd.DataFrame, keys: list[str]) -> list[str]:
    """Every row that only one side has, and every value that differs by more than rounding."""
    found = found.astype(dict.fromkeys(keys, str)).set_index(keys)
    true = true.set_index(keys)
    notes = [f"only in the case: {key}" for key in true.index.difference(found.index)]
    notes += [f"not in the case: {key}" for key in found.index.difference(true.index)]
    both = true.index.intersection(found.index)
    for column in true.columns:
        pairs = zip(both, found.loc[both, column], true.loc[both, column], strict=True)
        notes += [
            f"{key} {column}: {one} instead of {other}"
            for key, one, other in pairs
            if as_text(one) != as_text(other) and not is_near(one, other)
        ]
    return notes


def is_near(one: object, other: object) -> bool:
    try:
        return abs(float(str(one)) - float(str(other))) <= 1e-6
    except ValueError:
        return False


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_equal(case: Case, table: str):
    true = pd.read_csv(DATA / case.name / f"{table}.csv.gz", dtype=str, keep_default_na=False)
    found: pd.DataFrame = getattr(case.judgement, table)
    if table == "warnings":
        found = found[found["indicator_code"] != ""]
    else:
        found = found[found["period"].isin(set(true["period"]))]

    assert len(true) == ROWS[case.name, table]
    assert differences(found, true, TABLES[table]) == []
