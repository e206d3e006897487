"""Sheets written after public ones of many offices and languages come out whole."""

import pytest

from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.tidy import read_sheets
from flows.paths import PROJECT
from tests.ingest.grids import workbook
from tests.ingest.tidy.wild_sheets import Wild, read_wild

SHEETS = [
    one
    for file in sorted((PROJECT / "tests" / "samples" / "wild").glob("*.txt"))
    for one in read_wild(file)
]


@pytest.mark.parametrize("wild", SHEETS, ids=lambda wild: wild.name)
def test_a_sheet_comes_out_as_it_was_written(wild: Wild):
    sheets = read_sheets([workbook(wild.grid())])

    rows = {row.cell: tuple(row[2:]) for sheet in sheets for row in sheet.rows}
    assert rows == wild.truth
    assert account_for(sheets).lost == {}
