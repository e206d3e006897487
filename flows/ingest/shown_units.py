"""Numbers whose format shows a unit (0.00"元"), written out as the sender sees them."""

from dataclasses import replace

from flows.ingest.grid import CellValue, Grid, ShownAs
from flows.ingest.words.units import convert


def write_units(grid: Grid) -> Grid:
    """Return the grid with 35000 in a cell that shows 35000元 as that text, and 3.5 for 0!.0,."""
    rows = [list(row) for row in grid.rows]
    for (row, column), shown in grid.shown_cells.items():
        line = rows[row - grid.top] if 0 <= row - grid.top < len(rows) else []
        if 0 <= column - grid.left < len(line):
            line[column - grid.left] = _as_shown(line[column - grid.left], shown)
    return replace(grid, rows=rows)


def _as_shown(value: CellValue, shown: ShownAs) -> CellValue:
    if isinstance(value, bool) or not isinstance(value, float | int):
        return value
    number = convert(float(value), shown.times)
    if not shown.unit:
        return number
    return f"{int(number) if number.is_integer() else repr(number)}{shown.unit}"
