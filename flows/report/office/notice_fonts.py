"""The fonts of official notices, and what a machine without them shall use instead."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TITLE_FONT = "方正小标宋简体"
HEADING_FONT = "黑体"
SUBHEADING_FONT = "楷体"
BODY_FONT = "仿宋"
SMALL_FONT = "宋体"
LATIN_FONT = "Times New Roman"

#: Font → other name under which the same or the next best font is installed.
FALLBACKS = {
    TITLE_FONT: "华文中宋",
    HEADING_FONT: "SimHei",
    SUBHEADING_FONT: "KaiTi",
    BODY_FONT: "FangSong",
    SMALL_FONT: "SimSun",
}


def set_fonts(element: Any, east_asian: str) -> None:
    """Name the fonts of a run or style: Chinese text in one, digits and letters in the other."""
    properties = element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for kind, name in (
        ("ascii", LATIN_FONT),
        ("hAnsi", LATIN_FONT),
        ("cs", LATIN_FONT),
        ("eastAsia", east_asian),
    ):
        fonts.set(qn(f"w:{kind}"), name)
    properties.insert(0, fonts)


def font_table() -> bytes:
    """Return the part of the document that names the fallbacks."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()
