"""The target workbook as a county issues it, fills it in and drafts it."""

from pathlib import Path

import openpyxl

from flows.catalog.load import load_catalog
from flows.forms import write_target_templates

COUNTY, TOWN = "610929000000", "610929100000"
PROPOSED = {("IND-22", COUNTY): (2200.0, None), ("IND-22", TOWN): (180.0, None)}


def issue(folder: Path, year: int = 2022) -> Path:
    (file,) = write_target_templates(load_catalog(folder), year, folder.parent)
    return file


def draft(folder: Path) -> Path:
    (file,) = write_target_templates(load_catalog(folder), 2022, folder.parent, PROPOSED)
    return file


def fill(file: Path, *cells: tuple[str, str, object], sheet: str = "年度任务分解") -> Path:
    """Write figures by indicator code and heading, into the first row of the indicator."""
    book = openpyxl.load_workbook(file)
    heads = {cell.value: cell.column for cell in book[sheet][3]}
    rows = {}
    for row in range(4, book[sheet].max_row + 1):
        rows.setdefault(book[sheet].cell(row, 1).value, row)
    for code, head, value in cells:
        cell = book[sheet].cell(rows[code.rstrip("+")] + code.count("+"), heads[head])
        assert not cell.protection.locked
        cell.value = value
    book.save(file)
    return file
