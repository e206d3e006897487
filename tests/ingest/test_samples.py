"""Workbooks that nobody here wrote code for load exactly as their true values say."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from flows.catalog.load import load_catalog
from flows.finding import SEVERITY
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.paths import PROJECT
from flows.settings import Limits

SAMPLES = PROJECT / "tests" / "samples"
FILES = sorted((SAMPLES / "raw" / "2022-06").iterdir())
CATALOG = load_catalog(PROJECT / "data" / "catalog")
#: Codes that the quality stage gives; the reader must have read the cell.
LATER = {
    "value_negative",
    "value_not_integer",
    "value_out_of_range",
    "part_exceeds_whole",
    "total_mismatch",
}


def rows_of(name: str, file: Path) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if Path(row["file"]).name == file.name]


def read(file: Path):
    workbooks, findings = open_file(file.read_bytes(), file.name, Limits())
    readings = [interpret(workbook, CATALOG, "2022-06", {}) for workbook in workbooks]
    submissions = [part for reading in readings for part in reading.submissions]
    found = [*findings, *(finding for reading in readings for finding in reading.findings)]
    found += [finding for part in submissions for finding in part.findings]
    return [cell for part in submissions for cell in part.cells], found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_messy_workbook_loads_as_its_true_values_say(file: Path):
    cells, _ = read(file)
    later = {row["cell"] for row in rows_of("findings.csv", file) if row["code"] in LATER}
    true = {
        (row["measure_code"], row["area_code"]): (float(row["value"]), row["cell"])
        for row in rows_of("observations.csv", file)
    }

    values = {
        (cell.measure_code, cell.area_code): (cell.value, cell.cell)
        for cell in cells
        if cell.state == "value"
    }

    assert {key: values.get(key) for key in true} == true
    assert {values[key][1] for key in values.keys() - true.keys()} <= later


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_messy_workbook_gives_just_the_findings_that_are_true(file: Path):
    _, findings = read(file)
    expected = Counter(
        (row["code"], row["cell"], row["measure_code"])
        for row in rows_of("findings.csv", file)
        if row["code"] not in LATER
    )

    found = Counter((finding.code, finding.cell, finding.measure_code) for finding in findings)

    assert found == expected
    assert all(finding.message.endswith("。") for finding in findings)
    assert all(finding.code in SEVERITY for finding in findings)
