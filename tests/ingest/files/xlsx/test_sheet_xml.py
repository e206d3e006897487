"""What the XML of an xlsx sheet tells beside its values."""

import pytest

from flows.ingest.files.sheet_details import NOT_CALCULATED, SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.cell_styles import FormatStyles
from flows.ingest.files.xlsx.sheet_xml import column_number, count_cells, look_into
from flows.ingest.grid import CellError
from tests.ingest.packed import sheet

PLAIN = FormatStyles()


def look(rows: str, head: str = "", formats: FormatStyles = PLAIN, largest: int = 1_000_000):
    return look_into(sheet(rows, head).encode(), formats, largest)


def test_errors_and_formulas_that_were_never_calculated_are_found():
    rows = (
        '<row r="1"><c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c><c r="B1" t="e"/></row>'
        '<row r="2"><c r="A2"><f>SUM(B1)</f></c><c r="B2"><f>1</f><v>1</v></c>'
        '<c r="AA2"><f t="shared" si="0"/><v></v></c></row>'
    )

    assert look(rows) == SheetDetails(
        errors={
            (0, 0): CellError("#DIV/0!"),
            (0, 1): CellError("#N/A"),
            (1, 0): NOT_CALCULATED,
            (1, 26): NOT_CALCULATED,
        }
    )


def test_an_empty_text_of_a_formula_is_a_result():
    assert look('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row>') == SheetDetails()


def test_formats_are_told_by_the_whole_number_of_their_style():
    rows = (
        '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="11"><v>1</v></c>'
        '<c r="C1" s="2"><v>1</v></c><c r="D1" s="3"><v>1</v></c><c r="E1" s="1"/></row>'
    )
    formats = FormatStyles(
        percent=frozenset([b"1"]), percent_text=frozenset([b"2"]), month=frozenset([b"3"])
    )

    assert look(rows, formats=formats) == SheetDetails(
        percent_cells=frozenset([(0, 0)]),
        percent_text_cells=frozenset([(0, 2)]),
        month_cells=frozenset([(0, 3)]),
    )


def test_hidden_rows_and_ranges_of_columns_are_found_in_both_spellings():
    rows = (
        '<row r="1" hidden="0"><c r="A1"><v>1</v></c></row>'
        '<row hidden="1" r="2"/><row r="4" hidden="true"/>'
    )
    head = (
        '<cols><col min="2" max="3" hidden="true"/><col min="4" max="4" hidden="0"/>'
        '<col min="6" max="6" hidden="1"/></cols>'
    )

    assert look(rows, head) == SheetDetails(
        hidden_rows=frozenset([1, 3]), hidden_columns=frozenset([1, 2, 5])
    )


def test_the_range_of_filled_cells_may_reach_the_limit_and_no_further():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="A20000"><v>1</v></c></row>'

    assert look(far, largest=20_000) == SheetDetails()
    with pytest.raises(UnsafeFileError, match="^单元格范围达20000格$"):
        look(far, largest=19_999)


def test_only_filled_cells_are_counted_and_only_where_the_sheet_may_be_too_large():
    xml = b'<c r="B2"><v>1</v></c><c r="D4"><v>1</v></c><c r="Z9" s="1"/><c r="Z10"></c>'

    assert count_cells(xml, 1) == 9
    assert count_cells(xml, 9_999 * 26) == 0
    assert count_cells(b'<c r="A1"/>', 1) == 0


@pytest.mark.parametrize(
    ("last", "widest", "cells"), [(b"Z3", 26, 78), (b"AA3", 702, 81), (b"AAA3", 16_384, 2_109)]
)
def test_how_wide_a_sheet_may_be_shows_in_the_letters_of_its_columns(
    last: bytes, widest: int, cells: int
):
    xml = b'<c r="A1"><v>1</v></c><c r="' + last + b'"><v>1</v></c>'

    assert count_cells(xml, 9_999 * widest) == 0
    assert count_cells(xml, 9_999 * widest - 1) == cells


@pytest.mark.parametrize("start", ["<!DOCTYPE a>", '<!ENTITY x "y">'])
def test_declared_entities_are_refused(start: str):
    with pytest.raises(UnsafeFileError, match="^含有外部实体声明$"):
        look_into(f"{start}{sheet('')}".encode(), PLAIN, 10)


def test_columns_count_from_a_to_xfd():
    assert [column_number(letters) for letters in (b"A", b"Z", b"AA", b"XFD")] == [
        0,
        25,
        26,
        16_383,
    ]
