"""The tables of a Word document (.docx) as grids; the lines above a table are its titles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from flows.ingest.files.archives.zip_parts import Part, check_parts, read_part
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.word.own_list import OWN_LIST_TITLE
from flows.ingest.files.word.text import WORD, paragraph_text
from flows.ingest.grid import CellValue, Grid, Merge
from flows.settings import Limits

MAIN_PART = "word/document.xml"
#: So many lines above a table are kept as its titles.
_MOST_TITLES = 12
_WIDEST = 500
_TABLE, _ROW, _CELL, _PARAGRAPH = (WORD + name for name in ("tbl", "tr", "tc", "p"))
_NUMBER = re.compile(r"\d{1,4}")


@dataclass
class _Walk:
    """What has been read on the way down the document."""

    largest_cells: int
    grids: list[Grid] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    tables: int = 0
    cells: int = 0


def read_docx(content: bytes, parts: Mapping[str, Part], limits: Limits) -> list[Grid]:
    """Return one grid per table in reading order, a nested one after the one it stands in.

    Row 0 of a grid is the table's first row; titles stand in the rows above it. Raises
    UnsafeFileError, BadZipFile, and XMLSyntaxError for a damaged document.
    """
    check_parts(parts, limits)
    xml = read_part(content, parts[MAIN_PART])
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnsafeFileError("含有外部实体声明")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    walk = _Walk(limits.cells)
    _walk_blocks(etree.fromstring(xml, parser), walk)
    if len(walk.grids) > limits.sheets:
        raise UnsafeFileError(f"{len(walk.grids)}张表")
    return walk.grids


def _walk_blocks(element: etree._Element, walk: _Walk) -> None:
    for block in _blocks(element):
        if block.tag == _PARAGRAPH:
            lines = [line.strip() for line in paragraph_text(block).split("\n")]
            walk.titles += [line for line in lines if line]
        else:
            _read_table(block, walk)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body or cell; wrappers around them are looked into."""
    for child in element:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag != _ROW:
            yield from _blocks(child)


def _read_table(table: etree._Element, walk: _Walk) -> None:
    walk.tables += 1
    number, titles = walk.tables, walk.titles[-_MOST_TITLES:]
    is_own = OWN_LIST_TITLE in titles
    walk.titles = []
    place = len(walk.grids)
    rows, merges = _read_rows(table, walk)
    name = OWN_LIST_TITLE if is_own else f"表{number}"
    lines: list[list[CellValue]] = [[title] for title in titles]
    grid = Grid(name, [*lines, *rows], top=-len(lines), merges=tuple(merges), table=number)
    walk.grids.insert(place, grid)


def _read_rows(table: etree._Element, walk: _Walk) -> tuple[list[list[CellValue]], list[Merge]]:
    """Return the rows with spans as merges; tables in cells are read on the way."""
    rows: list[list[CellValue]] = []
    merges: list[Merge] = []
    growing: dict[int, Merge] = {}
    for number, row in enumerate(table_rows(table)):
        line: list[CellValue] = [None] * grid_before(row)
        still: dict[int, Merge] = {}
        for cell in row_cells(row):
            column, width = len(line), cell_width(cell)
            begun = growing.get(column)
            if is_continued(cell) and begun is not None:
                still[column] = Merge(begun.first_row, column, number, begun.last_column)
                line += [None] * width
                continue
            line += [_cell_text(cell, walk), *[None] * (width - 1)]
            still[column] = Merge(number, column, number, column + width - 1)
        merges += [merge for column, merge in growing.items() if not _grows(merge, still)]
        growing = still
        walk.cells += len(line)
        if walk.cells > walk.largest_cells:
            raise UnsafeFileError(f"单元格超过{walk.largest_cells}格")
        rows.append(line)
    return rows, [merge for merge in [*merges, *growing.values()] if _spans(merge)]


def _grows(merge: Merge, still: dict[int, Merge]) -> bool:
    later = still.get(merge.first_column)
    return later is not None and later.first_row == merge.first_row


def _spans(merge: Merge) -> bool:
    return merge.last_row > merge.first_row or merge.last_column > merge.first_column


def _cell_text(cell: etree._Element, walk: _Walk) -> str:
    """Return what a cell says before the first table in it; its tables are read apart."""
    texts: list[str] = []
    has_table = False
    for block in _blocks(cell):
        if block.tag == _TABLE:
            walk.titles = list(texts)
            _read_table(block, walk)
            has_table = True
        elif not has_table:
            texts.append(paragraph_text(block))
    walk.titles = []
    return "\n".join(texts).strip()


def document_tables(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the tables below an element in the order of their numbers."""
    for block in _blocks(element):
        if block.tag == _TABLE:
            yield block
            for row in table_rows(block):
                for cell in row_cells(row):
                    yield from document_tables(cell)


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield a table's own rows."""
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag != _TABLE:
            yield from table_rows(child)


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield a row's own cells."""
    for child in row:
        if child.tag == _CELL:
            yield child
        elif child.tag != _TABLE:
            yield from row_cells(child)


def grid_before(row: etree._Element) -> int:
    """Return how many columns a row leaves free before its first cell."""
    return _value(row, "trPr/gridBefore", 0)


def cell_width(cell: etree._Element) -> int:
    """Return how many columns a cell spans."""
    return max(_value(cell, "tcPr/gridSpan", 1), 1)


def is_continued(cell: etree._Element) -> bool:
    """Return whether a cell is covered by the one above it."""
    found = cell.find(_path("tcPr/vMerge"))
    return found is not None and found.get(WORD + "val", "continue") == "continue"


def _value(element: etree._Element, path: str, default: int) -> int:
    found = element.find(_path(path))
    text = "" if found is None else found.get(WORD + "val", "")
    return min(int(text), _WIDEST) if _NUMBER.fullmatch(text) else default


def _path(names: str) -> str:
    return "/".join(WORD + name for name in names.split("/"))
