"""A workbook of each kind as grids: calamine's values with what it does not tell."""

import zipfile
from pathlib import Path
from xml.parsers.expat import ExpatError

import pytest

from flows.ingest.files.archives.zip_parts import read_directory
from flows.ingest.files.spreadsheet import read_ods, read_xls, read_xlsx
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellError, Grid, Merge
from flows.settings import Limits
from tests.ingest.packed import ods, pack, xlsx

XLS = (Path(__file__).parent / "data" / "details.xls").read_bytes()
TWO = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'


def read(content: bytes, limits: Limits | None = None) -> list[Grid]:
    return read_xlsx(content, read_directory(content), limits or Limits())


def open_document(content: bytes) -> list[Grid]:
    return read_ods(content, read_directory(content), Limits())


def test_an_xlsx_sheet_keeps_its_corner_merges_and_hidden_lines():
    rows = '<row r="2" hidden="1"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>'
    tail = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    head = '<cols><col min="3" max="3" hidden="1"/></cols>'

    assert read(xlsx(rows, head=head, tail=tail)) == [
        Grid(
            "表一",
            [[1.0, 2.0]],
            top=1,
            left=1,
            merges=(Merge(1, 1, 2, 1),),
            hidden_rows=frozenset([1]),
            hidden_columns=frozenset([2]),
        )
    ]


def test_errors_outside_the_filled_range_widen_the_grid():
    rows = (
        '<row r="1"><c r="D1" t="e"><v>#REF!</v></c></row><row r="2"><c r="B2"><v>5</v></c></row>'
        '<row r="3"><c r="A3" t="e"><v>#N/A</v></c></row>'
    )

    assert read(xlsx(rows)) == [
        Grid(
            "表一",
            [
                ["", "", "", CellError("#REF!")],
                ["", 5.0, "", ""],
                [CellError("#N/A"), "", "", ""],
            ],
        )
    ]


def test_a_sheet_of_one_error_is_a_grid_of_one_cell():
    rows = '<row r="3"><c r="C3" t="e"><v>#REF!</v></c></row>'

    assert read(xlsx(rows)) == [Grid("表一", [[CellError("#REF!")]], top=2, left=2)]


def test_cells_and_sheets_may_reach_their_limits_and_no_further():
    content = xlsx(TWO)

    assert read(content, Limits(cells=2, sheets=1)) == [Grid("表一", [[1.0, 2.0]])]
    with pytest.raises(UnsafeFileError, match="^单元格超过1格$"):
        read(content, Limits(cells=1))
    with pytest.raises(UnsafeFileError, match="^1张工作表$"):
        read(content, Limits(sheets=0))


def test_an_ods_table_takes_its_merges_from_the_second_look():
    wide = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2">'
        "<text:p>户数</text:p></table:table-cell><table:covered-table-cell/>"
    )

    (grid,) = open_document(ods(f"<table:table-row>{wide}</table:table-row>"))

    assert (grid.sheet, grid.rows[0][0], grid.merges) == ("表一", "户数", (Merge(0, 0, 0, 1),))


def test_an_ods_without_content_or_with_broken_xml_is_damaged():
    with pytest.raises(zipfile.BadZipFile, match=r"^no content\.xml$"):
        open_document(pack({"mimetype": "spreadsheet"}))
    with pytest.raises(ExpatError):
        open_document(ods("<table:table-row>"))


def test_an_xls_workbook_has_its_visible_and_its_hidden_sheet():
    visible, hidden = read_xls(XLS, Limits())

    assert visible.rows[0] == ["名", 0.95, CellError("#DIV/0!"), 0.95, ""]
    assert (visible.is_hidden, hidden.is_hidden) == (False, True)
    assert (visible.percent_cells, visible.hidden_rows) == ({(0, 1)}, {2})
