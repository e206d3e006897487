"""Tables of the kinds that the web has come out whole in any language, no cell lost."""

import pytest

from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.tidy import read_sheets
from tests.ingest.grids import workbook
from tests.ingest.tidy.drawn_table import Drawing
from tests.ingest.tidy.web_kinds import KINDS, draw_kind
from tests.ingest.tidy.web_mixtures import KINDS as MIXTURES
from tests.ingest.tidy.web_mixtures import PAIRS, draw_mixture
from tests.ingest.tidy.web_odd_lines import KINDS as ODD
from tests.ingest.tidy.web_odd_lines import draw_odd


def check(drawing: Drawing) -> None:
    sheets = read_sheets([workbook(drawing.grid())])

    rows = {row.cell: tuple(row[2:]) for sheet in sheets for row in sheet.rows}
    assert rows == drawing.named_truth()
    assert account_for(sheets).lost == {}


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_the_web_comes_out_as_it_was_drawn(kind: str, seed: int):
    check(draw_kind(kind, seed))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", [*MIXTURES, *PAIRS])
def test_mixed_stubs_and_neighbouring_tables_come_out_as_they_were_drawn(kind: str, seed: int):
    check(draw_mixture(kind, seed))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", ODD)
def test_odd_lines_long_texts_and_composed_figures_come_out_as_they_were_drawn(
    kind: str, seed: int
):
    check(draw_odd(kind, seed))
