"""Raised and struck out parts of the texts of an xls file; long string tables go on in records."""

import io

import xlwt

from flows.ingest.files.container import open_file
from flows.ingest.files.xls.rich_text import find_meant_texts, find_rich_texts
from flows.settings import Limits

RAISED = xlwt.easyfont("escapement superscript")
STRUCK = xlwt.easyfont("struck_out true")


def rows_of(book: xlwt.Workbook) -> list[list[object]]:
    stream = io.BytesIO()
    book.save(stream)
    return open_file(stream.getvalue(), "报表.xls", Limits())[0][0].grids[0].rows


def test_raised_digits_and_struck_parts_are_read_as_they_are_meant():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    sheet.write_rich_text(0, 0, ["户数", ("1", RAISED), "（户）"])
    sheet.write_rich_text(0, 1, ["12", ("1", RAISED)])
    sheet.write_rich_text(0, 2, [("3", STRUCK), "4"])
    sheet.write_rich_text(0, 3, ["𠮷km", ("2", RAISED)])
    sheet.write(0, 4, "121")

    assert rows_of(book) == [["户数¹（户）", "12¹", "4", "𠮷km²", "121"]]


def test_texts_that_go_on_in_another_record_keep_their_numbers():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    for row in range(3000):
        text = f"第{row}行的说明文字" if row % 3 else f"row {row} in Latin letters only"
        sheet.write_rich_text(row, 0, [text, ("2", RAISED)] if row % 5 == 0 else [text, "2"])

    assert [row[0][-1] for row in rows_of(book)] == [
        "²" if n % 5 == 0 else "2" for n in range(3000)
    ]


def test_a_workbook_without_such_fonts_and_damage_say_nothing():
    assert find_meant_texts(b"") == {}
    assert find_meant_texts(b"\x09\x08\x10\x00\x00\x06" + b"\0" * 14 + b"\x31\x00\xff\xff") == {}
    assert find_rich_texts(b"", 0, {}) == {}
