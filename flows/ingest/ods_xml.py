"""What calamine does not tell of an ods sheet: error cells, spans, percents, hidden lines."""

import io
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from flows.ingest.grid import CellError, Merge
from flows.ingest.sheet_details import NOT_CALCULATED, SheetDetails

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_MARKS = (b'"error"', b"table:visibility=", b'"percentage"', b"-spanned=", b"table:formula=")
_LARGEST = 1_048_576


def needs_look(xml: bytes) -> bool:
    """Return whether the content has anything that calamine would lose."""
    return any(mark in xml for mark in _MARKS)


def look_into_ods(xml: bytes, largest: int) -> dict[str, SheetDetails]:
    """Return the details of each table, keyed by its number in the workbook."""
    details: dict[str, SheetDetails] = {}
    for _, element in iterparse(io.BytesIO(xml), events=("end",)):
        if element.tag == f"{_TABLE}table":
            details[str(len(details))] = _look_at_table(element, largest)
            element.clear()
    return details


def _look_at_table(table: Element, largest: int) -> SheetDetails:
    errors: dict[tuple[int, int], CellError] = {}
    percents: set[tuple[int, int]] = set()
    merges: list[Merge] = []
    hidden_rows: set[int] = set()
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = _count(row, "rows-repeated")
        if _is_hidden(row):
            hidden_rows |= set(range(number, min(number + repeated, number + 10_000)))
        if repeated * len(row) <= largest:
            for down in range(min(repeated, 10_000) if len(row) > 1 else 1):
                _look_at_row(row, number + down, errors, percents, merges)
        number += repeated
    return SheetDetails(
        errors=errors,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=_hidden_columns(table),
        percent_cells=frozenset(percents),
        merges=tuple(merges),
    )


def _look_at_row(
    row: Element,
    number: int,
    errors: dict[tuple[int, int], CellError],
    percents: set[tuple[int, int]],
    merges: list[Merge],
) -> None:
    column = 0
    for cell in row:
        repeated = _count(cell, "columns-repeated")
        across, down = _count(cell, "columns-spanned"), _count(cell, "rows-spanned")
        if across > 1 or down > 1:
            merges.append(Merge(number, column, number + down - 1, column + across - 1))
        error = _error_of(cell)
        is_percent = cell.get(f"{_OFFICE}value-type") == "percentage"
        if (error or is_percent) and repeated <= 16_384:
            places = [(number, column + i) for i in range(repeated)]
            errors.update((place, error) for place in places if error)
            percents.update(place for place in places if is_percent)
        column += repeated


def _error_of(cell: Element) -> CellError | None:
    text = "".join(cell.itertext()).strip()
    if cell.get(f"{_CALC}value-type") == "error" or text.startswith("Err:"):
        return CellError(text or "#N/A")
    if cell.get(f"{_TABLE}formula") and not text and not cell.get(f"{_OFFICE}value"):
        return NOT_CALCULATED if cell.get(f"{_OFFICE}value-type") is None else None
    return None


def _hidden_columns(table: Element) -> frozenset[int]:
    hidden: set[int] = set()
    number = 0
    for column in table.iter(f"{_TABLE}table-column"):
        repeated = _count(column, "columns-repeated")
        if _is_hidden(column):
            hidden |= set(range(number, min(number + repeated, 16_384)))
        number += repeated
    return frozenset(hidden)


def _is_hidden(line: Element) -> bool:
    return line.get(f"{_TABLE}visibility") in ("collapse", "filter")


def _count(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}number-{name}", "1")
    return min(int(text), _LARGEST) if text.isdigit() and int(text) > 0 else 1
