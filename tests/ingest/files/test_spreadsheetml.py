"""An XML workbook of 2003 as grids."""

import pytest

from flows.ingest.files.spreadsheetml import read_spreadsheetml
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellError, Grid, Merge
from flows.settings import Limits


def book(*sheets: str, styles: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"<Styles>{styles}</Styles>{''.join(sheets)}</Workbook>"
    ).encode()


def sheet(table: str, options: str = "") -> str:
    return f'<Worksheet ss:Name="表一"><Table>{table}</Table>{options}</Worksheet>'


def cell(kind: str, text: str, **attributes: object) -> str:
    stated = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{stated}><Data ss:Type="{kind}">{text}</Data></Cell>'


def read(table: str, styles: str = "", limits: Limits | None = None) -> Grid:
    (grid,) = read_spreadsheetml(book(sheet(table), styles=styles), limits or Limits())
    return grid


def test_values_keep_their_kind():
    cells = [
        cell("String", "清风<B>村</B>"),
        cell("Number", "3.5"),
        cell("Boolean", "1"),
        cell("Error", "#REF!"),
        "<Cell/>",
        cell("DateTime", "2022-06-30T00:00:00.000"),
    ]

    grid = read(f"<Row>{''.join(cells)}</Row>")

    assert grid == Grid(
        "表一", [["清风村", 3.5, True, CellError("#REF!"), None, "2022-06-30T00:00:00.000"]]
    )
    assert isinstance(grid.rows[0][3], CellError)


def test_raised_digits_stay_raised_and_what_is_struck_out_is_left_out():
    cells = [
        cell("String", "12<Sup>1</Sup>"),
        cell("String", "<Font>户数</Font><Sup><Font>2</Font></Sup>（户）"),
        cell("String", "<S>3</S>4"),
    ]

    assert read(f"<Row>{''.join(cells)}</Row>").rows == [["12¹", "户数²（户）", "4"]]


def test_places_are_stated_or_follow_from_spans_and_merges():
    table = (
        f"<Row>{cell('String', '户数', MergeAcross=1, MergeDown=1)}"
        f"{cell('Number', '1')}</Row>"
        '<Row ss:Span="1"/>'
        f"<Row>{cell('Number', '2', Index=4)}</Row>"
    )

    assert read(table) == Grid(
        "表一",
        [["户数", None, 1.0], [], [], [None, None, None, 2.0]],
        merges=(Merge(0, 0, 1, 1),),
    )


def test_formats_and_hidden_lines_are_told():
    styles = "".join(
        f'<Style ss:ID="{name}"><NumberFormat ss:Format="{code}"/></Style>'
        for name, code in {
            "a": "Percent",
            "b": "0&quot;%&quot;",
            "c": "yyyy年m月",
            "d": "0.0",
        }.items()
    )
    cells = "".join(cell("Number", "1", StyleID=name) for name in "abcd")
    table = (
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/><Column/><Column ss:Hidden="1"/>'
        f'<Row ss:Hidden="1">{cells}</Row><Row ss:Hidden="0"/>'
    )

    assert read(table, styles) == Grid(
        "表一",
        [[1.0, 1.0, 1.0, 1.0]],
        hidden_rows=frozenset([0]),
        hidden_columns=frozenset([1, 2, 4]),
        percent_cells=frozenset([(0, 0)]),
        percent_text_cells=frozenset([(0, 1)]),
        month_cells=frozenset([(0, 2)]),
    )


def test_a_hidden_sheet_is_marked():
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"

    grids = read_spreadsheetml(book(sheet(""), sheet("", options)), Limits())

    assert grids == [Grid("表一", []), Grid("表一", [], is_hidden=True)]


def test_cells_and_sheets_may_reach_their_limits_and_no_further():
    far = f'<Row ss:Index="5">{cell("Number", "1", Index=4)}</Row>'
    content = book(sheet(far))

    assert read(far, limits=Limits(cells=20, sheets=1)).rows[4] == [None, None, None, 1.0]
    with pytest.raises(UnsafeFileError, match="^单元格范围达20格$"):
        read(far, limits=Limits(cells=19))
    with pytest.raises(UnsafeFileError, match="^1张工作表$"):
        read_spreadsheetml(content, Limits(sheets=0))


@pytest.mark.parametrize("index", [0, 1, 16385])
def test_a_place_that_goes_back_or_beyond_the_edge_is_damage(index: int):
    row = f"<Row>{cell('Number', '1')}{cell('Number', '2', Index=index)}</Row>"

    with pytest.raises(ValueError, match="^ss:Index out of order$"):
        read(row)
