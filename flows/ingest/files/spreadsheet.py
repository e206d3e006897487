"""xlsx, xls and ods through calamine, with the second look at what it does not tell."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import cast
from xml.parsers.expat import ParserCreate

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from flows.ingest.files.archives.zip_parts import (
    Part,
    check_parts,
    check_true_sizes,
    read_directory,
    read_part,
)
from flows.ingest.files.looks.ods_formats import find_ods_styles, needs_named_styles
from flows.ingest.files.looks.ods_looks import make_ods_looks
from flows.ingest.files.ods import look_at_ods
from flows.ingest.files.sheet_details import SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xls.biff import look_at_xls
from flows.ingest.files.xls.biff_records import WORKBOOK_STREAMS
from flows.ingest.files.xls.cell_looks import make_looks
from flows.ingest.files.xls.code_page import decode_grids, prepare
from flows.ingest.files.xls.compound import find_stream
from flows.ingest.files.xlsx.mend import mend_xlsx
from flows.ingest.files.xlsx.second_look import look_at_xlsx
from flows.ingest.grid import CellValue, Grid, Merge
from flows.settings import Limits

Rows = list[list[CellValue]]
_NOTHING = SheetDetails()


def read_xlsx(content: bytes, parts: Mapping[str, Part], limits: Limits) -> list[Grid]:
    """Return one grid per worksheet; raises UnsafeFileError, CalamineError, BadZipFile.

    What calamine refuses is put right where it can be, and read again.
    """
    check_parts(parts, limits)
    details = look_at_xlsx(content, parts, limits)
    try:
        return _read_grids(content, details, limits)
    except CalamineError:
        mended = mend_xlsx(content, parts)
        if mended is None:
            raise
    return _read_grids(mended, look_at_xlsx(mended, read_directory(mended), limits), limits)


def read_ods(content: bytes, parts: Mapping[str, Part], limits: Limits) -> list[Grid]:
    """Return one grid per table; raises UnsafeFileError, CalamineError, BadZipFile."""
    check_parts(parts, limits)
    if "content.xml" not in parts:
        raise zipfile.BadZipFile("no content.xml")
    xml = read_part(content, parts["content.xml"])
    named = parts.get("styles.xml") if needs_named_styles(xml) else None
    styles = find_ods_styles(xml, read_part(content, named) if named else b"")
    details = look_at_ods(xml, limits.cells, styles)
    _check_whole(xml)
    check_true_sizes(content, parts, {"content.xml"}, limits)
    seen = {
        number: replace(one, looks=make_ods_looks(xml, number)) for number, one in details.items()
    }
    return _read_grids(content, seen, limits)


def _check_whole(xml: bytes) -> None:
    """Raise ExpatError for XML that is not well-formed: calamine reads such an ods for ever."""
    ParserCreate().Parse(xml, True)


def read_xls(content: bytes, limits: Limits) -> list[Grid]:
    """Return one grid per worksheet; raises UnsafeFileError, CalamineError, struct.error."""
    stream = find_stream(content, WORKBOOK_STREAMS)
    details = {
        number: replace(one, looks=make_looks(stream.data, number))
        for number, one in look_at_xls(stream.data, limits.cells).items()
    }
    prepared = prepare(content, stream)
    grids = _read_grids(prepared.content, details, limits)
    return grids if prepared.is_unicode else decode_grids(grids, prepared.code_page)


def _read_grids(content: bytes, details: Mapping[int, SheetDetails], limits: Limits) -> list[Grid]:
    try:
        return _read_sheets(content, details, limits)
    except BaseException as error:
        # A panic of the Rust reader is no Exception and has no importable class.
        if type(error).__name__ == "PanicException":
            raise CalamineError(f"the reader gave up: {error}") from None
        raise


def _read_sheets(content: bytes, details: Mapping[int, SheetDetails], limits: Limits) -> list[Grid]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = workbook.sheets_metadata
    if len(sheets) > limits.sheets:
        raise UnsafeFileError(f"{len(sheets)}张工作表")
    grids: list[Grid] = []
    room = limits.cells
    for number, sheet in enumerate(sheets):
        if sheet.typ == SheetTypeEnum.WorkSheet:
            data = workbook.get_sheet_by_index(number)
            room -= data.width * data.height
            if room < 0:
                raise UnsafeFileError(f"单元格超过{limits.cells}格")
            is_hidden = sheet.visible != SheetVisibleEnum.Visible
            grids.append(_make_grid(data, details.get(number, _NOTHING), is_hidden=is_hidden))
    return grids


def _make_grid(sheet: CalamineSheet, details: SheetDetails, *, is_hidden: bool) -> Grid:
    rows = cast(Rows, sheet.to_python() if sheet.start is not None else [])
    top, left = sheet.start or (0, 0)
    for (row, column), text in details.texts.items():
        if 0 <= row - top < len(rows) and 0 <= column - left < len(rows[row - top]):
            rows[row - top][column - left] = text
    if details.errors:
        rows, top, left = _put_errors(rows, top, left, details)
    merges = tuple(
        Merge(first[0], first[1], last[0], last[1])
        for first, last in sheet.merged_cell_ranges or ()
    )
    return Grid(
        sheet=sheet.name,
        rows=rows,
        top=top,
        left=left,
        merges=merges or details.merges,
        hidden_rows=details.hidden_rows,
        hidden_columns=details.hidden_columns,
        is_hidden=is_hidden,
        percent_cells=details.percent_cells,
        percent_text_cells=details.percent_text_cells,
        month_cells=details.month_cells,
        shown_cells=details.shown_cells,
        looks=details.looks,
    )


def _put_errors(rows: Rows, top: int, left: int, details: SheetDetails) -> tuple[Rows, int, int]:
    """Return the rows with error values where calamine left nothing, widened where they must be."""
    bottom = max(row for row, _ in details.errors)
    right = max(column for _, column in details.errors)
    new_top = min(row for row, _ in details.errors)
    new_left = min(column for _, column in details.errors)
    if rows:
        new_top, new_left = min(top, new_top), min(left, new_left)
    width = max(right, left + max((len(row) for row in rows), default=0) - 1) - new_left + 1
    height = max(bottom, top + len(rows) - 1) - new_top + 1
    widened: Rows = [[""] * width for _ in range(height)]
    start = left - new_left
    for number, row in enumerate(rows):
        widened[top - new_top + number][start : start + len(row)] = row
    for (place_row, place_column), error in details.errors.items():
        widened[place_row - new_top][place_column - new_left] = error
    return widened, new_top, new_left
