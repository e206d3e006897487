"""Numbers whose format shows a unit, in files as offices write them."""

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlwt

from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.settings import Limits
from tests.ingest import packed
from tests.ingest.town_file import CATALOG, INCOME, QINGFENG, SHENGLI, TITLE, codes, values

ROWS = [
    [TITLE],
    ["村", "经营性收入累计"],
    ["胜利村", 35000.0],
    ["清风村", 42000.0],
]


def xlsx(code: str) -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["B3"].number_format = book.active["B4"].number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(code: str) -> bytes:
    book = xlwt.Workbook()
    sheet, style = book.add_sheet("Sheet1"), xlwt.easyxf(num_format_str=code)
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(number, column, value, *([style] if isinstance(value, float) else []))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def spreadsheetml(code: str) -> bytes:
    escaped = code.replace('"', "&quot;")
    lines = [
        "".join(
            f'<Cell ss:StyleID="s1"><Data ss:Type="Number">{value}</Data></Cell>'
            if isinstance(value, float)
            else f'<Cell><Data ss:Type="String">{value}</Data></Cell>'
            for value in row
        )
        for row in ROWS
    ]
    table = "".join(f"<Row>{line}</Row>" for line in lines)
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1">'
        f'<NumberFormat ss:Format="{escaped}"/></Style></Styles>'
        f'<Worksheet ss:Name="Sheet1"><Table>{table}</Table></Worksheet></Workbook>'
    ).encode()


#: How LibreOffice writes the same format codes.
ODS_FORMATS = {
    '#,##0.00"元"': '<number:number number:grouping="true"/><number:text>元</number:text>',
    '0!.0000"万元"': '<number:number><number:embedded-text number:position="4">.'
    "</number:embedded-text></number:number><number:text>万元</number:text>",
    "0!.0,": '<number:number number:display-factor="1000"><number:embedded-text '
    'number:position="1">.</number:embedded-text></number:number>',
}


def ods(code: str, *, is_named: bool = False) -> bytes:
    number = f'<number:number-style style:name="N1">{ODS_FORMATS[code]}</number:number-style>'
    cells = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    lines = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="ce1" office:value-type="float"'
            f' office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
            if isinstance(value, float)
            else '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
            for value in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    if is_named:
        return packed.ods(
            lines, styles=cells, styles_xml=f"<office:styles>{number}</office:styles>"
        )
    return packed.ods(lines, styles=number + cells)


def ods_with_named_format(code: str) -> bytes:
    return ods(code, is_named=True)


def read(content: bytes):
    workbooks, findings = open_file(content, "报表.xls", Limits())
    assert findings == []
    return interpret(workbooks[0], CATALOG, "2022-06", {})


@pytest.mark.parametrize("write", [xlsx, xls, spreadsheetml, ods, ods_with_named_format])
@pytest.mark.parametrize("code", ['#,##0.00"元"', '0!.0000"万元"', "0!.0,"])
def test_a_number_is_read_in_the_unit_that_its_cell_shows(write: Callable[[str], bytes], code: str):
    reading = read(write(code))

    assert codes(reading) == []
    assert values(reading) == {(INCOME, SHENGLI): 3.5, (INCOME, QINGFENG): 4.2}


def test_a_unit_that_does_not_convert_is_a_conflict_and_a_plain_format_shows_none():
    assert codes(read(xlsx('0"户"'))) == [("unit_conflict", "B3"), ("unit_conflict", "B4")]
    assert values(read(xlsx("#,##0.00"))) == {(INCOME, SHENGLI): 35000, (INCOME, QINGFENG): 42000}


def test_a_moved_figure_with_words_of_no_unit_is_held_and_not_read_without_them():
    assert codes(read(xlsx('0.00,,"百万"'))) == [
        ("value_not_number", "B3"),
        ("value_not_number", "B4"),
    ]
