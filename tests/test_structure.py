"""The rules of the house (docs/architecture.md), as far as a program can look them up."""

import ast
import re
import sys
import tomllib
from collections import Counter, defaultdict

import pytest

from flows.paths import PROJECT
from tests.source_code import (
    FLOWS,
    MODULES,
    functions_of,
    imports_of,
    length_of,
    name_of,
    texts_of,
    tree_of,
)

STAGES = ["catalog", "ingest", "receive", "quality", "warehouse", "assess", "report", "alert"]
#: Beside the stages: they may use every stage, no stage may use them.
BESIDE = ["counties", "forms", "mail_in", "simulate", "commands", "terminal"]
WIRING = {
    "monthly.py",
    "backfill.py",
    "serve.py",
    "quarterly.py",
    "annual.py",
    "sampling.py",
    "province.py",
}
MOST_MODULES, MOST_LINES, MOST_FUNCTION_LINES, UNTESTED_LINES = 20, 200, 40, 60
#: Packages whose modules have another name.
PACKAGES = {
    "PIL": "pillow",
    "docx": "python_docx",
    "yaml": "pyyaml",
    "chinese_calendar": "chinesecalendar",
}
SQL_TEXT = re.compile(r"\s*(select|insert into|delete from|update \w+ set|create|with \w+ as)\b")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_imports_only_what_its_place_allows(module):
    place = module.relative_to(FLOWS)
    names = imports_of(module)

    if place.as_posix() not in WIRING:
        assert not {name for name in names if name.split(".")[0] == "prefect"}
    if place.parts[0] != "quality":
        assert not {name for name in names if name.split(".")[0] == "great_expectations"}
    if place.parts[0] in STAGES:
        later = STAGES[STAGES.index(place.parts[0]) + 1 :]
        own = {name.split(".")[1] for name in names if name.startswith("flows.")}
        assert not own & {*later, *BESIDE}


def test_a_folder_holds_at_most_20_modules():
    sizes = Counter(name_of(file.parent) for file in MODULES if file.name != "__init__.py")
    large = [folder for folder, count in sizes.items() if count > MOST_MODULES]

    assert sorted(large) == []


def test_a_module_has_at_most_200_lines():
    long = [name_of(file) for file in MODULES if length_of(file) > MOST_LINES]

    assert sorted(long) == []


def test_a_function_has_at_most_40_lines():
    long = [
        f"{name_of(file)}: {function.name}"
        for file in MODULES
        for function in functions_of(file)
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_FUNCTION_LINES
    ]

    assert sorted(long) == []


def test_a_module_begins_with_what_it_is():
    silent = [
        name_of(file)
        for file in MODULES
        if length_of(file) and not ast.get_docstring(tree_of(file))
    ]

    assert sorted(silent) == []


def test_no_two_modules_of_different_stages_have_one_name():
    stages: dict[str, set[str]] = defaultdict(set)
    for file in MODULES:
        place = file.relative_to(FLOWS)
        if file.name != "__init__.py":
            stages[file.name].add(place.parts[0] if len(place.parts) > 1 else ".")
    double = [name for name, places in stages.items() if len(places) > 1]

    assert sorted(double) == []


def test_a_module_of_more_than_60_lines_has_its_test_at_the_same_place():
    untested = []
    for file in MODULES:
        place = file.relative_to(FLOWS)
        test = PROJECT / "tests" / place.parent / f"test_{place.name}"
        if length_of(file) > UNTESTED_LINES and not test.exists():
            untested.append(name_of(file))

    assert sorted(untested) == []


def test_no_signature_has_dicts_of_anything():
    loose = []
    for file in MODULES:
        for function in functions_of(file):
            given = function.args
            annotations = [
                one.annotation for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)
            ]
            text = " ".join(ast.unparse(one) for one in [*annotations, function.returns] if one)
            if re.search(r"\b[dD]ict\[(str|Any), Any\]|Mapping\[(str|Any), Any\]", text):
                loose.append(f"{name_of(file)}: {function.name}")

    assert sorted(loose) == []


def test_nothing_is_compared_with_itself():
    odd = [
        f"{name_of(file)}: {ast.unparse(node)}"
        for file in MODULES
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Compare)
        and ast.unparse(node.left) == ast.unparse(node.comparators[0])
    ]

    assert sorted(odd) == []


def test_queries_are_in_sql_files():
    typed = [name_of(file) for file in MODULES if any(map(SQL_TEXT.match, texts_of(file)))]

    assert sorted(typed) == []


def test_a_query_file_begins_with_its_grain_and_holds_one_statement():
    odd = []
    # Migrations and schema/ are no queries: they create the tables of the store and describe them.
    places = ("migrations", "schema")
    queries = [file for file in FLOWS.rglob("*.sql") if file.parent.name not in places]
    for file in sorted(queries):
        text = file.read_text("utf-8")
        statements = [part for part in re.sub(r"--.*|'[^']*'", "", text).split(";") if part.strip()]
        if not text.startswith("--") or len(statements) > 1:
            odd.append(name_of(file))

    assert sorted(odd) == []


def test_what_is_imported_is_declared():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    lines = [*project["dependencies"], *extras]
    declared = {re.split(r"[<>=\[]", line)[0].replace("-", "_").lower() for line in lines}
    roots = {name.split(".")[0] for file in MODULES for name in imports_of(file)}
    foreign = roots - set(sys.stdlib_module_names) - {"flows"}

    assert {PACKAGES.get(one, one) for one in foreign} - declared == set()
