"""Sheet XML of unusual spelling becomes that of common programs."""

from xml.etree.ElementTree import ParseError

import pytest

from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.plain_xml import make_plain, needs_plain


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (b'<sheetData><row r="1"><c r="A1"/></row></sheetData>', False),
        (b'<sheetData><row ht="9" r="1"><c s="1" r="A1"/></row></sheetData>', False),
        (b'<x:sheetData><x:row r="1"/></x:sheetData>', True),
        (b'<sheetData><row><c r="A1"/></row></sheetData>', True),
        (b'<sheetData><row r="1"><c s="1"/></row></sheetData>', True),
        (b'<sheetData><row r="1"><c s=\'1\' r="A1"/></row></sheetData>', True),
        (b'<sheetData><row r="1"><c r="A1"><f>B1=\'x\'</f></c></row></sheetData>', False),
    ],
)
def test_only_prefixes_missing_references_and_apostrophes_are_unusual(xml: bytes, expected: bool):
    assert needs_plain(xml) is expected


def test_prefixes_and_apostrophes_go_and_texts_stay():
    xml = (
        "<x:worksheet xmlns:x='main'><x:sheetData><x:row r='1'><x:c r='A1' t='e'>"
        "<x:f>B1&gt;0</x:f><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )

    assert make_plain(xml.encode()) == (
        b'<worksheet><sheetData><row r="1"><c r="A1" t="e"><f>B1&gt;0</f><v>#N/A</v></c></row>'
        b"</sheetData></worksheet>"
    )


def test_rows_and_cells_without_reference_follow_the_one_before():
    xml = (
        b'<w><row r="3"><c r="C3"/><c/></row><row><c/><c r="AA4"/><c/></row>'
        b'<row r="x"><c/></row></w>'
    )

    assert make_plain(xml) == (
        b'<w><row r="3"><c r="C3" /><c r="D3" /></row>'
        b'<row r="4"><c r="A4" /><c r="AA4" /><c r="AB4" /></row>'
        b'<row r="5"><c r="A5" /></row></w>'
    )


def test_a_cell_is_of_the_row_it_stands_in_whatever_its_reference_says():
    assert make_plain(b'<w><row r="2"><c r="B9"/></row></w>') == (
        b'<w><row r="2"><c r="B2" /></row></w>'
    )


def test_damaged_xml_is_told_and_so_is_what_is_too_large_to_rewrite():
    with pytest.raises(ParseError):
        make_plain(b"<w><row>")
    with pytest.raises(ParseError):
        make_plain(b" " * 30_000_000)
    with pytest.raises(UnsafeFileError, match="^工作表 XML 达30 MB 且写法特殊$"):
        make_plain(b" " * 30_000_001)
