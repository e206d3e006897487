"""The notebooks run from top to bottom on a published warehouse, and are kept without outputs."""

import datetime as dt
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.judge_steps import judge_month
from flows.paths import PROJECT, Home
from flows.simulate.demo import prepare_demo
from flows.steps import find_month, load_month, prepare_month, publish_month

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    for period in prepare_demo(home, 1):
        month = prepare_month(home, period)
        files, history = find_month(month)
        opened = [
            open_file(file.path.read_bytes(), file.name, month.settings.limits) for file in files
        ]
        readings = [
            interpret(workbook, month.catalog, period, history)
            for workbooks, _ in opened
            for workbook in workbooks
        ]
        judge_month(month, load_month(month, files, readings))
        publish_month(month)
    return home


def test_there_are_notebooks():
    assert [notebook.name for notebook in NOTEBOOKS] == [
        "01-trace-a-number.ipynb",
        "02-compare-towns.ipynb",
        "03-inspection-sample.ipynb",
    ]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs(notebook: Path):
    cells = nbformat.read(notebook, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]

    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs(notebook: Path, home: Home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_HOME", str(home.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(notebook, as_version=4)
    before = dt.datetime.fromtimestamp(home.warehouse.stat().st_mtime)

    NotebookClient(book, timeout=120, kernel_name="python3").execute()

    shown = [
        output
        for cell in book.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type in ("execute_result", "stream")
    ]
    assert shown
    texts = [output["data"]["text/plain"] for output in shown if "data" in output]
    empty = [text for text in texts if text.startswith("Empty DataFrame")]
    assert all("[code, severity" in text for text in empty), "only findings may be none"
    assert dt.datetime.fromtimestamp(home.warehouse.stat().st_mtime) == before


def test_the_sample_has_the_size_it_says_and_is_the_same_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_HOME", str(home.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(NOTEBOOKS[2], as_version=4)
    check = "print(len(sample), sample['镇'].nunique(), sample['村'].nunique())"
    again = "print(rows(query, **drawn).equals(sample))"
    book.cells[-1].source = f"{check}\n{again}"

    NotebookClient(book, timeout=120, kernel_name="python3").execute()

    assert book.cells[-1].outputs[0].text.splitlines() == ["24 3 6", "True"]


def test_the_traced_number_stands_in_its_cell(home: Home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_HOME", str(home.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(NOTEBOOKS[0], as_version=4)

    NotebookClient(book, timeout=120, kernel_name="python3").execute()

    text = "".join(
        output.text
        for cell in book.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream"
    )
    in_cell, in_warehouse = text.strip().splitlines()[-2:]
    assert float(in_cell.split("：")[1]) == float(in_warehouse.split("：")[1])
