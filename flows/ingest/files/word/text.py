"""What a paragraph of a Word document says, as its reader sees it."""

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _TAB = WORD + "t", WORD + "tab"
_BREAKS = frozenset([WORD + "br", WORD + "cr"])
_HYPHEN = WORD + "noBreakHyphen"
#: What is not part of a paragraph's own line: old text, boxes beside it, properties.
_LEFT_OUT = frozenset(
    [
        WORD + "pPr",
        WORD + "rPr",
        WORD + "del",
        WORD + "moveFrom",
        WORD + "drawing",
        WORD + "pict",
        WORD + "object",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    ]
)


def paragraph_text(paragraph: etree._Element) -> str:
    """Return a paragraph's text; what was deleted under review is left out."""
    parts: list[str] = []
    _collect(paragraph, parts)
    return "".join(parts)


def _collect(element: etree._Element, parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            parts.append(child.text or "")
        elif tag == _TAB:
            parts.append("\t")
        elif tag in _BREAKS:
            parts.append("\n")
        elif tag == _HYPHEN:
            parts.append("-")
        elif tag not in _LEFT_OUT:
            _collect(child, parts)
