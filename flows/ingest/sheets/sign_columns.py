"""Columns that hold nothing but the currency signs of the figures at their right."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from flows.ingest.grid import CellLook, CellValue, Grid, Merge
from flows.ingest.sheets.cell_kinds import BLANK, MARK, NUMBER, kind_of

#: Signs stand in the first rows of a table, if anywhere.
_ROWS_LOOKED_AT = 200


def join_sign_columns(grid: Grid) -> Grid:
    """Return the grid with signs left out and what heads their columns over the figures.

    Reports write $ | 1,234 and let the header begin over the sign. A grid without such columns
    comes back as it is; a column that is left without anything counts as hidden.
    """
    columns = sorted(column for column in _with_signs(grid.rows) if _is_sign_column(grid, column))
    if not columns:
        return grid
    rows = [list(row) for row in grid.rows]
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for column in columns:
        for number, row in enumerate(rows):
            if column + 1 >= len(row) or kind_of(row[column]) == BLANK:
                continue
            if not _is_sign(row[column]):
                row[column + 1] = row[column]
                place = (grid.top + number, grid.left + column)
                moved[place[0], place[1] + 1] = place
            row[column] = None
    starts = {grid.left + column for column in columns}
    merges = tuple(_without_sign(merge, starts) for merge in grid.merges)
    hidden = grid.hidden_columns | starts
    looks = _moved_looks(grid, moved)
    return replace(grid, rows=rows, merges=merges, hidden_columns=hidden, looks=looks)


def _with_signs(rows: Sequence[Sequence[CellValue]]) -> set[int]:
    return {
        column
        for row in rows[:_ROWS_LOOKED_AT]
        for column, value in enumerate(row)
        if type(value) is str and _is_sign(value)
    }


def _is_sign(value: CellValue) -> bool:
    """Return whether a text is one currency sign of any country, in brackets or not: $, ($, €."""
    text = value.strip().lstrip("(").strip() if isinstance(value, str) else ""
    return len(text) == 1 and unicodedata.category(text) == "Sc"


def _is_sign_column(grid: Grid, column: int) -> bool:
    """Return whether each sign has its figure at the right, and each other text room there."""
    for row in grid.rows:
        value = row[column] if column < len(row) else None
        if kind_of(value) == BLANK:
            continue
        kind = kind_of(row[column + 1]) if column + 1 < len(row) else BLANK
        if kind not in ((NUMBER, MARK) if _is_sign(value) else (BLANK,)):
            return False
    return True


def _without_sign(merge: Merge, starts: set[int]) -> Merge:
    """Return the merge from the figures on where it began over their signs."""
    if merge.first_column not in starts:
        return merge
    first = merge.first_column + 1
    return replace(merge, first_column=first, last_column=max(first, merge.last_column))


def _moved_looks(
    grid: Grid, moved: dict[tuple[int, int], tuple[int, int]]
) -> Callable[[], Mapping[tuple[int, int], CellLook]] | None:
    """Return the looks read as before, those of moved cells at their new places too."""
    source = grid.looks
    if source is None:
        return None

    def read() -> dict[tuple[int, int], CellLook]:
        looks = dict(source())
        return looks | {new: looks[old] for new, old in moved.items() if old in looks}

    return read
