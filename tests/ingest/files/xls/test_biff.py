"""What the records of an xls workbook tell beside its values."""

import struct

import pytest
from python_calamine import PasswordError

from flows.ingest.files.sheet_details import SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xls.biff import look_at_xls
from flows.ingest.grid import CellError

BIFF8, BIFF5 = 0x600, 0x500
END = struct.pack("<HH", 0x0A, 0)


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def place(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<3H", row, column, style)


def number(row: int, column: int, style: int = 0) -> bytes:
    return record(0x203, place(row, column, style) + struct.pack("<d", 1.0))


def stream(*sheets: bytes, version: int = BIFF8, before: bytes = b"") -> bytes:
    """Return a workbook's stream: globals with `before` (styles, formats), then the sheets."""
    head = record(0x809, struct.pack("<2H", version, 5)) + before
    at = len(head) + len(sheets) * 8 + len(END)
    bounds = b""
    for sheet in sheets:
        bounds += record(0x85, struct.pack("<L", at))
        at += len(sheet)
    return head + bounds + END + b"".join(sheets)


def sheet(*records: bytes) -> bytes:
    return record(0x809, struct.pack("<2H", BIFF8, 0x10)) + b"".join(records) + END


def styles(*formats: int) -> bytes:
    return b"".join(record(0xE0, struct.pack("<2H", 0, used)) for used in formats)


def test_errors_are_found_as_values_and_as_results_and_truth_values_are_none():
    typed = record(0x205, place(0, 0) + b"\x2a\x01")
    truth = record(0x205, place(0, 1) + b"\x01\x00")
    result = record(0x06, place(1, 2) + b"\x02\0\x07\0\0\0\xff\xff")
    counted = record(0x06, place(1, 3) + struct.pack("<d", 7.0))
    unknown = record(0x205, place(2, 0) + b"\x63\x01")

    assert look_at_xls(stream(sheet(typed, truth, result, counted, unknown)), 100) == {
        0: SheetDetails(
            errors={
                (0, 0): CellError("#N/A"),
                (1, 2): CellError("#DIV/0!"),
                (2, 0): CellError("#N/A"),
            }
        )
    }


def test_formats_are_told_by_number_or_code_in_single_and_joined_cells():
    code = '0"%"'
    own = record(0x41E, struct.pack("<2HB", 164, len(code), 0) + code.encode())
    chinese = record(0x41E, struct.pack("<2HB", 165, 7, 1) + "yyyy年m月".encode("utf-16-le"))
    joined = record(0xBD, struct.pack("<2H", 1, 2) + struct.pack("<HL", 1, 0) * 2 + b"\x03\0")

    found = look_at_xls(
        stream(
            sheet(number(0, 0, 1), number(0, 1, 2), number(0, 2, 3), number(0, 3, 0), joined),
            before=own + chinese + styles(0, 9, 164, 165),
        ),
        100,
    )

    assert found == {
        0: SheetDetails(
            percent_cells=frozenset([(0, 0), (1, 2), (1, 3)]),
            percent_text_cells=frozenset([(0, 1)]),
            month_cells=frozenset([(0, 2)]),
        )
    }


def test_format_codes_of_older_workbooks_are_read_in_the_senders_code_page():
    code = "yyyy年m月".encode("gb18030")
    own = record(0x41E, struct.pack("<HB", 164, len(code)) + code)

    found = look_at_xls(
        stream(sheet(number(0, 0, 1)), version=BIFF5, before=own + styles(0, 164)), 100
    )

    assert found == {0: SheetDetails(month_cells=frozenset([(0, 0)]))}


def test_hidden_rows_and_ranges_of_columns_are_found():
    shown_row = record(0x208, struct.pack("<8H", 0, 0, 0, 0, 0, 0, 0x100, 0))
    hidden_row = record(0x208, struct.pack("<8H", 2, 0, 0, 0, 0, 0, 0x120, 0))
    shown_columns = record(0x7D, struct.pack("<5H", 0, 1, 0, 0, 0))
    hidden_columns = record(0x7D, struct.pack("<5H", 253, 300, 0, 0, 1))

    assert look_at_xls(
        stream(sheet(shown_columns, hidden_columns, shown_row, hidden_row)), 100
    ) == {0: SheetDetails(hidden_rows=frozenset([2]), hidden_columns=frozenset([253, 254, 255]))}


def test_cells_may_span_the_limit_and_no_further():
    content = stream(sheet(number(0, 0), number(9, 4)))

    assert look_at_xls(content, 50) == {0: SheetDetails()}
    with pytest.raises(UnsafeFileError, match="^单元格范围达50格$"):
        look_at_xls(content, 49)


def test_each_sheet_has_its_own_details():
    error = record(0x205, place(0, 0) + b"\x17\x01")

    assert look_at_xls(stream(sheet(number(0, 0)), sheet(error)), 10) == {
        0: SheetDetails(),
        1: SheetDetails(errors={(0, 0): CellError("#REF!")}),
    }


def test_a_password_is_told_before_anything_is_read():
    with pytest.raises(PasswordError):
        look_at_xls(stream(sheet(), before=record(0x2F, b"\0" * 6)), 10)
