"""How the cells of a SpreadsheetML workbook look."""

from flows.ingest.files.spreadsheetml import read_spreadsheetml
from flows.ingest.grid import CellLook
from flows.settings import Limits

BOOK = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>
<Style ss:ID="b"><Font ss:Bold="1"/></Style>
<Style ss:ID="i" ss:Parent="b"><Alignment ss:Indent="2"/></Style>
<Style ss:ID="f"><Interior ss:Color="#FFFF00" ss:Pattern="Solid"/></Style>
<Style ss:ID="c"><Alignment ss:Horizontal="CenterAcrossSelection"/></Style>
<Style ss:ID="p"><Font ss:Bold="0"/><Interior ss:Pattern="None"/></Style></Styles>
<Worksheet ss:Name="s"><Table>
<Row><Cell ss:StyleID="c"><Data ss:Type="String">x</Data></Cell></Row>
<Row ss:Index="3"><Cell ss:StyleID="b"><Data ss:Type="String">x</Data></Cell>
<Cell ss:Index="4" ss:StyleID="f"><Data ss:Type="Number">1</Data></Cell></Row>
<Row><Cell ss:StyleID="i"><Data ss:Type="String">x</Data></Cell>
<Cell ss:StyleID="p"><Data ss:Type="Number">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_cells_look_as_their_styles_and_those_styles_parents_say():
    (grid,) = read_spreadsheetml(BOOK.encode(), Limits())

    assert grid.looks is not None
    assert grid.looks() == {
        (0, 0): CellLook(is_centred_on=True),
        (2, 0): CellLook(is_bold=True),
        (2, 3): CellLook(is_filled=True),
        (3, 0): CellLook(indent=2, is_bold=True),
    }
