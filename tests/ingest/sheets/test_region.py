"""A region's rows say what they hold; blank and hidden rows are left out."""

from flows.ingest.sheets.region import Words, whole_sheet
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def facts(drawing: str, *merges: str, **details: object):
    return whole_sheet(Sheet(grid(drawing, *merges, **details))).facts


def test_each_row_has_kinds_texts_figures_and_the_gap_above():
    rows = facts(
        """
        |地区|户数||
        ||||
        |城关|-|3|
        """
    )

    assert [(row.row, row.kinds, row.figures, row.gap) for row in rows] == [
        (0, "tt.", (), 0),
        (2, "tmn", (2,), 1),
    ]


def test_a_merge_is_one_text_over_its_columns():
    assert facts("|地区|迁入||", "B1:C1")[0].words == (Words(0, 0, "地区"), Words(1, 2, "迁入"))


def test_a_row_that_only_goes_on_with_a_merge_is_blank():
    drawing = """
        |地区|户数|
        |||
        |城关|3|
        """
    assert [row.row for row in facts(drawing, "A1:A2", "B1:B2")] == [0, 2]


def test_hidden_rows_and_columns_are_not_in_a_region():
    rows = facts(
        """
        |地区|户数|人口|
        |城关|3|4|
        |中厂|5|6|
        """,
        hidden_rows=frozenset([1]),
        hidden_columns=frozenset([1]),
    )

    assert [(row.row, row.kinds) for row in rows] == [(0, "tt"), (2, "tn")]


def test_a_row_of_dashes_is_no_row():
    assert [row.row for row in facts("|地区|户数|\n|-----|=====|\n|城关|---|")] == [0, 2]


def test_a_bracketed_number_over_several_columns_is_a_text():
    assert facts("|地区|(1000)||\n|城关|(5)|6|", "B1:C1")[0].kinds == "ttt"
    assert facts("|地区|(1000)||\n|城关|(5)|6|", "B1:C1")[1].kinds == "tnn"
