"""Bold, fills and indents are read from an xlsx file when they are asked for."""

import io

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from flows.ingest.files.container import open_file
from flows.ingest.files.xlsx.cell_looks import find_looks
from flows.ingest.grid import CellLook
from flows.settings import Limits


def content(**looks: dict) -> bytes:
    book = openpyxl.Workbook()
    for place, (kind, value) in looks.items():
        book.active[place] = "x"
        setattr(book.active[place], kind, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def looks_of(data: bytes):
    (book,), _ = open_file(data, "a.xlsx", Limits())
    return dict(book.grids[0].looks()) if book.grids[0].looks else None


def test_each_look_is_found_at_its_cell_and_plain_cells_are_left_out():
    data = content(
        A1=("font", Font(bold=True)),
        B2=("fill", PatternFill("solid", fgColor="FFFF00")),
        C3=("alignment", Alignment(indent=2)),
        D4=("alignment", Alignment(horizontal="centerContinuous")),
        E5=("font", Font(italic=True)),
    )

    assert looks_of(data) == {
        (0, 0): CellLook(is_bold=True),
        (1, 1): CellLook(is_filled=True),
        (2, 2): CellLook(indent=2),
        (3, 3): CellLook(is_centred_on=True),
    }


def test_a_plain_sheet_has_no_looks():
    assert looks_of(content(A1=("font", Font(italic=True)))) == {}


def test_styles_without_the_parts_say_nothing():
    assert find_looks(b"<styleSheet/>") == {}
    assert find_looks(b'<cellXfs><xf fontId="9"/></cellXfs>') == {}
