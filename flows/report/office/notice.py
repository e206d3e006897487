"""Documents in the form of an official notice (GB/T 9704): paper, styles, page numbers, bytes."""

import datetime as dt
import io
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as NoticeDocument
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from flows.ingest.files.clean_text import clean_text
from flows.report.office.notice_fonts import (
    HEADING_FONT,
    SMALL_FONT,
    SUBHEADING_FONT,
    font_table,
    set_fonts,
)
from flows.report.office.notice_styles import set_styles
from flows.report.office.stable_zip import freeze_package

_INDENT = Pt(32)
#: The space between a table and the heading below it.
_GAP = Pt(8)
#: Above the signature, and where a seal is set over it.
_ROOM, _SEAL_ROOM = Pt(28), Pt(44)
#: How many paragraphs go with the signature to the next page: the list of annexes and what it ends.
_BEFORE_SIGNATURE = 2
SYNTHETIC_MARK = "模拟数据，仅供演示"


def new_notice(
    title: str, office: str, day: dt.date, *, is_synthetic: bool, is_compact: bool = False
) -> NoticeDocument:
    """Return an empty A4 notice with the margins, styles and page numbers of the standard.

    A compact one has body text of 14 points, so that a month's conclusions stand on one page.
    """
    document = Document(io.BytesIO(_blank_notice(is_synthetic, is_compact)))
    properties = document.core_properties
    properties.title, properties.comments = plain(title.replace("\n", "")), ""
    properties.author = properties.last_modified_by = plain(office)
    properties.created = properties.modified = dt.datetime(day.year, day.month, day.day)
    return document


@cache
def _blank_notice(is_synthetic: bool, is_compact: bool) -> bytes:
    document = Document()
    set_styles(document, is_compact=is_compact)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    upper, lower = (31, 29) if is_compact else (37, 35)
    section.top_margin, section.bottom_margin = Mm(upper), Mm(lower)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance, section.header_distance = Mm(25), Mm(20)
    document.settings.odd_and_even_pages_header_footer = True
    for header, footer, side in (
        (section.header, section.footer, WD_PARAGRAPH_ALIGNMENT.RIGHT),
        (section.even_page_header, section.even_page_footer, WD_PARAGRAPH_ALIGNMENT.LEFT),
    ):
        _add_page_number(footer.paragraphs[0], side)
        if is_synthetic:
            _mark(header.paragraphs[0])
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = font_table()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add_page_number(paragraph: Paragraph, side: WD_PARAGRAPH_ALIGNMENT) -> None:
    paragraph.alignment = side
    for kind, text in (("", "— "), ("begin", ""), ("instr", "PAGE"), ("end", ""), ("", " —")):
        run = paragraph.add_run(text if not kind else "")
        run.font.size = Pt(14)
        set_fonts(run._element, SMALL_FONT)
        if kind == "instr":
            element = OxmlElement("w:instrText")
            element.text = text
            run._element.append(element)
        elif kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._element.append(element)


def _mark(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    run = paragraph.add_run(f"【{SYNTHETIC_MARK}】")
    run.font.size, run.font.color.rgb = Pt(12), RGBColor(0xC0, 0x00, 0x00)
    set_fonts(run._element, HEADING_FONT)


def plain(text: str) -> str:
    """Return the text as a document can hold it: no control characters, no lone surrogates."""
    return clean_text(text).encode("utf-8", "ignore").decode()


def add_title(document: NoticeDocument, text: str, *, is_compact: bool = False) -> None:
    """Add the title, centred, with a line of space behind; it breaks at line ends of the text."""
    paragraph = document.add_paragraph(plain(text), style="Title")
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    paragraph.paragraph_format.line_spacing = Pt(28 if is_compact else 33)
    paragraph.paragraph_format.space_after = Pt(4 if is_compact else 10)
    if is_compact:
        paragraph.runs[0].font.size = Pt(18)


def add_line(document: NoticeDocument, text: str, *, side: str = "left") -> Paragraph:
    """Add a line without indent, such as the addressee; `side` is left, right or center."""
    paragraph = document.add_paragraph(plain(text))
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT[side.upper()]
    return paragraph


def add_heading(document: NoticeDocument, text: str, level: int, *, new_page: bool = False) -> None:
    """Add a heading: level 1 一、, level 2 （一）, level 3 1."""
    is_below_table = _close_gap(document)
    paragraph = document.add_paragraph(plain(text), style=f"Heading {level}")
    paragraph.paragraph_format.space_before = _GAP if is_below_table and not new_page else None
    paragraph.paragraph_format.first_line_indent = _INDENT
    paragraph.paragraph_format.page_break_before = new_page
    paragraph.paragraph_format.keep_with_next = True


def _close_gap(document: NoticeDocument) -> bool:
    """Remove the empty line below a table, if one is last, and return whether one was.

    LibreOffice leaves a heading behind such a line alone at the foot of a page.
    """
    if not document.paragraphs or document.paragraphs[-1].text:
        return False
    line = document.paragraphs[-1]._p
    above, body = line.getprevious(), line.getparent()
    if above is None or body is None or above.tag != qn("w:tbl"):
        return False
    body.remove(line)
    return True


def add_text(document: NoticeDocument, text: str, *, lead: str = "") -> None:
    """Add a body paragraph, two characters indented; `lead` is its first words in 楷体."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = _INDENT
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.JUSTIFY
    if lead:
        run = paragraph.add_run(plain(lead))
        set_fonts(run._element, SUBHEADING_FONT)
    paragraph.add_run(plain(text))


def add_small_text(document: NoticeDocument, text: str, *, lead: str = "") -> None:
    """Add a paragraph of 12 points with close lines, for one thing among several."""
    add_text(document, text, lead=lead)
    paragraph = document.paragraphs[-1]
    paragraph.paragraph_format.line_spacing = Pt(17)
    paragraph.paragraph_format.first_line_indent = Pt(24)
    for run in paragraph.runs:
        run.font.size = Pt(12)


def add_signature(
    document: NoticeDocument, office: str, day: dt.date, *, has_seal: bool = False, note: str = ""
) -> None:
    """Add the issuing office and the date at the right, kept together, with room for the seal.

    They take the lines before them along: a signature alone on a page belongs to nothing. The note
    (附注, such as the contact) stands below the date, as the standard has it.
    """
    for before in document.paragraphs[-_BEFORE_SIGNATURE:]:
        before.paragraph_format.keep_with_next = True
    room = _SEAL_ROOM if has_seal else _ROOM
    for number, text in enumerate((office, f"{day.year}年{day.month}月{day.day}日")):
        paragraph = add_line(document, text, side="right")
        paragraph.paragraph_format.right_indent = _INDENT
        paragraph.paragraph_format.space_before = Pt(0) if number else room
        paragraph.paragraph_format.keep_with_next = not number or bool(note)
    if note:  # an address does not break: justified, the line before it would be stretched
        add_text(document, note)
        document.paragraphs[-1].alignment = WD_PARAGRAPH_ALIGNMENT.LEFT


def save_notice(document: NoticeDocument, file: Path) -> Path:
    """Save with fixed dates, aside first; a file that says the same already stays as it is."""
    written = io.BytesIO()
    document.save(written)
    file.parent.mkdir(parents=True, exist_ok=True)
    content = freeze_package(written.getvalue())
    if not file.exists() or file.read_bytes() != content:
        aside = file.with_name(file.name + ".part")
        aside.write_bytes(content)
        aside.replace(file)
    return file
