"""The notebooks run from top to bottom on a published warehouse, and are kept without outputs."""

import datetime as dt
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from flows.paths import PROJECT, Home

NOTEBOOKS = {file.name: file for file in sorted((PROJECT / "notebooks").glob("*.ipynb"))}


def test_there_are_notebooks():
    assert list(NOTEBOOKS) == [
        "01-ten-minutes.ipynb",
        "02-cell-to-judgement.ipynb",
        "03-town-two-years.ipynb",
        "04-value-of-warnings.ipynb",
        "05-compare-towns.ipynb",
        "06-inspection-sample.ipynb",
    ]


@pytest.mark.parametrize("notebook", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_a_notebook_is_kept_without_outputs(notebook: Path):
    cells = nbformat.read(notebook, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]

    assert [(cell.outputs, cell.execution_count) for cell in code] == [([], None)] * len(code)


@pytest.mark.parametrize("notebook", NOTEBOOKS.values(), ids=NOTEBOOKS)
def test_a_notebook_runs(notebook: Path, demo: Home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_HOME", str(demo.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(notebook, as_version=4)
    before = dt.datetime.fromtimestamp(demo.warehouse.stat().st_mtime)

    NotebookClient(book, timeout=600, kernel_name="python3").execute()

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
    assert dt.datetime.fromtimestamp(demo.warehouse.stat().st_mtime) == before


def test_the_sample_has_the_size_it_says_and_is_the_same_again(
    demo: Home, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_HOME", str(demo.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(NOTEBOOKS["06-inspection-sample.ipynb"], as_version=4)
    check = "print(len(sample), sample['镇'].nunique(), sample['村'].nunique())"
    again = "print(rows(query, **drawn).equals(sample))"
    book.cells[-1].source = f"{check}\n{again}"

    NotebookClient(book, timeout=600, kernel_name="python3").execute()

    assert book.cells[-1].outputs[0].text.splitlines() == ["24 3 6", "True"]


def test_the_traced_number_stands_in_its_cell(demo: Home, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XIANJIE_HOME", str(demo.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(NOTEBOOKS["02-cell-to-judgement.ipynb"], as_version=4)

    NotebookClient(book, timeout=600, kernel_name="python3").execute()

    text = "".join(
        output.text
        for cell in book.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "stream"
    )
    in_cell = next(line for line in text.splitlines() if line.startswith("原表中填的是"))
    in_warehouse = next(line for line in text.splitlines() if line.startswith("数据库中的值"))
    assert float(in_cell.split("：")[1]) == float(in_warehouse.split("：")[1])


def test_each_what_if_moves_what_it_should_and_nothing_else(
    demo: Home, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_HOME", str(demo.root))
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    book = nbformat.read(NOTEBOOKS["03-town-two-years.ipynb"], as_version=4)
    book.cells[-1].source = """
last, target, due = (one.iloc[-1] for one in (now, with_target, with_due))
print(target.target == new_target != last.target, target.actual == last.actual)
print(due.target == last.target, due.expected > last.expected, due.actual == last.actual)
print(with_pace.iloc[-1].actual == last.actual + 6 * monthly, len(with_pace) == 12)
print(with_pace[: len(now)][SHOWN].equals(now[SHOWN]))
"""

    NotebookClient(book, timeout=600, kernel_name="python3").execute()

    assert set(book.cells[-1].outputs[0].text.split()) == {"True"}
