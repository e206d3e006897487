"""The list of findings that came back with a workbook: what its sender explains, by cell."""

from flows.ingest.grid import Grid, Workbook
from flows.ingest.reading import StatedExplanation
from flows.ingest.words.plain_text import squash

LIST_SHEET = "问题清单"
_SHEET, _CELL, _TEXT = "工作表", "单元格", "情况说明"
_LONGEST = 1000


def find_explanations(workbook: Workbook) -> tuple[StatedExplanation, ...]:
    """Return what stands in column 情况说明 of the returned list, by sheet and cell."""
    return tuple(
        explanation
        for grid in workbook.grids
        if grid.sheet.startswith(LIST_SHEET)
        for explanation in _explanations_of(grid)
    )


def _explanations_of(grid: Grid) -> list[StatedExplanation]:
    found: list[StatedExplanation] = []
    places: dict[str, int] = {}
    for row in grid.rows:
        texts = ["" if value is None else str(value).strip() for value in row]
        heads = {squash(text): place for place, text in enumerate(texts)}
        if {_SHEET, _CELL, _TEXT} <= set(heads):
            places = {head: heads[head] for head in (_SHEET, _CELL, _TEXT)}
            continue
        if places and max(places.values()) < len(texts):
            sheet, cell, text = (texts[places[head]] for head in (_SHEET, _CELL, _TEXT))
            if cell and text:
                found.append(StatedExplanation(sheet, cell, text[:_LONGEST]))
    return found
