"""xlsx, xls and ods through calamine, with the second look that only xlsx needs."""

import io
import re
from typing import cast
from zipfile import ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from flows.ingest.grid import CellValue, Grid, Merge
from flows.ingest.ods_xml import look_into_ods, needs_look
from flows.ingest.sheet_details import SheetDetails
from flows.ingest.sheet_xml import count_cells, find_sheet_parts, look_into, percent_styles
from flows.settings import Limits

Rows = list[list[CellValue]]

_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class UnsafeFileError(Exception):
    """The file would cost more than the limits allow, or carries XML entities."""


def read_workbook_file(content: bytes, container: str, limits: Limits) -> list[Grid]:
    """Return one grid per worksheet; raises UnsafeFileError, CalamineError, BadZipFile."""
    details: dict[str, SheetDetails] = {}
    if container in ("xlsx", "ods"):
        with ZipFile(io.BytesIO(content)) as archive:
            check_members(archive, limits)
            look = _look_at_xlsx if container == "xlsx" else _look_at_ods
            details = look(archive, limits)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    metadata = workbook.sheets_metadata
    if len(metadata) > limits.sheets:
        raise UnsafeFileError(f"{len(metadata)} 张工作表")
    return [
        _make_grid(
            workbook.get_sheet_by_index(number),
            details.get(str(number), SheetDetails()),
            is_hidden=sheet.visible != SheetVisibleEnum.Visible,
        )
        for number, sheet in enumerate(metadata)
        if str(sheet.typ).endswith("WorkSheet")
    ]


def check_members(archive: ZipFile, limits: Limits) -> None:
    """Raise UnsafeFileError for a bomb: too many members, too large, packed too tightly."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > max(limits.archive_entries, limits.sheets * 5):
        raise UnsafeFileError(f"内含 {len(members)} 个文件")
    if unpacked > limits.unpacked_bytes:
        raise UnsafeFileError(f"解压后 {unpacked // 1_000_000} MB")
    if unpacked > 10_000_000 and unpacked / packed > limits.compression_ratio:
        raise UnsafeFileError(f"压缩比 {unpacked // packed}")


def check_entities(xml: bytes) -> None:
    """Raise UnsafeFileError when the XML declares a document type or an entity."""
    if _ENTITY.search(xml):
        raise UnsafeFileError("含有外部实体声明")


def _look_at_xlsx(archive: ZipFile, limits: Limits) -> dict[str, SheetDetails]:
    names = set(archive.namelist())
    percent: set[bytes] = set()
    if "xl/styles.xml" in names:
        percent = percent_styles(archive.read("xl/styles.xml"))
    details = {}
    for number, part in find_sheet_parts(archive).items():
        xml = archive.read(part)
        check_entities(xml[:4096])
        if count_cells(xml, limits.cells) > limits.cells:
            raise UnsafeFileError(f"单元格范围超过 {limits.cells} 格")
        details[number] = look_into(xml, percent)
    return details


def _look_at_ods(archive: ZipFile, limits: Limits) -> dict[str, SheetDetails]:
    xml = archive.read("content.xml")
    check_entities(xml[:4096])
    if needs_look(xml):
        return look_into_ods(xml, limits.cells)
    return {}


def _make_grid(sheet: CalamineSheet, details: SheetDetails, *, is_hidden: bool) -> Grid:
    rows = cast(Rows, sheet.to_python() if sheet.start is not None else [])
    top, left = sheet.start or (0, 0)
    if details.errors:
        rows, top, left = _put_errors(rows, top, left, details)
    merges = tuple(
        Merge(first[0], first[1], last[0], last[1])
        for first, last in sheet.merged_cell_ranges or ()
    )
    merges = merges or details.merges
    return Grid(
        sheet=sheet.name,
        rows=rows,
        top=top,
        left=left,
        merges=merges,
        hidden_rows=details.hidden_rows,
        hidden_columns=details.hidden_columns,
        is_hidden=is_hidden,
        percent_cells=details.percent_cells,
    )


def _put_errors(rows: Rows, top: int, left: int, details: SheetDetails) -> tuple[Rows, int, int]:
    """Return the rows with error values where calamine left nothing, widened where they must be."""
    bottom = max(row for row, _ in details.errors)
    right = max(column for _, column in details.errors)
    new_top = min(top, min(row for row, _ in details.errors)) if rows else 0
    new_left = min(left, min(column for _, column in details.errors)) if rows else 0
    width = max(right, left + max((len(row) for row in rows), default=0) - 1) - new_left + 1
    height = max(bottom, top + len(rows) - 1) - new_top + 1
    widened: Rows = [[""] * width for _ in range(height)]
    start = left - new_left
    for number, row in enumerate(rows):
        widened[top - new_top + number][start : start + len(row)] = row
    for (place_row, place_column), error in details.errors.items():
        widened[place_row - new_top][place_column - new_left] = error
    return widened, new_top, new_left
