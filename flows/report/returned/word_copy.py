"""A Word document that a sender returned: the same document, wrong cells shaded and commented."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.run import Run
from lxml import etree

from flows.finding import class_of
from flows.ingest.files.clean_text import clean_text
from flows.ingest.files.word.document import cell_width, document_tables, grid_before, row_cells
from flows.ingest.files.word.document import table_rows as rows_of
from flows.ingest.files.word.own_list import OWN_LIST_TITLE
from flows.report.office.stable_zip import freeze_package
from flows.report.returned.finding_words import (
    FILLS,
    class_name,
    finding_name,
    finding_note,
    own_sentence,
)
from flows.report.returned.marks import AUTHOR
from flows.words.place_words import PlaceWords

#: What python-docx may raise on a document that other programs open.
ODD_DOCUMENT = (
    zipfile.BadZipFile,
    PackageNotFoundError,
    etree.LxmlError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
)
_CELL = re.compile(r"表(\d{1,4})第(\d{1,5})行第(\d{1,4})列")
#: The list's columns and their widths in centimetres.
_COLUMNS = (("序号", 1.2), ("处理", 2), ("问题", 2), ("位置", 2.3), ("填报内容", 2), ("说明", 6.5))
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_LONGEST = 900


def mark_document(
    content: bytes,
    findings: Sequence[Mapping[str, str]],
    lines: Sequence[str],
    target: Path,
    places: PlaceWords,
) -> int:
    """Write the marked copy with the list of findings at its end; return how many cells it marks.

    What an earlier return put on is taken away before. Raises what python-docx raises on an odd
    document.
    """
    document = docx.Document(io.BytesIO(content))
    _remove_marks(document)
    notes: dict[tuple[int, int, int], list[Mapping[str, str]]] = defaultdict(list)
    for finding in findings:
        for table, row, column in _CELL.findall(finding["cell"]):
            notes[int(table), int(row), int(column)].append(finding)
    cells = _cells_by_place(document)
    found = [(cells[place], named) for place, named in notes.items() if place in cells]
    for cell, named in found:
        _mark(document, cell, named, places)
    _add_list(document, findings, lines, places)
    stream = io.BytesIO()
    document.save(stream)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(freeze_package(stream.getvalue()))
    return len(found)


def _cells_by_place(document: Document) -> dict[tuple[int, int, int], Any]:
    """Return the cells by table, row and column, counted from 1 as the reader names them."""
    cells: dict[tuple[int, int, int], Any] = {}
    for number, table in enumerate(document_tables(document.element.body), start=1):
        for row_number, row in enumerate(rows_of(table), start=1):
            column = grid_before(row)
            for cell in row_cells(row):
                cells[number, row_number, column + 1] = cell
                column += cell_width(cell)
    return cells


def _mark(
    document: Document, cell: Any, findings: Sequence[Mapping[str, str]], places: PlaceWords
) -> None:
    worst = min((class_of(one["code"]) for one in findings), key=list(FILLS).index)
    _shade(cell, FILLS[worst][2:])
    # python-docx takes any part of a document for the parent, its types only a table.
    paragraph = _Cell(cell, document).paragraphs[0]  # type: ignore[arg-type]
    runs: list[Run] = paragraph.runs or [paragraph.add_run("")]
    text = "\n".join(dict.fromkeys(clean_text(finding_note(one, places)) for one in findings))[
        :_LONGEST
    ]
    comment = document.add_comment(runs, text=text, author=AUTHOR, initials="核")
    comment._comment_elm.attrib.pop(qn("w:date"), "")  # the same document on any day


def _shade(cell: Any, colour: str) -> None:
    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)


def _add_list(
    document: Document,
    findings: Sequence[Mapping[str, str]],
    lines: Sequence[str],
    places: PlaceWords,
) -> None:
    """Put the list at the end, where it changes no table's number."""
    document.add_paragraph("").paragraph_format.page_break_before = True
    for line in [*lines, OWN_LIST_TITLE]:
        document.add_paragraph(clean_text(line))
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    _draw_borders(table)
    for column, (_, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0].cells, [title for title, _ in _COLUMNS])
    for number, finding in enumerate(findings, start=1):
        values = (
            str(number),
            class_name(finding),
            finding_name(finding, places),
            finding["cell"],
            finding["found"],
            own_sentence(finding),
        )
        _fill(table.add_row().cells, values)


def _fill(cells: Sequence[_Cell], texts: Sequence[str]) -> None:
    for cell, text, (_, width) in zip(cells, texts, _COLUMNS, strict=True):
        cell.text = clean_text(text)
        cell.width = Cm(width)
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)


def _draw_borders(table: Table) -> None:
    """Draw the list's lines itself: a sender's document may have no style for that."""
    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side in _BORDERS:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _remove_marks(document: Document) -> None:
    """Take away what an earlier return put on: the list, our comments and their colours."""
    body = document.element.body
    fills = {fill[2:] for fill in FILLS.values()}
    for shade in list(body.iter(qn("w:shd"))):
        if shade.get(qn("w:fill")) in fills and shade.getparent().tag == qn("w:tcPr"):
            shade.getparent().remove(shade)
    own = {one.comment_id for one in document.comments if one.author == AUTHOR}
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(body.iter(qn(f"w:{tag}"))):
            if int(mark.get(qn("w:id"), "-1")) in own:
                mark.getparent().remove(mark)
    titles = [one for one in document.paragraphs if one.text.strip() == OWN_LIST_TITLE]
    for title in titles:
        following = title._p.getnext()
        if following is not None and following.tag == qn("w:tbl"):
            body.remove(following)
        body.remove(title._p)
