"""Sheets written as text: one line a row, cells between bars, merges as A1:B2."""

import re

from flows.ingest.grid import CellError, CellValue, Grid, Merge, Workbook
from flows.ingest.tidy.tidy import tidy_workbook


def cell_of(text: str) -> CellValue:
    """Return a number for digits, an error for #REF! and the like, else the text itself."""
    plain = text.strip(" ")
    if re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return float(plain)
    if plain.startswith("!#"):
        return CellError(plain[1:])
    return plain.replace("␣", " ").replace("\\n", "\n").replace("'", "")


def grid(drawing: str, *merges: str, sheet: str = "Sheet1", **details: object) -> Grid:
    """Return the grid of a drawing; ␣ is a space that counts, ' makes a text of digits."""
    lines = [line.strip() for line in drawing.strip("\n").splitlines()]
    rows = [[cell_of(cell) for cell in line[1:-1].split("|")] for line in lines]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    return Grid(sheet, rows, merges=tuple(map(merge_of, merges)), **details)  # type: ignore[arg-type]


def merge_of(text: str) -> Merge:
    """Return the merge of A1:B2."""
    ends = re.fullmatch(r"([A-Z])(\d+):([A-Z])(\d+)", text)
    assert ends is not None
    left, top, right, bottom = ends.groups()
    return Merge(int(top) - 1, ord(left) - 65, int(bottom) - 1, ord(right) - 65)


def workbook(*grids: Grid, name: str = "报表.xlsx") -> Workbook:
    """Return a workbook of the grids."""
    return Workbook(name, "0" * 64, "xlsx", grids)


def tidy(drawing: str, *merges: str, **details: object) -> list[tuple[str, str, str, str]]:
    """Return cell, row label, column label and value of every row of a drawn sheet."""
    rows = tidy_workbook([workbook(grid(drawing, *merges, **details))])
    return [tuple(row[1:]) for row in rows]  # type: ignore[misc]
