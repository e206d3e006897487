"""A frame on the terminal: as a table, CSV or JSON."""

import sys
from typing import Any, cast

import pandas as pd
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.numbers_text import plain_text
from flows.words.sentence import say

#: No table is wider: its cells are shown whole.
_WIDEST = 100_000


def print_frame(rows: pd.DataFrame, form: str, *, with_heads: bool = False) -> None:
    """Print the rows as `table`, `csv` or `json` (one array of objects).

    `with_heads` is for our own tables: heads are words of the terminal's language. A query's
    columns, CSV and JSON keep their published names.
    """
    if form == "csv":
        rows.to_csv(sys.stdout, index=False, lineterminator="\n")
    elif form == "json":
        print(rows.to_json(orient="records", force_ascii=False, date_format="iso"))
    else:
        _print_table(rows.rename(columns=column_head) if with_heads else rows)


def column_head(name: str) -> str:
    """Return the head of a column of our own tables, KeyError for one without."""
    return say(f"column.{name}")


def _print_table(rows: pd.DataFrame) -> None:
    if rows.empty:
        print(say("table.empty"))
        return
    table = Table(show_edge=False)
    shown = rows.apply(_without_midnights)
    for name in rows.columns:
        is_number = pd.api.types.is_numeric_dtype(rows[name])
        table.add_column(Text(str(name)), justify="right" if is_number else "left")
    texts = [[plain_text(value) for value in row] for row in shown.itertuples(index=False)]
    for row in texts:
        table.add_row(*map(Text, row))
    wide = Console(width=_WIDEST)
    needed = wide.measure(table).maximum
    if not sys.stdout.isatty():
        Console(width=needed).print(table)
    elif needed <= Console().width:
        Console().print(table)
    else:
        _print_records([str(name) for name in rows.columns], texts)


def _print_records(names: list[str], rows: list[list[str]]) -> None:
    """Print each row as a block of lines: a cell that is cut off could be read as a number."""
    left = max(map(cell_len, names))
    for place, row in enumerate(rows, start=1):
        print(f"── {place} ──")
        for name, text in zip(names, row, strict=True):
            print(f"{set_cell_size(name, left)}  {text}")


def _without_midnights(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return a column of days as days: a frame holds a query's days as midnights."""
    if not pd.api.types.is_datetime64_dtype(column):
        return column
    moments = column.dropna()
    has_times = bool((moments.dt.normalize() < moments).any())
    return column if has_times else cast("pd.Series[Any]", column.dt.strftime("%Y-%m-%d"))
