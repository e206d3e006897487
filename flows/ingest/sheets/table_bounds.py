"""Where a sheet's tables are, told from what the rows hold and without any catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.ingest.sheets.region import Region, whole_sheet
from flows.ingest.sheets.roles import DATA, HEADER, SECTION, TITLE
from flows.ingest.sheets.row_roles import RowRole, tell_rows_apart
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.sheets.side_by_side import split_columns
from flows.ingest.sheets.titles import find_title


@dataclass(frozen=True)
class PlainTable:
    """A table: its columns, header rows, body (data and section rows), and the line above it.

    `rows` are the roles of all its rows, titles and notes included.
    """

    region: Region
    header: tuple[int, ...]
    body: tuple[int, ...]
    title: str = ""
    rows: tuple[RowRole, ...] = ()


@dataclass
class _Walk:
    """What has been seen on the way down a region."""

    tables: list[PlainTable] = field(default_factory=list)
    rows: list[RowRole] = field(default_factory=list)
    last_body: str = ""


def find_tables(sheet: Sheet) -> list[PlainTable]:
    """Return the sheet's tables from top to bottom, then left to right; none without figures."""
    return _find_in(whole_sheet(sheet), depth=0)


#: Tables beside tables below tables: deeper than this nobody stacks them.
_DEEPEST = 4


def _find_in(region: Region, depth: int) -> list[PlainTable]:
    parts = split_columns(region) if depth < _DEEPEST else [region]
    if len(parts) > 1:
        return [table for part in parts for table in _find_in(part, depth + 1)]
    tables = _cut_rows(region, tell_rows_apart(region))
    if len(tables) < 2 and depth:
        return tables
    found: list[PlainTable] = []
    for table in tables:
        inner = region.cut(table.rows[0].row, table.body[-1])
        parts = split_columns(inner) if len(tables) > 1 else [inner]
        if len(parts) == 1:
            found.append(table)
            continue
        beside = [one for part in parts for one in _find_in(part, depth + 1)]
        found += [replace(one, title=one.title or table.title) for one in beside]
    return found


def _cut_rows(region: Region, roles: Sequence[RowRole]) -> list[PlainTable]:
    """Return the tables that follow each other; a title or header below data begins the next."""
    walk = _Walk()
    for one in roles:
        if one.role in (TITLE, HEADER) and walk.last_body:
            _close(walk, region)
        if one.role in (DATA, SECTION):
            walk.last_body = one.role
        walk.rows.append(one)
    _close(walk, region)
    return walk.tables


def _close(walk: _Walk, region: Region) -> None:
    """Put the table that ends here aside; without figures it is none."""
    rows, walk.rows, walk.last_body = walk.rows, [], ""
    body = tuple(one.row for one in rows if one.role in (DATA, SECTION))
    if not _has_figures(region, body):
        if any(one.role == HEADER for one in rows):
            return
        if walk.tables:
            last = walk.tables[-1]
            walk.tables[-1] = replace(last, rows=(*last.rows, *rows))
        else:
            walk.rows = rows  # they stand above the first table
        return
    header = tuple(one.row for one in rows if one.role == HEADER)
    titles = [one.row for one in rows if one.role == TITLE]
    walk.tables.append(PlainTable(region, header, body, find_title(region, titles), tuple(rows)))


def _has_figures(region: Region, body: Sequence[int]) -> bool:
    return any(region.facts_by_row[row].figures for row in body)
