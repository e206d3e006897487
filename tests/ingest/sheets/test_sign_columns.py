"""Currency signs in columns of their own belong to the figures at their right."""

from flows.ingest.grid import CellLook
from flows.ingest.sheets.sign_columns import join_sign_columns
from tests.ingest.grids import grid, merge_of, tidy

DRAWING = """
|Item|2020||2021||
|Morvat|$|11|$|12|
|Lupsen||21||22|
|Sum|$|32|$|(34)|
"""


def test_what_heads_a_sign_heads_its_figure():
    joined = join_sign_columns(grid(DRAWING, "B1:C1", "D1:E1"))

    assert joined.rows == [
        ["Item", None, 2020.0, None, 2021.0],
        ["Morvat", None, 11.0, None, 12.0],
        ["Lupsen", "", 21.0, "", 22.0],
        ["Sum", None, 32.0, None, "(34)"],
    ]
    assert joined.merges == (merge_of("C1:C1"), merge_of("E1:E1"))


def test_the_look_of_a_header_goes_with_it():
    looks = {(0, 1): CellLook(is_bold=True)}
    joined = join_sign_columns(grid(DRAWING, looks=lambda: looks))

    assert joined.looks is not None
    assert joined.looks()[0, 2] == CellLook(is_bold=True)


def test_a_sign_without_its_figure_is_a_text_like_others():
    for drawing in ("|K|A|B|\n|M|$|x|\n|L|$|2|", "|K|A|B|\n|M|$|1|", "|K|Ibu|\n|M|$|"):
        plain = grid(drawing)
        assert join_sign_columns(plain) is plain


def test_signs_of_any_currency_enter_no_label():
    assert tidy("|Krat|2020||\n|Morvat|₹|11|\n|Lupsen|₹|21|", "B1:C1") == [
        ("C2", "Morvat", "2020", "11"),
        ("C3", "Lupsen", "2020", "21"),
    ]


def test_a_group_reaches_over_the_columns_of_signs_between_its_figures():
    rows = tidy("|||Sales||||\n|Krat||2020||2021|\n|Morvat|$|11|$|12|")
    assert [row[2] for row in rows] == ["Sales > 2020", "Sales > 2021"]
