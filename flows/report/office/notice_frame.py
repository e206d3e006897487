"""The fixed parts of a notice: red heading (版头), red rule, and the closing part (版记)."""

import datetime as dt
from collections.abc import Sequence

from docx.document import Document as NoticeDocument
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from flows.report.office.notice import plain
from flows.report.office.notice_fonts import BODY_FONT, TITLE_FONT, set_fonts
from flows.report.office.notice_parts import TEXT_WIDTH_MM

RED = RGBColor(0xD0, 0x00, 0x00)
_RED_HEX = "D00000"
#: Eighths of a point: a rule of 1.5 points; the double rule of letters is thick and thin.
_RULE = 12
_SMALL = Pt(14)
DRAFT = "草稿"


def add_masthead(
    document: NoticeDocument,
    name: str,
    left: str,
    right: str,
    *,
    size: int = 36,
    is_double: bool = False,
) -> None:
    """Add the red name, the line under it with its left and right part, and the red rule.

    `size` is the name's height in points; letters have a double rule.
    """
    title = document.add_paragraph()
    title.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    title.paragraph_format.line_spacing = Pt(size + 10)
    run = title.add_run(plain(name))
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), True, RED
    set_fonts(run._element, TITLE_FONT)
    add_ruled_line(document, left, right, is_double=is_double)


def add_ruled_line(
    document: NoticeDocument, left: str, right: str, *, is_double: bool = False
) -> None:
    """Add a line with text at both ends over a red rule."""
    paragraph = _small(document, f"{left}\t{right}")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
    kind = "thickThinSmallGap" if is_double else "single"
    _border(paragraph, "bottom", kind, _RULE * (2 if is_double else 1), _RED_HEX)
    paragraph.paragraph_format.space_after = Pt(8)


def _small(document: NoticeDocument, text: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(22)
    run = paragraph.add_run(plain(text))
    run.font.size = _SMALL
    set_fonts(run._element, BODY_FONT)
    if text.startswith(DRAFT):
        run.font.color.rgb, run.font.bold = RED, True
    return paragraph


def _border(paragraph: Paragraph, edge: str, kind: str, size: int, colour: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:{edge} w:val="{kind}" w:sz="{size}" w:space="4" '
            f'w:color="{colour}"/></w:pBdr>'
        )
    )


def add_colophon(
    document: NoticeDocument, copies: Sequence[str], office: str, day: dt.date
) -> None:
    """Add the closing part: 抄送 where there are copies, the issuing office and the day.

    Below a text it stays on the page of the text's end: alone on a page it belongs to nothing.
    """
    if document.paragraphs and document.paragraphs[-1].text:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    gap = document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    gap.paragraph_format.line_spacing = Pt(14)
    lines = [f"　抄送：{'，'.join(copies)}。"] if copies else []
    lines.append(f"　{office}\t{day.year}年{day.month}月{day.day}日印发　")
    for number, text in enumerate(lines):
        paragraph = _small(document, text)
        paragraph.paragraph_format.keep_with_next = number + 1 < len(lines)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
        _edges(paragraph, is_last=number + 1 == len(lines))


def _edges(paragraph: Paragraph, *, is_last: bool) -> None:
    bottom = '<w:bottom w:val="single" w:sz="8" w:space="2" w:color="000000"/>' if is_last else ""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="8" w:space="2" '
            f'w:color="000000"/>{bottom}</w:pBdr>'
        )
    )
