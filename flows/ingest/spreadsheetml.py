"""SpreadsheetML 2003 (an XML workbook, often named .xls) as grids."""

from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from flows.ingest.grid import CellError, CellValue, Grid, Merge

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_LARGEST_INDEX = 1_048_576


def read_spreadsheetml(content: bytes) -> list[Grid]:
    """Return one grid per worksheet; raises ParseError or DefusedXmlException."""
    return [_read_sheet(sheet) for sheet in fromstring(content).iter(f"{_NS}Worksheet")]


def _read_sheet(sheet: Element) -> Grid:
    rows: dict[int, dict[int, CellValue]] = {}
    merges: list[Merge] = []
    number = -1
    for row in sheet.iter(f"{_NS}Row"):
        number = _index(row, number)
        rows[number] = _read_row(row, number, merges)
    height = max(rows, default=-1) + 1
    lines = [_line(rows.get(number, {})) for number in range(height)]
    return Grid(sheet=sheet.get(f"{_NS}Name", ""), rows=lines, merges=tuple(merges))


def _read_row(row: Element, number: int, merges: list[Merge]) -> dict[int, CellValue]:
    cells: dict[int, CellValue] = {}
    column = -1
    for cell in row.iter(f"{_NS}Cell"):
        column = _index(cell, column)
        cells[column] = _value(cell.find(f"{_NS}Data"))
        across, down = (int(cell.get(f"{_NS}{name}", "0")) for name in ("MergeAcross", "MergeDown"))
        if across or down:
            merges.append(Merge(number, column, number + down, column + across))
        column += across
    return cells


def _line(cells: dict[int, CellValue]) -> list[CellValue]:
    return [cells.get(column) for column in range(max(cells, default=-1) + 1)]


def _index(element: Element, last: int) -> int:
    index = int(element.get(f"{_NS}Index", str(last + 2))) - 1
    if not last < index < _LARGEST_INDEX:
        raise ValueError("ss:Index out of order")
    return index


def _value(data: Element | None) -> CellValue:
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_NS}Type")
    if kind == "Number":
        return float(text)
    if kind == "Error":
        return CellError(text)
    if kind == "Boolean":
        return text == "1"
    return text
