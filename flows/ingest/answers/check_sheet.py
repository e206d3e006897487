"""A check form (核查表) that came back: recognised by its number and the heads of its table."""

import re

from flows.ingest.checked_form import CheckedForm, CheckedLine
from flows.ingest.grid import CellValue, Grid, Workbook
from flows.ingest.words.plain_text import squash

NUMBER_LABEL = "核查编号"
LINE_HEAD, MEASURE_HEAD, CHECKED_HEAD, REMARK_HEAD = "序号", "指标", "核查数", "备注"
_HEADS = (LINE_HEAD, MEASURE_HEAD, CHECKED_HEAD)
#: Most cells of other sheets do not have it.
_FIRST_LETTER = NUMBER_LABEL[0]
_NUMBER = re.compile(r"\d{4}h[12]-\d{1,6}")
#: The number and the heads stand in the first rows; a form has a line per drawn figure.
_LATEST_HEAD, _MOST_LINES, _LONGEST = 12, 5000, 400


def find_check_form(workbook: Workbook) -> CheckedForm | None:
    """Return the check form that the workbook holds, or None when it is none."""
    for grid in workbook.grids:
        number = _number_of(grid)
        if not number:
            continue
        for row, cells in enumerate(grid.rows[:_LATEST_HEAD]):
            places = {squash(str(value)): place for place, value in enumerate(cells) if value}
            if all(head in places for head in _HEADS):
                return CheckedForm(number, grid.sheet, tuple(_lines(grid, row + 1, places)))
    return None


def _number_of(grid: Grid) -> str:
    """Return the number right of its label, or in the same cell; nothing without a label."""
    for row in grid.rows[:_LATEST_HEAD]:
        for place, value in enumerate(row):
            if type(value) is not str or _FIRST_LETTER not in value:
                continue
            if not squash(value).startswith(NUMBER_LABEL):
                continue
            texts = [squash(str(other)) for other in row[place:] if other is not None]
            found = _NUMBER.search(" ".join(texts))
            return found[0].upper() if found else ""
    return ""


def _lines(grid: Grid, first: int, places: dict[str, int]) -> list[CheckedLine]:
    lines = []
    for row, cells in enumerate(grid.rows[first : first + _MOST_LINES], start=first):
        number = _line_number(_at(cells, places[LINE_HEAD]))
        if number is None:
            continue
        column = places[CHECKED_HEAD]
        lines.append(
            CheckedLine(
                line=number,
                measure=_text(_at(cells, places[MEASURE_HEAD])),
                written=_at(cells, column),
                remark=_text(_at(cells, places[REMARK_HEAD])) if REMARK_HEAD in places else "",
                cell=grid.cell_name(grid.top + row, grid.left + column),
                is_percent=(grid.top + row, grid.left + column) in grid.percent_cells,
            )
        )
    return lines


def _at(cells: list[CellValue], place: int) -> CellValue:
    return cells[place] if place < len(cells) else None


def _line_number(value: CellValue) -> int | None:
    text = squash(str(value)).removesuffix(".0") if value is not None else ""
    return int(text) if text.isdecimal() and len(text) <= len(str(_MOST_LINES)) else None


def _text(value: CellValue) -> str:
    return "" if value is None else str(value).strip()[:_LONGEST]
