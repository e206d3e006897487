"""How the styles of a SpreadsheetML workbook look: bold, filled, indented, centred on."""

from xml.etree.ElementTree import Element

from flows.ingest.grid import CellLook

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DEEPEST = 15


def looks_of_styles(root: Element) -> dict[str, CellLook]:
    """Return the look of each style that is not plain, by the style's name."""
    looks: dict[str, CellLook] = {}
    for style in root.iter(f"{_NS}Style"):
        parent = looks.get(style.get(f"{_NS}Parent", ""), CellLook())
        look = _look_of(style, parent)
        if look != CellLook():
            looks[style.get(f"{_NS}ID", "")] = look
    return looks


def _look_of(style: Element, parent: CellLook) -> CellLook:
    """Return a style's look; what it does not say is its parent's."""
    indent = _said(style, "Alignment", "Indent")
    bold = _said(style, "Font", "Bold")
    pattern = _said(style, "Interior", "Pattern")
    horizontal = _said(style, "Alignment", "Horizontal")
    return CellLook(
        indent=min(int(indent), _DEEPEST) if indent.isdigit() else parent.indent,
        is_bold=bold == "1" if bold else parent.is_bold,
        is_filled=pattern not in ("None", "") if pattern else parent.is_filled,
        is_centred_on=horizontal == "CenterAcrossSelection" if horizontal else parent.is_centred_on,
    )


def _said(style: Element, part: str, name: str) -> str:
    element = style.find(_NS + part)
    return "" if element is None else element.get(_NS + name, "")
