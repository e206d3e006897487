"""The command that shows the long-run progress of any table of series."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pandas as pd
import typer

from flows.commands.series_row import SeriesRow
from flows.errors import UsageError
from flows.terminal.options import FormOption, check_form
from flows.words.sentence import sentence

if TYPE_CHECKING:
    from flows.assess.four_symbols import SymbolTarget
    from flows.assess.growth_ratio import Growth

progress_app = typer.Typer()


class Method(StrEnum):
    """The two published methods (docs/progress.md)."""

    growth = "growth"
    symbols = "symbols"


@progress_app.command("progress")
def progress(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="option.series")
    ],
    method: Annotated[Method, typer.Option("--method", help="option.method")],
    form: FormOption = "csv",
) -> None:
    """Show the long-run progress of each row of a table: its columns, and the results.

    growth reads base_value, base_year, current_value, current_year, target, target_year,
    direction (1 or -1) and, where there is one, limit. symbols reads last6 (YYYY:value, separated
    by blanks), target, target_year, direction, kind.
    """
    from flows.terminal.terminal_tables import print_frame

    check_form(form)
    print_frame(_METHODS[method](read_series(file)), form)


def read_series(file: Path) -> pd.DataFrame:
    """Return the first table of a CSV or workbook as text, one row per series."""
    from flows.ingest.files.container import open_file
    from flows.settings import Limits

    workbooks, findings = open_file(file.read_bytes(), file.name, Limits())
    if findings or not workbooks or not workbooks[0].grids:
        raise UsageError(
            findings[0].message if findings else sentence("error.no_table", file=file.name)
        )
    header, *rows = workbooks[0].grids[0].rows
    names = [str(name or "").strip() for name in header]
    wide = [[*row, *[None] * len(names)][: len(names)] for row in rows]
    texts = [["" if value is None else str(value).strip() for value in row] for row in wide]
    return pd.DataFrame(texts, columns=names, dtype="object")


def growth_table(series: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with `progress_value`, `status` and `score`; they replace such columns."""
    from flows.assess.growth_ratio import growth_progress

    results = [growth_progress(_growth_of(row)) for row in _rows(series)]
    return series.assign(
        progress_value=pd.Series([result.value for result in results], dtype="object"),
        status=[result.status for result in results],
        score=pd.Series([result.score for result in results], dtype="object"),
    )


def _growth_of(row: SeriesRow) -> "Growth":
    from flows.assess.growth_ratio import Growth

    base, current, target = row.numbers("base_value", "current_value", "target")
    return Growth(
        base=base,
        base_year=row.year("base_year"),
        current=current,
        current_year=row.year("current_year"),
        target=target,
        target_year=row.year("target_year"),
        direction=row.direction(),
        limit=row.number("limit", is_required=False),
    )


def symbol_table(series: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with `symbol`: sun, part, cloud or storm; empty with too few values."""
    from flows.assess.four_symbols import four_symbol

    symbols = [four_symbol(row.yearly("last6"), _aim_of(row)) for row in _rows(series)]
    return series.assign(symbol=pd.Series(symbols, dtype="object"))


def _aim_of(row: SeriesRow) -> "SymbolTarget":
    from flows.assess.four_symbols import SymbolTarget

    kind, target, year = row.kind(), row.number("target"), row.year("target_year")
    if kind != "direction":
        row.require("target", target, kind)
    if kind == "point":
        row.require("target_year", year, kind)
    return SymbolTarget(kind, row.direction(), target, year)


_METHODS: dict[Method, Callable[[pd.DataFrame], pd.DataFrame]] = {
    Method.growth: growth_table,
    Method.symbols: symbol_table,
}


def _rows(series: pd.DataFrame) -> list[SeriesRow]:
    """Return the rows; the first below the header is row 2, as a spreadsheet program shows it."""
    cells = series.to_dict("records")
    return [
        SeriesRow(place, {str(name): str(value) for name, value in row.items()})
        for place, row in enumerate(cells, start=2)
    ]
