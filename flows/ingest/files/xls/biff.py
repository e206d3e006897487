"""What calamine does not tell of an xls sheet, found in its records ([MS-XLS]).

Error cells (calamine gives an empty text), percent formats, hidden rows and columns.
"""

import struct
from dataclasses import dataclass, field, replace

from python_calamine import PasswordError

from flows.ingest.files.number_formats import (
    FormatKind,
    kind_of_format,
    kind_of_number,
    shown_places,
)
from flows.ingest.files.sheet_details import SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xls.biff_records import is_biff8, records
from flows.ingest.files.xls.rich_text import find_meant_texts, find_rich_texts
from flows.ingest.grid import CellError, ShownAs

_PLACE = struct.Struct("<3H")
_FORMULA, _FILEPASS, _BOUNDSHEET = 0x06, 0x2F, 0x85
_COLUMNS, _MANY_NUMBERS, _STYLE, _ROW, _FORMAT = 0x7D, 0xBD, 0xE0, 0x208, 0x41E
_NUMBER, _SHORT_NUMBER, _ERROR = 0x203, 0x27E, 0x205
#: Records that fill one cell: texts of several kinds, numbers, formulas, truth values and errors.
_CELLS = frozenset({_FORMULA, 0xD6, 0xFD, _NUMBER, 0x204, _ERROR, _SHORT_NUMBER})
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


#: What the format of a cell tells, by the number of its style.
_Kinds = dict[int, FormatKind | ShownAs]


@dataclass
class _Look:
    """What has been found of a sheet so far, and how far its cells reach."""

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    kinds: dict[FormatKind | ShownAs, set[tuple[int, int]]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0

    def note(self, kind: FormatKind | ShownAs | None, row: int, column: int) -> None:
        """Note a cell whose format tells something."""
        if kind:
            self.kinds.setdefault(kind, set()).add((row, column))


def look_at_xls(stream: bytes, largest_cells: int) -> dict[int, SheetDetails]:
    """Return each sheet's details by its number in the workbook.

    Raises PasswordError, UnsafeFileError, and ValueError or struct.error for what is damaged.
    """
    starts, kinds = _read_globals(stream)
    meant = find_meant_texts(stream)
    return {
        number: replace(
            _look_at_sheet(stream, start, kinds, largest_cells),
            texts=find_rich_texts(stream, start, meant),
        )
        for number, start in enumerate(starts)
    }


def _read_globals(stream: bytes) -> tuple[list[int], _Kinds]:
    """Return where the sheets begin, and what the formats of the cell styles tell."""
    starts: list[int] = []
    formats: _Kinds = {}
    styles: list[int] = []
    is_unicode = is_biff8(stream)
    for kind, data in records(stream, 0):
        if kind == _FILEPASS:
            raise PasswordError("the workbook is encrypted")
        if kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<L", data)[0])
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", data)[0]
            formats[number] = kind_of_format(_format_code(data, is_unicode=is_unicode))
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<2xH", data)[0])
    kinds = {style: formats.get(used, kind_of_number(used)) for style, used in enumerate(styles)}
    return starts, {style: kind for style, kind in kinds.items() if kind}


def _format_code(data: bytes, *, is_unicode: bool) -> str:
    """Return a FORMAT record's text; BIFF5 has one byte for the length and no flags."""
    if not is_unicode:
        return data[3:].decode("gb18030", "replace")
    encoding = "utf-16-le" if data[4:5] == b"\x01" else "latin-1"
    return data[5:].decode(encoding, "replace")


def _look_at_sheet(stream: bytes, start: int, kinds: _Kinds, largest: int) -> SheetDetails:
    look = _Look()
    for kind, data in records(stream, start):
        if kind in _CELLS:
            _look_at_cell(kind, data, kinds, look)
        elif kind == _MANY_NUMBERS:
            _look_at_numbers(data, kinds, look)
        elif kind == _ROW and struct.unpack_from("<12xH", data)[0] & 0x20:
            look.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS:
            first, last, flags = struct.unpack_from("<2H4xH", data)
            look.hidden_columns |= set(range(first, min(last, 255) + 1)) if flags & 1 else set()
    if look.height * look.width > largest:
        raise UnsafeFileError(f"单元格范围达{look.height * look.width}格")
    return SheetDetails(
        errors=look.errors,
        percent_cells=frozenset(look.kinds.get("percent", ())),
        percent_text_cells=frozenset(look.kinds.get("percent_text", ())),
        month_cells=frozenset(look.kinds.get("month", ())),
        shown_cells=shown_places(look.kinds),
        hidden_rows=frozenset(look.hidden_rows),
        hidden_columns=frozenset(look.hidden_columns),
    )


def _look_at_cell(kind: int, data: bytes, kinds: _Kinds, look: _Look) -> None:
    row, column, style = _PLACE.unpack_from(data)
    look.height = max(look.height, row + 1)
    look.width = max(look.width, column + 1)
    look.note(kinds.get(style), row, column)
    code = None
    if kind == _ERROR and data[7:8] == b"\x01":
        code = data[6]
    elif kind == _FORMULA and data[6:7] == b"\x02" and data[12:14] == b"\xff\xff":
        code = data[8]
    if code is not None:
        look.errors[row, column] = CellError(_ERRORS.get(code, "#N/A"))


def _look_at_numbers(data: bytes, kinds: _Kinds, look: _Look) -> None:
    row, first = struct.unpack_from("<2H", data)
    count = (len(data) - 6) // 6
    look.height = max(look.height, row + 1)
    look.width = max(look.width, first + count)
    for number in range(count):
        style = struct.unpack_from("<H", data, 4 + 6 * number)[0]
        look.note(kinds.get(style), row, first + number)
