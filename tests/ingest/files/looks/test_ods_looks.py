"""How the cells of an ods table look."""

import io

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from flows.ingest.files.container import open_file
from flows.ingest.files.looks.ods_looks import make_ods_looks
from flows.ingest.grid import CellLook
from flows.settings import Limits
from tests.ingest.files.office_program import convert, needs_office

NAMES = (
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STYLES = "".join(
    f'<style:style style:name="{name}"><style:{part}/></style:style>'
    for name, part in (
        ("b", 'text-properties fo:font-weight="bold"'),
        ("f", 'table-cell-properties fo:background-color="#ffff00"'),
        ("i", 'paragraph-properties fo:margin-left="0.706cm"'),
        ("p", 'table-cell-properties fo:background-color="transparent"'),
    )
)
ROWS = """
<table:table-row><table:table-cell table:style-name="b"><text:p>a</text:p></table:table-cell>
<table:table-cell table:style-name="f" table:number-columns-repeated="2"><text:p>1</text:p>
</table:table-cell><table:table-cell table:style-name="b"/></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
<table:table-row table:default-cell-style-name="i"><table:table-cell table:style-name="p">
<text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row>
"""


def looks_of(styles: str, *tables: str, number: int = 0):
    inner = "".join(f'<table:table table:name="t">{rows}</table:table>' for rows in tables)
    return make_ods_looks(f"<a {NAMES}>{styles}{inner}</a>".encode(), number)()


def test_each_filled_cell_has_the_look_of_its_own_or_its_rows_style():
    assert looks_of(STYLES, "", ROWS, number=1) == {
        (0, 0): CellLook(is_bold=True),
        (0, 1): CellLook(is_filled=True),
        (0, 2): CellLook(is_filled=True),
        (4, 1): CellLook(indent=2),
    }


def test_plain_styles_and_missing_tables_have_no_looks():
    assert looks_of("", ROWS) == {}
    assert looks_of(STYLES, ROWS, number=5) == {}


def test_xml_that_only_a_lenient_parser_reads_has_no_looks():
    assert make_ods_looks(b'<?xml version="1.0?><a/>', 0)() == {}


@needs_office
def test_libreoffice_writes_the_looks_that_excel_has(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Item", 2020], ["All", 3], ["Part", 1]):
        book.active.append(row)
    book.active["A1"].font = book.active["B1"].font = Font(bold=True)
    book.active["A2"].fill = PatternFill("solid", fgColor="FFFF00")
    book.active["A3"].alignment = Alignment(horizontal="left", indent=1)
    stream = io.BytesIO()
    book.save(stream)
    file = tmp_path / "a.xlsx"
    file.write_bytes(stream.getvalue())

    (opened,), _ = open_file(convert(file, "ods").read_bytes(), "a.ods", Limits())

    (grid,) = opened.grids
    assert grid.looks is not None
    assert grid.looks() == {
        (0, 0): CellLook(is_bold=True),
        (0, 1): CellLook(is_bold=True),
        (1, 0): CellLook(is_filled=True),
        (2, 0): CellLook(indent=1),
    }
