"""The house rules that imports can show (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

from flows.paths import PROJECT

STAGES = ["catalog", "ingest", "receive", "quality", "warehouse", "assess", "report", "alert"]
WIRING = {"monthly.py", "backfill.py", "serve.py"}
MODULES = sorted((PROJECT / "flows").rglob("*.py"))


def imports_of(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_module_imports_only_what_its_place_allows(module: Path):
    place = module.relative_to(PROJECT / "flows")
    names = imports_of(module)

    if place.as_posix() not in WIRING:
        assert not {name for name in names if name.split(".")[0] == "prefect"}
    if place.parts[0] != "quality":
        assert not {name for name in names if name.split(".")[0] == "great_expectations"}
    if place.parts[0] in STAGES:
        later = STAGES[STAGES.index(place.parts[0]) + 1 :]
        assert not {
            name
            for name in names
            if name.startswith("flows.")
            and name.split(".")[1] in [*later, "forms", "simulate", "commands"]
        }


def test_no_module_is_longer_than_one_job():
    lengths = {
        module.relative_to(PROJECT).as_posix(): len(module.read_text("utf-8").splitlines())
        for module in MODULES
    }

    assert {name: lines for name, lines in lengths.items() if lines > 250} == {}
