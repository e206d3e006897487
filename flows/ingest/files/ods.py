"""What calamine does not tell of an ods sheet: error cells, spans, percents, hidden lines.

The XML is cut into rows as bytes; only a row that has something to tell is looked into.
"""

import html
import re
from dataclasses import dataclass, field
from itertools import product

from flows.ingest.files.looks.ods_formats import OdsStyles
from flows.ingest.files.looks.ods_table_styles import TableStyles, column_styles
from flows.ingest.files.looks.ods_texts import has_marked_spans, meant_text
from flows.ingest.files.sheet_details import NOT_CALCULATED, SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellError, Merge, ShownAs

_TABLE = re.compile(rb"<table:table[\s>]")
_ROW = b"<table:table-row"
_CELL = re.compile(rb"<table:(?:covered-)?table-cell")
_COLUMN = re.compile(rb"<table:table-column\s[^<>]*>")
_REPEATED_ROWS = re.compile(rb"table:number-rows-repeated=[\"'](\d{1,9})[\"']")
_REPEATED = re.compile(rb"table:number-columns-repeated=[\"'](\d{1,9})[\"']")
_ACROSS = re.compile(rb"table:number-columns-spanned=[\"'](\d{1,9})[\"']")
_DOWN = re.compile(rb"table:number-rows-spanned=[\"'](\d{1,9})[\"']")
_HIDDEN = re.compile(rb"table:visibility=[\"'](?:collapse|filter)[\"']")
_TELLING = re.compile(
    rb"percentage|%</text:p>|=.date\"|error|Err:|-spanned=|:formula=|columns-repeated=.\d{3}"
)
_TAG = re.compile(rb"<[^<>]*>")
_MONTH_TEXT = re.compile(rb"<text:p>\d{4}(?:[-/.]|\xe5\xb9\xb4)\d{1,2}(?:\xe6\x9c\x88)?</text:p>")
_MOST_REPEATED_UNSEEN = 99
_WIDEST, _TALLEST = 16_384, 1_048_576


@dataclass
class _Look:
    """What has been found of a table so far, and how far its filled cells reach."""

    largest: int
    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    percent_texts: set[tuple[int, int]] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    shown: dict[tuple[int, int], ShownAs] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    height: int = 0
    width: int = 0

    def places_of(self, cell: bytes) -> set[tuple[int, int]] | None:
        """Return where a cell is noted whose format tells something; it shows in its text."""
        if b'"percentage"' in cell:
            return self.percents
        if b'"float"' in cell and b"%</text:p>" in cell:
            return self.percent_texts
        return self.months if b'e="date"' in cell and _MONTH_TEXT.search(cell) else None


_PLAIN = OdsStyles({}, {})


def look_at_ods(
    xml: bytes, largest_cells: int, styles: OdsStyles = _PLAIN
) -> dict[int, SheetDetails]:
    """Return the details of each table by its number; raises UnsafeFileError."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnsafeFileError("含有外部实体声明")
    starts = [match.start() for match in _TABLE.finditer(xml)]
    ends = [*starts[1:], len(xml)]
    return {
        number: _look_at_table(xml[start:end], largest_cells, styles)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    }


def _look_at_table(xml: bytes, largest: int, styles: OdsStyles) -> SheetDetails:
    head, *rows = xml.split(_ROW)
    columns = column_styles(head) if styles.shown else ()
    own = TableStyles(styles.shown, styles.texts, columns)
    is_styled = bool(own.shown) or (bool(own.texts) and b"<text:span" in xml)
    look = _look_at_rows(rows, largest, own, is_thorough=is_styled)
    if look.height * look.width > largest:
        look = _look_at_rows(rows, largest, own, is_thorough=True)
    return SheetDetails(
        errors=look.errors,
        hidden_rows=frozenset(look.hidden_rows),
        hidden_columns=_hidden_columns(head),
        percent_cells=frozenset(look.percents),
        percent_text_cells=frozenset(look.percent_texts),
        month_cells=frozenset(look.months),
        shown_cells=look.shown,
        merges=tuple(look.merges),
        texts=look.texts,
    )


def _look_at_rows(
    rows: list[bytes], largest: int, styles: TableStyles, *, is_thorough: bool
) -> _Look:
    look = _Look(largest)
    number = 0
    for row in rows:
        tag = row[: row.find(b">") + 1]
        match = _REPEATED_ROWS.search(tag) if b"-repeated" in tag else None
        repeated = min(int(match.group(1)), _TALLEST) if match else 1
        if b"visibility" in tag and _HIDDEN.search(tag):
            look.hidden_rows |= set(range(number, min(number + repeated, _TALLEST)))
        if b"value-type=" in row or b"<text:p" in row:
            look.height = number + repeated
            if is_thorough or _has_details(row):
                _look_at_cells(row, range(number, number + repeated), look, styles)
            else:
                cells = row.count(b"table-cell")
                look.width = max(look.width, cells * _MOST_REPEATED_UNSEEN)
            if is_thorough and look.height * look.width > largest:
                raise UnsafeFileError(f"单元格范围达{look.height * look.width}格")
        number += repeated
    return look


def _has_details(row: bytes) -> bool:
    """Return whether anything up to the row's last filled cell is worth a look at each cell."""
    last = max(row.rfind(b"value-type="), row.rfind(b"<text:p"))
    end = row.find(b"</table:table-cell", last)
    return _TELLING.search(row, 0, end if end >= 0 else len(row)) is not None


