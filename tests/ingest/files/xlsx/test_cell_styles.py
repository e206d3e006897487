"""The styles of an xlsx file whose format tells something of the cell."""

from flows.ingest.files.xlsx.cell_styles import FormatStyles, attributes_of, find_format_styles

STYLES = b"""<styleSheet><numFmts count="3"><numFmt numFmtId="164" formatCode="0.00&quot;%&quot;"/>
<numFmt numFmtId='165' formatCode='0.0%'/><numFmt numFmtId="166" formatCode="yyyy\\-mm"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/>
<xf numFmtId="164"/><x:xf numFmtId="165"/><xf numFmtId="10"/><xf numFmtId="166"/><xf/></cellXfs>
<cellStyles/></styleSheet>"""


def test_styles_are_counted_among_cell_styles_only():
    assert find_format_styles(STYLES) == FormatStyles(
        percent=frozenset({b"2", b"3"}), percent_text=frozenset({b"1"}), month=frozenset({b"4"})
    )


def test_a_file_without_styles_has_none():
    assert find_format_styles(b"<styleSheet/>") == FormatStyles()


def test_attributes_are_read_in_either_quotes():
    assert attributes_of(b"""<a x="1" r:id='b"c'>""") == {b"x": b"1", b"r:id": b'b"c'}
