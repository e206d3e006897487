"""A sheet's merged cells: every covered cell says what the merge's first cell says."""

from flows.ingest.grid import CellValue, Grid, Merge

#: A taller merge is decoration, not a label of so many rows.
_TALLEST = 50

Rows = list[list[CellValue]]


def fill_merges(grid: Grid) -> Rows:
    """Return the grid's rows with merges filled.

    What a covered cell holds itself nobody sees; under a number it counts as blank.
    """
    rows = [list(row) for row in grid.rows]
    for merge in grid.merges:
        _fill(rows, merge, grid)
    return rows


def _fill(rows: Rows, merge: Merge, grid: Grid) -> None:
    top, left = merge.first_row - grid.top, merge.first_column - grid.left
    bottom, right = merge.last_row - grid.top, merge.last_column - grid.left
    if not 0 <= top < len(rows) or not 0 <= left < len(rows[top]) or bottom - top > _TALLEST:
        return
    value = rows[top][left]
    if value is None or (isinstance(value, str) and not value.strip()):
        return
    covered = value if isinstance(value, str) else None
    for number, row in enumerate(rows[top : bottom + 1], start=top):
        for column in range(left, min(right + 1, len(row))):
            if (number, column) != (top, left):
                row[column] = covered


def find_anchors(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the merge's first cell for every cell that one covers, counted from the corner."""
    last = grid.left + max((len(row) for row in grid.rows), default=0) - 1
    return {
        (row - grid.top, column - grid.left): (
            merge.first_row - grid.top,
            merge.first_column - grid.left,
        )
        for merge in grid.merges
        if merge.last_row - merge.first_row <= _TALLEST
        for row in range(merge.first_row, merge.last_row + 1)
        for column in range(merge.first_column, min(merge.last_column, last) + 1)
    }


def find_shared_numbers(grid: Grid) -> dict[tuple[int, int], bool]:
    """Return the cells, from the corner, of merges over several rows that hold one number.

    True for the first cell, which holds it: nobody can say how it is shared among the rows.
    """
    shared: dict[tuple[int, int], bool] = {}
    for merge in grid.merges:
        top, left = merge.first_row - grid.top, merge.first_column - grid.left
        if merge.first_row == merge.last_row or not 0 <= top < len(grid.rows):
            continue
        value = grid.rows[top][left] if 0 <= left < len(grid.rows[top]) else None
        if isinstance(value, bool) or not isinstance(value, float | int):
            continue
        for row in range(top, merge.last_row - grid.top + 1):
            shared[row, left] = row == top
    return shared
