"""Names of cells as spreadsheet and word programs show them."""

import pytest

from flows.ingest.grid import (
    CellError,
    Grid,
    address,
    column_letters,
    word_column,
    word_prefix,
    word_row,
)


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (0, 0, "A1"),
        (3, 25, "Z4"),
        (3, 26, "AA4"),
        (0, 701, "ZZ1"),
        (0, 702, "AAA1"),
        (1_048_575, 16_383, "XFD1048576"),
    ],
)
def test_columns_are_letters_and_rows_count_from_one(row: int, column: int, name: str):
    assert address(row, column) == name
    assert column_letters(column) == name.rstrip("0123456789")
    assert Grid("表一", [], top=7, left=7).cell_name(row, column) == name


def test_a_cell_of_a_word_table_is_named_by_table_row_and_column():
    assert Grid("文档", [], table=2).cell_name(2, 3) == "表2第3行第4列"
    assert (word_prefix(2), word_row(2), word_column(3)) == ("表2", "第3行", "第4列")
    assert word_prefix(0) == ""


def test_an_error_value_is_a_text_that_knows_it_is_an_error():
    error = CellError("#REF!")

    assert error == "#REF!"
    assert isinstance(error, CellError)
    assert not isinstance("#REF!", CellError)
