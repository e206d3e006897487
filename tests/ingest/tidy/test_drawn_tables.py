"""Tables drawn by seed in many layouts and languages come out whole, no cell lost or invented."""

import pytest

from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.tidy import read_sheets
from tests.ingest.grids import workbook
from tests.ingest.tidy.drawn_sheets import draw_sheet


@pytest.mark.parametrize("seed", range(150))
def test_a_drawn_sheet_comes_out_as_it_was_drawn(seed):
    drawing = draw_sheet(seed)

    sheets = read_sheets([workbook(drawing.grid())])

    rows = {row.cell: tuple(row[2:]) for sheet in sheets for row in sheet.rows}
    assert rows == drawing.named_truth()
    assert account_for(sheets).lost == {}
