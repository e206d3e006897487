"""How the cells of an ods table look: bold, filled, indented. Read only when somebody asks."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from lxml import etree

from flows.ingest.grid import CellLook

Looks = Mapping[tuple[int, int], CellLook]

_NAMES = {
    "table": "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
    "style": "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}",
    "fo": "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}",
}
_TABLE, _STYLE, _FO = _NAMES["table"], _NAMES["style"], _NAMES["fo"]
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(cm|mm|in|pt)")
_MILLIMETRES = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 0.353}
#: One step of indent as LibreOffice writes it, in millimetres.
_STEP = 3.53
_DEEPEST = 15
#: A filled cell that is repeated more often than this is decoration.
_MOST_REPEATED = 200


def make_ods_looks(xml: bytes, number: int) -> Callable[[], Looks]:
    """Return what reads the looks of a table's cells by absolute place, plain ones left out."""
    return partial(_read_looks, xml, number)


def _read_looks(xml: bytes, number: int) -> Looks:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return {}  # the values were read by a more lenient parser; looks are only evidence
    styles = {
        style.get(f"{_STYLE}name", ""): look
        for style in root.iter(f"{_STYLE}style")
        if (look := _look_of(style)) != CellLook()
    }
    tables = [one for one in root.iter(f"{_TABLE}table") if one.get(f"{_TABLE}name") is not None]
    if not styles or number >= len(tables):
        return {}
    return {place: styles[style] for place, style in _styled(tables[number]) if style in styles}


def _styled(table: etree._Element) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and the style of each cell that has a text."""
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            repeated = _count(cell, "number-columns-repeated")
            style = cell.get(f"{_TABLE}style-name") or line.get(f"{_TABLE}default-cell-style-name")
            if style and len(cell):
                for at in range(column, column + min(repeated, _MOST_REPEATED)):
                    yield (row, at), style
            column += repeated
        row += _count(line, "number-rows-repeated")


def _count(element: etree._Element, name: str) -> int:
    text = element.get(_TABLE + name, "1")
    return int(text) if text.isdigit() else 1


def _look_of(style: etree._Element) -> CellLook:
    cell = style.find(f"{_STYLE}table-cell-properties")
    text = style.find(f"{_STYLE}text-properties")
    lines = style.find(f"{_STYLE}paragraph-properties")
    colour = cell.get(f"{_FO}background-color", "") if cell is not None else ""
    weight = text.get(f"{_FO}font-weight", "") if text is not None else ""
    return CellLook(
        indent=_indent(lines.get(f"{_FO}margin-left", "") if lines is not None else ""),
        is_bold=weight in ("bold", "600", "700", "800", "900"),
        is_filled=colour not in ("", "transparent", "#ffffff"),
    )


def _indent(length: str) -> int:
    match = _LENGTH.fullmatch(length)
    if not match:
        return 0
    millimetres = float(match.group(1)) * _MILLIMETRES[match.group(2)]
    return min(round(millimetres / _STEP), _DEEPEST)
