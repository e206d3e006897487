"""Tables and charts in a notice."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as NoticeDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from flows.report.docx_fonts import HEADING_FONT, SMALL_FONT, set_fonts
from flows.report.docx_notice import plain

#: Width of the text area (GB/T 9704).
TEXT_WIDTH_MM = 156
_CELL_SIZE = Pt(10.5)
_HEAD_SHADE = "E7EBF0"


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, and which side it leans to."""

    title: str
    share: float
    side: str = "left"


def add_table(
    document: NoticeDocument, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> None:
    """Add a table over the text width whose heading is repeated on every page."""
    _add_caption(document, caption)
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    whole = sum(column.share for column in columns)
    widths = [Mm(TEXT_WIDTH_MM * column.share / whole) for column in columns]
    for element, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        element.w = width
    head = table.add_row()
    _flag_row(head, "w:tblHeader")
    for cell, column, width in zip(head.cells, columns, widths, strict=True):
        _fill(cell, column.title, "center", width, HEADING_FONT)
        _shade(cell)
    for texts in rows:
        row = table.add_row()
        _flag_row(row, "w:cantSplit")
        for cell, text, column, width in zip(row.cells, texts, columns, widths, strict=True):
            _fill(cell, text, column.side, width, SMALL_FONT)
    _small(document.add_paragraph(), Pt(6))


def _fill(cell: _Cell, text: str, side: str, width: Mm, font: str) -> None:
    cell.width = width
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT[side.upper()]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    run = paragraph.add_run(plain(text))
    run.font.size = _CELL_SIZE
    set_fonts(run._element, font)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _HEAD_SHADE)
    cell._tc.get_or_add_tcPr().append(shade)


def _flag_row(row: _Row, flag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(flag))


def _add_caption(document: NoticeDocument, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(plain(text))
    run.font.size = Pt(12)
    set_fonts(run._element, HEADING_FONT)


def _small(paragraph: Paragraph, size: Pt) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = size


def add_chart(document: NoticeDocument, png: bytes, alt: str, *, width_mm: int = 150) -> None:
    """Add a picture over the text width with its description for those who cannot see it."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    picture = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(width_mm))
    picture._inline.docPr.set("descr", plain(alt))
    picture._inline.docPr.set("title", plain(alt)[:80])
