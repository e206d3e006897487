"""Any table workbook in, one row per data cell out; no catalogue is needed."""

import csv
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from flows.formula_guard import disarm
from flows.ingest.collector import collector_paused
from flows.ingest.findings import shown
from flows.ingest.grid import CellValue, Workbook
from flows.ingest.sheets.header import header_paths
from flows.ingest.sheets.sheet import Sheet, is_blank, is_figure, is_note
from flows.ingest.sheets.table_bounds import PlainTable, find_tables
from flows.ingest.tidy.label_columns import Part, split_columns
from flows.ingest.tidy.row_labels import label_paths, numbering_of
from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import read_value

_JOINED = " > "


class TidyRow(NamedTuple):
    """One data cell with the labels of its row and column, levels joined by ` > `."""

    sheet: str
    cell: str
    row_label: str
    column_label: str
    value: str


def tidy_workbook(workbooks: Iterable[Workbook]) -> list[TidyRow]:
    """Return one row per data cell of all visible tables, in reading order.

    Titles, notes, unit and 甲/乙 rows, page numbers and placeholders give no row; so does a
    workbook with headers alone. Hidden sheets, rows and columns are not data.
    """
    with collector_paused():
        return [
            row
            for workbook in workbooks
            for grid in workbook.grids
            if not grid.is_hidden
            for row in _tidy_sheet(Sheet(grid))
        ]


def write_csv(rows: Iterable[TidyRow], out: TextIO) -> None:
    """Write the rows with a header line; no field can start a formula in a spreadsheet program."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(TidyRow._fields)
    writer.writerows([_harmless(text) for text in row] for row in rows)


def _tidy_sheet(sheet: Sheet) -> list[TidyRow]:
    tables = find_tables(sheet)
    rows: list[TidyRow] = []
    for table in tables:
        for part in split_columns(sheet, table):
            rows += _tidy_part(sheet, table, part, with_title=len(tables) > 1)
    return rows


def _tidy_part(sheet: Sheet, table: PlainTable, part: Part, *, with_title: bool) -> list[TidyRow]:
    paths = header_paths(sheet, table.header, range(part.left, part.right + 1))
    title = (table.title,) if with_title and table.title else ()
    columns = [
        (column, sheet.letters(column), _JOINED.join((*title, *paths[column])))
        for column in part.values
        if paths[column]
    ]
    sections = frozenset(row for row in table.body if _is_section(sheet, row, part))
    labels = label_paths(sheet, table.body, part.labels, sections)
    rows: list[TidyRow] = []
    prefix = sheet.prefix
    for row in table.body:
        label = labels.get(row, ())
        if row in sections or not label or is_note(sheet.rows[row]):
            continue
        if _repeats_header(sheet, row, part, paths):
            continue
        units = [text for column in part.units if (text := sheet.text(row, column).strip())]
        row_label, number = _JOINED.join((*label, *units)), sheet.number(row)
        line = sheet.rows[row]
        for column, letters, column_label in columns:
            text = _plain(line[column]) if column < len(line) else ""
            if text:
                cell = prefix + number + letters if prefix else letters + number
                rows.append(TidyRow(sheet.grid.sheet, cell, row_label, column_label, text))
    return rows


def _is_section(sheet: Sheet, row: int, part: Part) -> bool:
    """Return whether a row has a label alone, or one text merged over its columns.

    Placeholders count as nothing only where the label is numbered: 一、人口 — —.
    """
    label = sheet.text(row, part.labels[0]).strip()
    is_numbered = numbering_of(label) is not None
    for column in (*part.values, *part.units):
        value = sheet.cell(row, column)
        if is_blank(value) or (is_numbered and read_value(value).state == "blank"):
            continue
        if not isinstance(value, str) or value.strip() != label:
            return False
    return True


def _repeats_header(sheet: Sheet, row: int, part: Part, paths: dict[int, tuple[str, ...]]) -> bool:
    """Return whether every text of a row stands in its own column's header."""
    found = False
    for column in part.values:
        value = sheet.cell(row, column)
        if is_blank(value):
            continue
        if not isinstance(value, str) or squash(value) not in map(squash, paths[column]):
            return False
        found = True
    return found


def _plain(value: CellValue) -> str:
    """Return a figure as plain digits (1,234 → 1234), nothing for blanks, else the text."""
    if type(value) is float:
        return str(int(value)) if value.is_integer() else repr(value)
    if is_blank(value):
        return ""
    reading = read_value(value)
    if reading.state == "blank":
        return ""
    if reading.value is not None and not reading.unit and is_figure(value):
        return shown(reading.value)
    return " ".join(shown(value).split())


def _harmless(text: str) -> str:
    """Return the text so that a spreadsheet program takes it for text, numbers left alone."""
    return text if is_figure(text) else disarm(text)