def _look_at_cells(row: bytes, numbers: range, look: _Look, styles: TableStyles) -> None:
    tag, *cells = _CELL.split(row)
    column = 0
    for cell in cells:
        repeated = _count(_REPEATED, cell) if b"columns-repeated=" in cell else 1
        is_filled = b"value-type=" in cell or b"<text:p" in cell
        if is_filled:
            look.width = max(look.width, column + repeated)
        if b"-spanned=" in cell:
            across = min(_count(_ACROSS, cell), _WIDEST)
            down = min(_count(_DOWN, cell), _TALLEST)
            if across > 1 or down > 1:
                top = numbers.start
                look.merges.append(Merge(top, column, top + down - 1, column + across - 1))
        if is_filled or b":formula=" in cell:
            columns = range(column, column + min(repeated, _WIDEST))
            if len(numbers) * len(columns) > look.largest:
                raise UnsafeFileError(f"单元格范围达{len(numbers) * len(columns)}格")
            _look_at_cell(cell, numbers, columns, look, styles, tag)
        column += repeated


def _look_at_cell(
    cell: bytes, numbers: range, columns: range, look: _Look, styles: TableStyles, row: bytes
) -> None:
    """Note what a cell, in all its places, has to tell beside the value."""
    if error := _error_of(cell):
        look.errors.update((place, error) for place in product(numbers, columns))
    elif (noted := look.places_of(cell)) is not None:
        noted.update(product(numbers, columns))
    elif styles.shown and (shown := styles.shown_in(cell, row, columns.start)):
        look.shown.update((place, shown) for place in product(numbers, columns))
    elif styles.texts and has_marked_spans(cell, styles.texts):
        text = meant_text(cell, styles.texts)
        look.texts.update((place, text) for place in product(numbers, columns))


def _error_of(cell: bytes) -> CellError | None:
    if b'"error"' not in cell and b":formula=" not in cell and b"Err:" not in cell:
        return None
    body = cell.partition(b">")[2]
    text = html.unescape(_TAG.sub(b"", body).decode("utf-8", "replace")).strip()
    if b'calcext:value-type="error"' in cell or text.startswith("Err:"):
        return CellError(text or "#N/A")
    if b":formula=" in cell and not text and b"value-type=" not in cell:
        return NOT_CALCULATED
    return None


def _hidden_columns(head: bytes) -> frozenset[int]:
    if b"visibility" not in head:
        return frozenset()
    hidden: set[int] = set()
    number = 0
    for tag in _COLUMN.findall(head):
        repeated = min(_count(_REPEATED, tag), _WIDEST)
        if _HIDDEN.search(tag):
            hidden |= set(range(number, min(number + repeated, _WIDEST)))
        number += repeated
    return frozenset(hidden)


def _count(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return max(1, int(match.group(1))) if match else 1
