"""The one way to read SQL: a statement lies in `sql/<name>.sql` beside the module that runs it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path


def sql_reader(module_file: str) -> Callable[[str], str]:
    """Return the function that gives the text of `sql/<name>.sql` beside a module.

    `module_file` is the module's `__file__`; each text is read once.
    """
    folder = Path(module_file).parent / "sql"

    @cache
    def read_sql(name: str) -> str:
        return (folder / f"{name}.sql").read_text("utf-8")

    return read_sql
