"""Any table workbook in, one row per data cell out; no catalogue is needed."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TextIO

from flows.ingest.collector import collector_paused
from flows.ingest.grid import Workbook
from flows.ingest.sheets.cell_kinds import FIGURES, TEXT, kind_of
from flows.ingest.sheets.header import header_paths
from flows.ingest.sheets.roles import SECTION
from flows.ingest.sheets.sheet import Sheet, is_figure
from flows.ingest.sheets.sign_columns import join_sign_columns
from flows.ingest.sheets.table_bounds import PlainTable, find_tables
from flows.ingest.tidy.column_roles import (
    CODE,
    LABEL,
    UNIT,
    VALUE,
    YEAR,
    ColumnRole,
    tell_columns_apart,
)
from flows.ingest.tidy.label_lines import label_text
from flows.ingest.tidy.plain_values import writer_for
from flows.ingest.tidy.row_labels import LabelColumns, LabelPaths, label_paths
from flows.words.formula_guard import disarm

_JOINED = " > "
#: Whether a column has figures shows in so many first rows.
_ROWS_LOOKED_AT = 2000


class TidyRow(NamedTuple):
    """One data cell with the labels of its row and column, levels joined by ` > `."""

    sheet: str
    cell: str
    row_label: str
    column_label: str
    value: str


@dataclass(frozen=True)
class ReadTable:
    """A table as it was understood: the roles of its columns and what its rows are called."""

    table: PlainTable
    columns: tuple[ColumnRole, ...]
    labels: LabelPaths


@dataclass(frozen=True)
class ReadSheet:
    """A visible sheet, its tables, and one row per data cell in reading order."""

    sheet: Sheet
    tables: tuple[ReadTable, ...]
    rows: tuple[TidyRow, ...]


def tidy_workbook(workbooks: Iterable[Workbook]) -> list[TidyRow]:
    """Return one row per data cell of all visible tables, in reading order.

    Titles, notes, 甲/乙 rows, page numbers and signs for no figure give no row; so does a
    workbook with headers alone. Hidden sheets, rows and columns are not data.
    """
    return [row for sheet in read_sheets(workbooks) for row in sheet.rows]


def read_sheets(workbooks: Iterable[Workbook]) -> list[ReadSheet]:
    """Return how every visible sheet was understood."""
    with collector_paused():
        return [
            _read_sheet(Sheet(join_sign_columns(grid)))
            for workbook in workbooks
            for grid in workbook.grids
            if not grid.is_hidden
        ]


def write_csv(rows: Iterable[TidyRow], out: TextIO) -> None:
    """Write the rows with a header line; no field can start a formula in a spreadsheet program."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(TidyRow._fields)
    writer.writerows([_harmless(text) for text in row] for row in rows)


def _read_sheet(sheet: Sheet) -> ReadSheet:
    tables = tuple(_read_table(table) for table in find_tables(sheet))
    titles = {one.table.title for one in tables if one.table.title}
    rows = [
        row
        for one in tables
        for row in _tidy_table(one, one.table.title if len(titles) > 1 else "")
    ]
    return ReadSheet(sheet, tables, tuple(rows))


def _read_table(table: PlainTable) -> ReadTable:
    columns = tuple(tell_columns_apart(table))
    labels = label_paths(
        table.region.sheet,
        table.body,
        frozenset(one.row for one in table.rows if one.role == SECTION),
        LabelColumns(_of(columns, LABEL, YEAR), _of(columns, CODE), _of(columns, VALUE)),
    )
    return ReadTable(table, columns, labels)


def _of(columns: Sequence[ColumnRole], *roles: str) -> tuple[int, ...]:
    return tuple(one.column for one in columns if one.role in roles)


def _tidy_table(read: ReadTable, title: str) -> list[TidyRow]:
    table, sheet = read.table, read.table.region.sheet
    paths = header_paths(sheet, table.header, table.region.columns)
    above = (title,) if title else ()
    columns = [
        (
            column,
            sheet.letters(column),
            _JOINED.join((*above, *paths[column])),
            writer_for([sheet.cell(row, column) for row in table.body[:_ROWS_LOOKED_AT]]),
        )
        for column in _of(read.columns, VALUE)
    ]
    units = _of(read.columns, UNIT)
    rows: list[TidyRow] = []
    prefix = sheet.prefix
    for row in table.body:
        if row in read.labels.headings:
            continue
        path, name_column = read.labels.paths.get(row, ()), -1
        if not path:
            name_column, path = _find_name(table, row)
        row_label = _JOINED.join((*path, *_texts(sheet, row, units)))
        number = sheet.number(row)
        for column, letters, column_label, write in columns:
            value = sheet.cell(row, column)
            if column == name_column:
                continue
            if type(value) is not float and sheet.anchor(row, column)[1] != column:
                continue
            if text := write(value):
                cell = prefix + number + letters if prefix else letters + number
                rows.append(TidyRow(sheet.grid.sheet, cell, row_label, column_label, text))
    return rows


def _texts(sheet: Sheet, row: int, columns: Sequence[int]) -> list[str]:
    return [text for column in columns if (text := sheet.text(row, column).strip())]


def _find_name(table: PlainTable, row: int) -> tuple[int, tuple[str, ...]]:
    """Return the text left of a row's first figure, where the row has no label: Subtotal, Total."""
    for column in table.region.columns:
        value = table.region.sheet.cell(row, column)
        if kind_of(value) in FIGURES:
            break
        if kind_of(value) == TEXT:
            return column, (label_text(value),)
    return -1, ()


def _harmless(text: str) -> str:
    """Return the text so that a spreadsheet program takes it for text, numbers left alone."""
    return text if is_figure(text) else disarm(text)
