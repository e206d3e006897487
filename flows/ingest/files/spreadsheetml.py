"""SpreadsheetML 2003 (an XML workbook, often named .xls) as grids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from flows.ingest.files.looks.spreadsheetml_looks import looks_of_styles
from flows.ingest.files.number_formats import FormatKind, kind_of_format, shown_places
from flows.ingest.files.raised_text import Run, join_runs
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellError, CellLook, CellValue, Grid, Merge, ShownAs
from flows.settings import Limits

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_TALLEST, _WIDEST = 1_048_576, 16_384


@dataclass
class _Sheet:
    """What has been read of a worksheet so far."""

    rows: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    kinds: dict[FormatKind | ShownAs, set[tuple[int, int]]] = field(default_factory=dict)
    looks: dict[tuple[int, int], CellLook] = field(default_factory=dict)


@dataclass(frozen=True)
class _Styles:
    """What the workbook's styles tell, by their names; plain ones left out."""

    kinds: dict[str, FormatKind | ShownAs]
    looks: dict[str, CellLook]


def read_spreadsheetml(content: bytes, limits: Limits) -> list[Grid]:
    """Return one grid per worksheet; raises ParseError, DefusedXmlException, UnsafeFileError."""
    root = fromstring(content)
    sheets = list(root.iter(f"{_NS}Worksheet"))
    if len(sheets) > limits.sheets:
        raise UnsafeFileError(f"{len(sheets)}张工作表")
    styles = _Styles(_format_kinds(root), looks_of_styles(root))
    return [_read_sheet(sheet, styles, limits.cells) for sheet in sheets]


def _read_sheet(element: Element, styles: _Styles, largest: int) -> Grid:
    sheet = _Sheet()
    number = -1
    for row in element.iter(f"{_NS}Row"):
        number = _index(row, number, _TALLEST)
        if row.get(f"{_NS}Hidden") == "1":
            sheet.hidden_rows.add(number)
        _read_row(row, number, styles, sheet)
        number += int(row.get(f"{_NS}Span", "0"))
    filled = {row: cells for row, cells in sheet.rows.items() if any(_is_filled(cells))}
    height = max(filled, default=-1) + 1
    width = max((max(cells) + 1 for cells in filled.values()), default=0)
    if height * width > largest:
        raise UnsafeFileError(f"单元格范围达{height * width}格")
    return Grid(
        sheet=element.get(f"{_NS}Name", ""),
        rows=[_line(filled.get(number, {})) for number in range(height)],
        merges=tuple(sheet.merges),
        hidden_rows=frozenset(sheet.hidden_rows),
        hidden_columns=_hidden_columns(element),
        is_hidden="Hidden" in (element.findtext(f".//{_EXCEL}Visible") or ""),
        percent_cells=frozenset(sheet.kinds.get("percent", ())),
        percent_text_cells=frozenset(sheet.kinds.get("percent_text", ())),
        month_cells=frozenset(sheet.kinds.get("month", ())),
        shown_cells=shown_places(sheet.kinds),
        looks=(lambda: sheet.looks) if sheet.looks else None,
    )


def _read_row(row: Element, number: int, styles: _Styles, sheet: _Sheet) -> None:
    cells = sheet.rows.setdefault(number, {})
    column = -1
    for cell in row.iter(f"{_NS}Cell"):
        column = _index(cell, column, _WIDEST)
        cells[column] = _value(cell.find(f"{_NS}Data"))
        style = cell.get(f"{_NS}StyleID", "")
        if look := styles.looks.get(style):
            sheet.looks[number, column] = look
        if kind := styles.kinds.get(style):
            sheet.kinds.setdefault(kind, set()).add((number, column))
        across, down = (int(cell.get(f"{_NS}{name}", "0")) for name in ("MergeAcross", "MergeDown"))
        if across or down:
            sheet.merges.append(Merge(number, column, number + down, column + across))
        column += across


def _is_filled(cells: dict[int, CellValue]) -> list[bool]:
    return [value not in (None, "") for value in cells.values()]


def _line(cells: dict[int, CellValue]) -> list[CellValue]:
    return [cells.get(column) for column in range(max(cells, default=-1) + 1)]


def _index(element: Element, last: int, largest: int) -> int:
    index = int(element.get(f"{_NS}Index", str(last + 2))) - 1
    if not last < index < largest:
        raise ValueError("ss:Index out of order")
    return index


def _value(data: Element | None) -> CellValue:
    if data is None:
        return None
    text = join_runs(_runs_of(data, Run(""))) if len(data) else data.text or ""
    kind = data.get(f"{_NS}Type")
    if kind == "Number":
        return float(text)
    if kind == "Error":
        return CellError(text)
    if kind == "Boolean":
        return text == "1"
    return text


def _runs_of(element: Element, format_: Run) -> Iterator[Run]:
    """Yield the parts of a rich text, which is written in tags of HTML."""
    yield format_._replace(text=element.text or "")
    for child in element:
        tag = child.tag.rpartition("}")[2].lower()
        inner = format_._replace(
            is_raised=format_.is_raised or tag == "sup",
            is_struck=format_.is_struck or tag in ("s", "strike", "del"),
        )
        yield from _runs_of(child, inner)
        yield format_._replace(text=child.tail or "")


def _format_kinds(root: Element) -> dict[str, FormatKind | ShownAs]:
    """Return what the format of each style tells, by the style's name; plain ones left out."""
    kinds: dict[str, FormatKind | ShownAs] = {}
    for style in root.iter(f"{_NS}Style"):
        number_format = style.find(f"{_NS}NumberFormat")
        code = "" if number_format is None else number_format.get(f"{_NS}Format", "")
        kind: FormatKind | ShownAs = "percent" if code == "Percent" else kind_of_format(code)
        if kind:
            kinds[style.get(f"{_NS}ID", "")] = kind
    return kinds


def _hidden_columns(sheet: Element) -> frozenset[int]:
    hidden: set[int] = set()
    number = -1
    for column in sheet.iter(f"{_NS}Column"):
        number = _index(column, number, _WIDEST)
        span = min(int(column.get(f"{_NS}Span", "0")), _WIDEST)
        if column.get(f"{_NS}Hidden") == "1":
            hidden |= set(range(number, number + span + 1))
        number += span
    return frozenset(hidden)
