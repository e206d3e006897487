"""Tables and charts in a notice."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document as NoticeDocument
from docx.enum.text import WD_LINE_SPACING, WD_PARAGRAPH_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from flows.numbers_text import ABSENT
from flows.report.office.notice import plain
from flows.report.office.notice_fonts import HEADING_FONT, LATIN_FONT, SMALL_FONT, set_fonts

#: Width of the text area (GB/T 9704).
TEXT_WIDTH_MM = 156
_TWIPS_PER_MM = 56.6929
_HALF_POINTS = 21
_HEAD_SHADE = "E7EBF0"
_SPACING = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="404040"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, and which side it leans to."""

    title: str
    share: float
    side: str = "left"


@dataclass(frozen=True)
class _Look:
    """What all rows of a table share; widths in twips."""

    columns: Sequence[Column]
    widths: Sequence[int]
    half_points: int


def add_table(
    document: NoticeDocument,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    half_points: int = _HALF_POINTS,
    is_kept: bool = False,
) -> None:
    """Add a table over the text width whose heading is repeated on every page.

    One that is kept stands on one page. A column that holds nothing but — says nothing and is
    left out. `half_points` is the size of its text in half points. The table is written as one
    piece of XML: cell by cell takes ten times as long.
    """
    columns, rows = _without_empty(columns, rows)
    _add_caption(document, caption)
    whole = sum(column.share for column in columns)
    widths = [round(TEXT_WIDTH_MM * _TWIPS_PER_MM * column.share / whole) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = _Look(columns, widths, half_points)
    body = [_row([column.title for column in columns], look, is_head=True, is_kept=is_kept)]
    for left, texts in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        body.append(_row(texts, look, is_head=False, is_kept=is_kept and left > 0))
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(body)}</w:tbl>"
    )
    gap = document.add_paragraph()
    gap.paragraph_format.line_spacing = Pt(8)
    gap._p.addprevious(table)


def _without_empty(
    columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> tuple[list[Column], list[list[str]]]:
    kept = [place for place in range(len(columns)) if {row[place] for row in rows} != {ABSENT}]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]


def _row(texts: Sequence[str], look: _Look, *, is_head: bool, is_kept: bool) -> str:
    """Return a row; a kept one stays on the page of the next."""
    flag = "<w:tblHeader/>" if is_head else ""
    keep = "<w:keepNext/>" if is_kept else ""
    cells = (
        _cell(
            text, width, f'{keep}{_SPACING}<w:jc w:val="{"center" if is_head else column.side}"/>',
            look.half_points, is_head=is_head,
        )
        for text, column, width in zip(texts, look.columns, look.widths, strict=True)
    )  # fmt: skip
    return f"<w:tr><w:trPr><w:cantSplit/>{flag}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, width: int, shape: str, half_points: int, *, is_head: bool) -> str:
    font = HEADING_FONT if is_head else SMALL_FONT
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_SHADE}"/>' if is_head else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}<w:vAlign w:val="center"/>'
        f"</w:tcPr><w:p><w:pPr>{shape}</w:pPr><w:r><w:rPr>"
        f'<w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{font}"/>'
        f'<w:sz w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(plain(text))}</w:t></w:r></w:p></w:tc>'
    )


def _add_caption(document: NoticeDocument, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(plain(text))
    run.font.size = Pt(12)
    set_fonts(run._element, HEADING_FONT)


def add_chart(document: NoticeDocument, png: bytes, alt: str, *, width_mm: int = 150) -> None:
    """Add a picture over the text width with its description for those who cannot see it."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    picture = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(width_mm))
    picture._inline.docPr.set("descr", plain(alt))
    picture._inline.docPr.set("title", plain(alt)[:80])
