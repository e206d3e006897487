"""The styles of a notice's template: fonts, sizes, line spacing; nothing that is not used."""

from docx.document import Document as NoticeDocument
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from flows.report.office.notice_fonts import (
    BODY_FONT,
    HEADING_FONT,
    SUBHEADING_FONT,
    TITLE_FONT,
    set_fonts,
)

BODY_SIZE = Pt(16)
LINE = Pt(28)
TIGHT_LINE = Pt(24)
TIGHTEST_LINE = Pt(21)
LETTER_MARGIN = Mm(30)
COMPACT_SIZE, COMPACT_LINE, CLOSE_LINE = Pt(14), Pt(21), Pt(18)
_STYLES = {
    "Normal": (BODY_FONT, BODY_SIZE, False),
    "Title": (TITLE_FONT, Pt(22), False),
    "Heading 1": (HEADING_FONT, BODY_SIZE, False),
    "Heading 2": (SUBHEADING_FONT, BODY_SIZE, False),
    "Heading 3": (BODY_FONT, BODY_SIZE, True),
}
_UNUSED_PARTS = ("thumbnail", "stylesWithEffects", "customXml", "numbering")


def set_styles(document: NoticeDocument, *, is_compact: bool) -> None:
    """Set the styles of a blank document; a compact one has smaller body text."""
    _drop_unused_styles(document)
    line = COMPACT_LINE if is_compact else LINE
    for name, (font, size, is_bold) in _STYLES.items():
        style = document.styles[name]
        set_fonts(style.element, font)
        is_body = size == BODY_SIZE
        style.font.size = COMPACT_SIZE if is_compact and is_body else size
        style.font.bold = is_bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        shape = style.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, line
        shape.widow_control = True
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def begin_as_letter(document: NoticeDocument) -> None:
    """Set the upper margin of the standard's letters (信函格式): their heading begins higher."""
    document.sections[0].top_margin = LETTER_MARGIN


def tighten(document: NoticeDocument, *, is_long: bool = False) -> None:
    """Set the lines of a short letter closer, so that all of it stands on its one page."""
    line = TIGHTEST_LINE if is_long else TIGHT_LINE
    document.styles["Normal"].paragraph_format.line_spacing = line


def set_close(document: NoticeDocument) -> None:
    """Set the lines of a compact notice so close that a quiet month stands on one page."""
    document.styles["Normal"].paragraph_format.line_spacing = CLOSE_LINE


def _drop_unused_styles(document: NoticeDocument) -> None:
    """Leave the paragraph styles of a notice alone; a hundred others would only make it slow."""
    for style in list(document.styles):
        is_kept = style.name in {*_STYLES, "Header", "Footer", "Normal Table"}
        if not is_kept and style.name != "Default Paragraph Font":
            style.element.getparent().remove(style.element)
    for link in list(document.styles.element.iter(qn("w:link"))):
        link.getparent().remove(link)
    for relations in (document.part.package.rels, document.part.rels):
        for relation in list(relations.values()):
            if relation.reltype.rpartition("/")[2] in _UNUSED_PARTS:
                relations.pop(relation.rId)
