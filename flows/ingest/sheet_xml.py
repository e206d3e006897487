"""What calamine does not tell of an xlsx sheet, found in its XML, and only where it matters.

Error cells, formulas without cached value, hidden rows and columns, percent formats. The parts
are searched as bytes first, so that a plain sheet costs one inflate and a few substring searches.
"""

import re
from zipfile import ZipFile

from flows.ingest.grid import CellError
from flows.ingest.sheet_details import NOT_CALCULATED, SheetDetails

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_CELL = re.compile(rb"<c\s([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_ROW = re.compile(rb"<row\s([^>]*)>")
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_FORMAT = re.compile(rb"<numFmt\s([^>]*)>")
_FORMATS_OF_CELLS = re.compile(rb"<cellXfs[^>]*>(.*?)</cellXfs>", re.DOTALL)
_XF = re.compile(rb"<xf\s([^>]*)>")
_WIDE = re.compile(rb'<c r="[A-Z]{3}\d')
_REFERENCE = re.compile(rb"([A-Z]+)(\d+)")
_PERCENT_FORMATS = {b"9", b"10"}


def find_sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Return the archive part of each sheet, keyed by the sheet's number in the workbook."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return {}
    relations = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        attributes = dict(_ATTRIBUTE.findall(tag))
        target = attributes.get(b"Target", b"").decode("utf-8", "replace").lstrip("/")
        relations[attributes.get(b"Id", b"")] = (
            target if target.startswith("xl/") else f"xl/{target}"
        )
    parts = {}
    for number, tag in enumerate(_SHEET.findall(archive.read("xl/workbook.xml"))):
        attributes = dict(_ATTRIBUTE.findall(tag))
        identifier = next(
            (value for name, value in attributes.items() if name.endswith(b":id")), b""
        )
        part = relations.get(identifier, "")
        if part in names:
            parts[str(number)] = part
    return parts


def percent_styles(styles: bytes) -> set[bytes]:
    """Return the cell style numbers that show a percent sign."""
    if b"%" not in styles and b'numFmtId="9"' not in styles and b'numFmtId="10"' not in styles:
        return set()
    percent = set(_PERCENT_FORMATS)
    for tag in _FORMAT.findall(styles):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if b"%" in attributes.get(b"formatCode", b""):
            percent.add(attributes.get(b"numFmtId", b""))
    block = _FORMATS_OF_CELLS.search(styles)
    tags = _XF.findall(block.group(1)) if block else []
    return {
        str(number).encode()
        for number, tag in enumerate(tags)
        if dict(_ATTRIBUTE.findall(tag)).get(b"numFmtId") in percent
    }


def count_cells(xml: bytes, largest: int) -> int:
    """Return how many cells the used range spans; 0 when it is surely below the largest."""
    last = xml.rfind(b"<row ")
    tag = _ROW.match(xml, last) if last >= 0 else None
    rows = int(dict(_ATTRIBUTE.findall(tag.group(1))).get(b"r", b"0")) if tag else 0
    if rows * 702 <= largest and not _WIDE.search(xml):
        return 0
    bottom = right = 0
    for attributes, body in _CELL.findall(xml):
        if body:
            reference = _REFERENCE.search(attributes)
            if reference:
                bottom = max(bottom, int(reference.group(2)))
                right = max(right, _column_number(reference.group(1)) + 1)
    return bottom * right


def look_into(xml: bytes, percent: set[bytes]) -> SheetDetails:
    """Return what the sheet's XML adds to what calamine reads."""
    has_percent = any(b's="' + style + b'"' in xml for style in percent)
    has_errors = b't="e"' in xml
    has_formulas = b"<f" in xml
    errors: dict[tuple[int, int], CellError] = {}
    percent_cells: set[tuple[int, int]] = set()
    if has_percent or has_errors or has_formulas:
        for tag, body in _CELL.findall(xml):
            attributes = dict(_ATTRIBUTE.findall(tag))
            error = _error_of(attributes, body)
            place = _place(attributes.get(b"r", b""))
            if place and error:
                errors[place] = error
            if place and body and attributes.get(b"s") in percent:
                percent_cells.add(place)
    return SheetDetails(
        errors=errors,
        percent_cells=frozenset(percent_cells),
        hidden_rows=_hidden_rows(xml),
        hidden_columns=_hidden_columns(xml),
    )


def _error_of(attributes: dict[bytes, bytes], body: bytes) -> CellError | None:
    value = _VALUE.search(body)
    if attributes.get(b"t") == b"e":
        return CellError(value.group(1).decode("utf-8", "replace") if value else "#N/A")
    if b"<f" in body and attributes.get(b"t") != b"str" and (not value or not value.group(1)):
        return NOT_CALCULATED
    return None


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b'hidden="1"' not in xml and b'hidden="true"' not in xml:
        return frozenset()
    tags = (dict(_ATTRIBUTE.findall(tag)) for tag in _ROW.findall(xml))
    return frozenset(
        int(tag[b"r"]) - 1 for tag in tags if tag.get(b"hidden") in (b"1", b"true") and b"r" in tag
    )


def _hidden_columns(xml: bytes) -> frozenset[int]:
    head = xml[: max(xml.find(b"<sheetData"), 0)]
    hidden: set[int] = set()
    for tag in _COLUMN.findall(head):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = int(attributes.get(b"min", b"0")), int(attributes.get(b"max", b"0"))
            hidden |= set(range(first - 1, min(last, 16384)))
    return frozenset(hidden)


def _place(reference: bytes) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    return (int(match.group(2)) - 1, _column_number(match.group(1))) if match else None


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
