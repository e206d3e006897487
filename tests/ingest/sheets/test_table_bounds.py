"""Tables below and beside each other are found with header, body and title."""

from flows.ingest.sheets.sheet import Sheet
from flows.ingest.sheets.table_bounds import find_tables
from tests.ingest.grids import grid


def tables(drawing: str, *merges: str):
    return [
        (one.region.columns, one.header, one.body, one.title)
        for one in find_tables(Sheet(grid(drawing, *merges)))
    ]


def test_tables_below_each_other_each_have_their_title():
    assert tables(
        """
        |Alpvem||
        |Krat|Ibu|
        |Morvat|11|
        |Betvem||
        |Krat|0-14|
        |Morvat|21|
        """
    ) == [((0, 1), (1,), (2,), "Alpvem"), ((0, 1), (4,), (5,), "Betvem")]


def test_tables_beside_each_other_below_another_one():
    found = tables(
        """
        |Krat|Ibu|Tar|Vel|Uve|
        |Morvat|11|12|13|14|
        |Lupsen|15|16|17|18|
        ||||||
        |Snor|Ibu||Grew|Vel|
        |Quelm|21||Hast|7|
        |Razz|22||Jolm|8|
        """
    )

    assert [(columns, header, body) for columns, header, body, _ in found] == [
        ((0, 1, 2, 3, 4), (0,), (1, 2)),
        ((0, 1, 2), (4,), (5, 6)),
        ((3, 4), (4,), (5, 6)),
    ]


def test_a_header_without_figures_is_no_table():
    assert tables("|Krat|Ibu|\n||Tar|") == []


def test_a_list_without_header_is_a_table():
    assert tables("|Boiler||\n|N|100|\n|Area|12|") == [((0, 1), (), (1, 2), "Boiler")]
