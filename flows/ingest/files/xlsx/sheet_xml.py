"""What calamine does not tell of an xlsx sheet, found in its XML, and only where it matters.

Error cells, formulas without cached value, hidden rows and columns, percent formats. The XML is
searched as bytes, so that a plain sheet costs a few substring searches. No pattern looks beyond
the next tag, so that damaged XML costs no more than sound XML.
"""

import re

from flows.ingest.files.sheet_details import NOT_CALCULATED, LooksReader, SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.cell_styles import FormatStyles
from flows.ingest.files.xlsx.plain_xml import make_plain, needs_plain
from flows.ingest.grid import CellError

Places = list[tuple[bytes, bytes]]

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"<]*)"')
_HIDDEN_ROW = re.compile(rb'<row(?=\s(?:[^<>]*?\s)?hidden="(?:1|true)")\s[^<>]*?\br="(\d+)"')
_COLUMN = re.compile(rb"<col\s([^<>]*)>")
_ERROR = re.compile(
    rb'<c(?=\s[^<>]*?\bt="e")\s[^<>]*?\br="([A-Z]+)(\d+)"[^<>]*>'
    rb"\s*(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?\s*(?:<v>([^<]*)</v>)?"
)
_NOT_CALCULATED = re.compile(
    rb'<c(?![^<>]*?\bt="(?:str|e)")\s[^<>]*?\br="([A-Z]+)(\d+)"(?:[^<>]*[^<>/])?>'
    rb"\s*(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_ZERO_FORMULA = re.compile(
    rb'<c\s[^<>]*?\br="([A-Z]+)(\d+)"(?:[^<>]*[^<>/])?>'
    rb"\s*(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)\s*<v>0</v>\s*</c>"
)
_FILLED = re.compile(rb'<c\s[^<>]*?\br="([A-Z]+)(\d+)"(?:[^<>]*[^<>/])?>\s*<(?!/)')
#: The first cell or row that does not begin with a near reference, such as B4 or XF9999.
_UNUSUAL = re.compile(rb'<(?:c|row)(?! r="[A-Z]{0,2}\d{1,4}")[\s>/]')
_FORMULA = re.compile(rb"<f[\s>/]")
_EMPTY_FORMULA = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_EMPTY_SHARED_FORMULA = re.compile(rb"<f\s[^<>]*/>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_LONG_ROWS = [re.compile(rb'r="[A-Z]*(\d{%d,})"' % digits) for digits in (7, 6, 5)]
_THREE_LETTERS, _TWO_LETTERS = re.compile(rb'r="[A-Z]{3}'), re.compile(rb'r="[A-Z]{2}\d')


def look_into(
    xml: bytes, formats: FormatStyles, largest_cells: int, looks: LooksReader | None = None
) -> SheetDetails:
    """Return what the sheet's XML adds to what calamine reads; raises UnsafeFileError."""
    head = xml[: max(xml.find(b"<sheetData"), 0)] or xml
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnsafeFileError("含有外部实体声明")
    if head is xml or _UNUSUAL.search(xml):
        xml = make_plain(xml) if needs_plain(xml) else xml
        _check_range(xml, largest_cells)
    return SheetDetails(
        errors=_find_errors(xml),
        percent_cells=_find_styled(xml, formats.percent),
        percent_text_cells=_find_styled(xml, formats.percent_text),
        month_cells=_find_styled(xml, formats.month),
        shown_cells={
            place: shown for shown, used in formats.shown for place in _find_styled(xml, used)
        },
        hidden_rows=_find_hidden_rows(xml),
        hidden_columns=_find_hidden_columns(xml),
        looks=looks,
    )


def _check_range(xml: bytes, largest: int) -> None:
    cells = count_cells(xml, largest)
    if cells > largest:
        raise UnsafeFileError(f"单元格范围达{cells}格")


def count_cells(xml: bytes, largest: int) -> int:
    """Return how many cells the used range spans; 0 when it is surely small.

    Formatted but empty cells do not count: a row of 16,384 of them is no data.
    """
    if _last_row(xml) * _widest(xml) <= largest:
        return 0
    filled: Places = _FILLED.findall(xml)
    if not filled:
        return 0
    letters = {column for column, _ in filled}
    columns = [column_number(column) for column in letters]
    lines = [int(row) for row in {row for _, row in filled}]
    return (max(lines) - min(lines) + 1) * (max(columns) - min(columns) + 1)


def _last_row(xml: bytes) -> int:
    """Return the largest row number; only the longest ones are looked at one by one."""
    for pattern in _LONG_ROWS:
        if found := pattern.findall(xml):
            return max(int(row) for row in found)
    return 9_999


def _widest(xml: bytes) -> int:
    """Return a width that no column is beyond, by the letters of the columns."""
    if _THREE_LETTERS.search(xml):
        return 16_384
    return 702 if _TWO_LETTERS.search(xml) else 26


def _find_errors(xml: bytes) -> dict[tuple[int, int], CellError]:
    errors: dict[tuple[int, int], CellError] = {}
    if b't="e"' in xml:
        for column, row, value in _ERROR.findall(xml):
            error = CellError(value.decode("utf-8", "replace") or "#N/A")
            errors[int(row) - 1, column_number(column)] = error
    if _FORMULA.search(xml) and (_EMPTY_FORMULA.search(xml) or _EMPTY_SHARED_FORMULA.search(xml)):
        for column, row in _NOT_CALCULATED.findall(xml):
            errors[int(row) - 1, column_number(column)] = NOT_CALCULATED
    return errors


def find_zero_formulas(xml: bytes) -> dict[tuple[int, int], CellError]:
    """Return the formulas whose stored value is 0, as programs write it that calculate nothing."""
    return {
        (int(row) - 1, column_number(column)): NOT_CALCULATED
        for column, row in _ZERO_FORMULA.findall(xml)
    }


def _find_styled(xml: bytes, wanted: frozenset[bytes]) -> frozenset[tuple[int, int]]:
    styles = [style for style in wanted if b's="' + style + b'"' in xml]
    if not styles:
        return frozenset()
    pattern = re.compile(
        rb'<c(?=\s[^<>]*?\bs="(?:' + b"|".join(styles) + rb')")'
        rb'\s[^<>]*?\br="([A-Z]+)(\d+)"(?:[^<>]*[^<>/])?>'
    )
    return frozenset((int(row) - 1, column_number(column)) for column, row in pattern.findall(xml))


def _find_hidden_rows(xml: bytes) -> frozenset[int]:
    if b' hidden="' not in xml:
        return frozenset()
    return frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))


def _find_hidden_columns(xml: bytes) -> frozenset[int]:
    head = xml[: max(xml.find(b"<sheetData"), 0)]
    if b' hidden="' not in head:
        return frozenset()
    hidden: set[int] = set()
    for tag in _COLUMN.findall(head):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = int(attributes.get(b"min", b"0")), int(attributes.get(b"max", b"0"))
            hidden |= set(range(first - 1, min(last, 16_384)))
    return frozenset(hidden)


def column_number(letters: bytes) -> int:
    """Return the zero-based number of a column; XFD is 16,383."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
