"""Colours and comments on the cells that a finding names, and their removal."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from openpyxl import Workbook as Book
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from flows.finding import class_of
from flows.ingest.files.clean_text import clean_text
from flows.report.office.workbook_writing import cell_at, worksheets_by_name
from flows.report.returned.finding_words import FILLS, finding_note
from flows.words.place_words import PlaceWords

AUTHOR = "数据核验"
LIST_SHEET = "问题清单"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_LONGEST_COMMENT = 900
_SENDERS = "\n原批注："


def mark_cells(book: Book, findings: Sequence[Mapping[str, str]], places: PlaceWords) -> int:
    """Mark each cell that a finding names, the worst colour winning; return how many."""
    notes: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    sheets = worksheets_by_name(book)
    for finding in findings:
        sheet = find_sheet(sheets, finding["sheet"])
        for cell in cells_of(finding["cell"]) if sheet is not None else []:
            notes[sheet.title if sheet else "", cell].append(
                (class_of(finding["code"]), finding_note(finding, places))
            )
    for (title, name), sentences in notes.items():
        _mark(cell_at(sheets[clean_text(title)], *coordinate_to_tuple(name)), sentences)
    return len(notes)


def find_sheet(sheets: dict[str, Worksheet], name: str) -> Worksheet | None:
    """Return the sheet that a finding names; the only one where it names none."""
    if name in sheets:
        return sheets[name]
    return next(iter(sheets.values())) if not name and len(sheets) == 1 else None


def cells_of(text: str) -> list[str]:
    """Return the cells that a finding names: `C5`, or `C5、D5`; none beyond a sheet's edge."""
    found = [f"{column}{row}" for column, row in _CELL.findall(text.upper()) if _fits(column, row)]
    return list(dict.fromkeys(found))[:20]


def _fits(column: str, row: str) -> bool:
    return (len(column), column) <= (3, "XFD") and int(row) <= 1_048_576


def _mark(cell: Cell, notes: list[tuple[str, str]]) -> None:
    worst = min((asked for asked, _ in notes), key=list(FILLS).index)
    cell.fill = PatternFill("solid", fgColor=FILLS[worst])
    text = "\n".join(dict.fromkeys(clean_text(note) for _, note in notes))[:_LONGEST_COMMENT]
    if cell.comment is not None and cell.comment.text:
        text += _SENDERS + clean_text(cell.comment.text)[:_LONGEST_COMMENT]
    lines = sum(1 + len(line) // 20 for line in text.split("\n"))
    cell.comment = Comment(text, AUTHOR, width=340, height=min(40 + 20 * lines, 400))


def remove_marks(book: Book) -> None:
    """Take away what an earlier return put on: the list, our comments and their colours."""
    for name, sheet in worksheets_by_name(book).items():
        if name.startswith(LIST_SHEET) and len(book.worksheets) > 1:
            book.remove(sheet)
            continue
        for cell in list(sheet._cells.values()):
            if isinstance(cell, Cell) and cell.comment and cell.comment.author == AUTHOR:
                _unmark(cell, cell.comment.text)


def _unmark(cell: Cell, comment: str) -> None:
    _, mark, senders = comment.partition(_SENDERS)
    cell.comment = Comment(senders, "") if mark else None
    if cell.fill.fgColor.rgb in FILLS.values():
        cell.fill = PatternFill()
