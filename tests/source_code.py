"""The program's own modules as the structure tests read them: trees, imports, texts."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from flows.paths import PROJECT

FLOWS = PROJECT / "flows"
MODULES = sorted(FLOWS.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def length_of(module: Path) -> int:
    return len(module.read_text("utf-8").splitlines())


def functions_of(module: Path) -> list[Function]:
    return [node for node in ast.walk(tree_of(module)) if isinstance(node, Function)]


def imports_of(module: Path) -> set[str]:
    """Return every module that is imported, also those named in a string."""
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and _is_import_call(node.func):
            names |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    return names


def _is_import_call(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("import_module", "__import__")


def texts_of(module: Path) -> Iterator[str]:
    """Return the string constants of a module, docstrings left out."""
    tree = tree_of(module)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | Function)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


def numbers_of(module: Path) -> Iterator[float]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield float(node.value)
