"""Sheets with a table that is no form's: each is a finding, or the file where nothing else is."""

from collections.abc import Sequence

from flows.finding import Finding
from flows.ingest.findings import Place, say
from flows.ingest.grid import Grid, Workbook
from flows.ingest.sheets.sheet import Sheet, texts_of
from flows.ingest.sheets.table_bounds import find_tables


def unknown_sheets(workbook: Workbook, known: Sequence[Grid], period: str) -> list[Finding]:
    """Return a finding for the file when no form is found, else for each sheet without one."""
    if not known:
        return [_form_unknown(workbook.grids, Place(workbook.file_name, period=period))]
    read = {id(grid) for grid in known}
    return [
        _form_unknown((grid,), Place(workbook.file_name, grid.sheet, period=period))
        for grid in workbook.grids
        if id(grid) not in read and not grid.is_hidden and find_tables(Sheet(grid))
    ]


def _form_unknown(grids: Sequence[Grid], place: Place) -> Finding:
    texts = [text for grid in grids for row in grid.rows[:5] for text in texts_of(row)]
    return say("form_unknown", place, found=texts[0] if texts else "没有文字")
