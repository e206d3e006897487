"""The command that shows the long-run progress of any table of series."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from flows.errors import UsageError
from flows.terminal.options import FormOption, check_form
from flows.words.sentence import sentence

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
    from flows.assess.growth_ratio import Growth, growth_progress

    results = [
        growth_progress(
            Growth(
                base=row.number("base_value"),
                base_year=row.year("base_year"),
                current=row.number("current_value"),
                current_year=row.year("current_year"),
                target=row.number("target"),
                target_year=row.year("target_year"),
                direction=row.direction(),
                limit=row.number("limit", is_required=False),
            )
        )
        for row in _rows(series)
    ]
    return series.assign(
        progress_value=pd.Series([result.value for result in results], dtype="object"),
        status=[result.status for result in results],
        score=pd.Series([result.score for result in results], dtype="object"),
    )


def symbol_table(series: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with `symbol`: sun, part, cloud or storm; empty with too few values."""
    from flows.assess.four_symbols import SymbolTarget, four_symbol

    symbols = []
    for row in _rows(series):
        year = row.number("target_year")
        aim = SymbolTarget(
            row.text("kind"),
            row.direction(),
            row.number("target"),
            None if year is None else int(year),
        )
        symbols.append(four_symbol(row.yearly("last6"), aim))
    return series.assign(symbol=pd.Series(symbols, dtype="object"))


_METHODS: dict[Method, Callable[[pd.DataFrame], pd.DataFrame]] = {
    Method.growth: growth_table,
    Method.symbols: symbol_table,
}


class _Row:
    """One row of a table as text, read by column; errors name row and column."""

    def __init__(self, place: int, cells: dict[str, str]) -> None:
        self._place, self._cells = place, cells

    def text(self, column: str) -> str:
        if column not in self._cells:
            raise UsageError(sentence("error.no_column", column=column))
        return self._cells[column]

    def number(self, column: str, *, is_required: bool = True) -> float | None:
        text = self.text(column) if is_required else self._cells.get(column, "")
        return self._to_number(column, text) if text else None

    def year(self, column: str) -> float:
        """Return a year; without one there is no time that a growth could be a year's."""
        return self.number(column) or 0.0

    def direction(self) -> int:
        text = self.text("direction").removesuffix(".0")
        if text not in ("1", "-1"):
            raise UsageError(sentence("error.direction", row=self._place, text=text))
        return int(text)

    def yearly(self, column: str) -> dict[int, float]:
        values: dict[int, float] = {}
        for part in self.text(column).split():
            year, _, value = part.partition(":")
            values[int(self._to_number(column, year))] = self._to_number(column, value)
        return values

    def _to_number(self, column: str, text: str) -> float:
        try:
            return float(text)
        except ValueError:
            raise UsageError(
                sentence("error.not_a_number", row=self._place, column=column, text=text)
            ) from None


def _rows(series: pd.DataFrame) -> list[_Row]:
    """Return the rows; the first below the header is row 2, as a spreadsheet program shows it."""
    cells = series.to_dict("records")
    return [
        _Row(place, {str(name): str(value) for name, value in row.items()})
        for place, row in enumerate(cells, start=2)
    ]
