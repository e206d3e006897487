"""How the cells of an xlsx sheet look: bold, filled, indented. Read only when somebody asks.

Most readers never do; the sheet's XML is then not looked at a second time for it.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from flows.ingest.files.archives.zip_parts import Part, read_part
from flows.ingest.files.xlsx.cell_styles import attributes_of
from flows.ingest.files.xlsx.plain_xml import make_plain, needs_plain
from flows.ingest.files.xlsx.sheet_xml import column_number
from flows.ingest.grid import CellLook

_FONT = re.compile(rb"<(?:\w+:)?font(?:\s[^<>]*)?(?:/>|>(.*?)</(?:\w+:)?font>)", re.S)
_FILL = re.compile(rb"<(?:\w+:)?fill(?:\s[^<>]*)?(?:/>|>(.*?)</(?:\w+:)?fill>)", re.S)
_XF = re.compile(rb"<(?:\w+:)?xf\s([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?xf>)", re.S)
_BOLD = re.compile(rb"<(?:\w+:)?b(?:\s*/>|\s+val=\"(?:1|true)\")")
_SOLID = re.compile(rb"patternType=\"(?!none|gray125)\w+\"")
_INDENT = re.compile(rb"\bindent=\"(\d{1,3})\"")
_CENTRED = re.compile(rb"horizontal=\"centerContinuous\"")

Looks = Mapping[tuple[int, int], CellLook]


def make_looks(content: bytes, sheet: Part, styles: Part) -> Callable[[], Looks]:
    """Return what reads the looks of a sheet's cells by absolute place, plain ones left out."""
    return partial(_read_looks, content, sheet, styles)


def _read_looks(content: bytes, sheet: Part, styles: Part) -> Looks:
    looks = find_looks(read_part(content, styles))
    xml = read_part(content, sheet) if looks else b""
    wanted = [style for style in looks if b's="' + style + b'"' in xml]
    if not wanted:
        return {}
    xml = make_plain(xml) if needs_plain(xml) else xml
    pattern = re.compile(
        rb'<c(?=\s[^<>]*?\bs="(' + b"|".join(wanted) + rb')")'
        rb'\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*>'
    )
    return {
        (int(row) - 1, column_number(letters)): looks[style]
        for style, letters, row in pattern.findall(xml)
    }


def find_looks(styles: bytes) -> dict[bytes, CellLook]:
    """Return the looks of the cell styles that are bold, filled, indented or centred on."""
    fonts = [_BOLD.search(font) is not None for font in _FONT.findall(_block(styles, b"fonts"))]
    fills = [_SOLID.search(fill) is not None for fill in _FILL.findall(_block(styles, b"fills"))]
    looks: dict[bytes, CellLook] = {}
    for number, (head, inside) in enumerate(_XF.findall(_block(styles, b"cellXfs"))):
        attributes = attributes_of(head)
        indent = _INDENT.search(inside)
        look = CellLook(
            indent=int(indent.group(1)) if indent else 0,
            is_bold=_at(fonts, attributes.get(b"fontId", b"")),
            is_filled=_at(fills, attributes.get(b"fillId", b"")),
            is_centred_on=_CENTRED.search(inside) is not None,
        )
        if look != CellLook():
            looks[b"%d" % number] = look
    return looks


def _block(styles: bytes, name: bytes) -> bytes:
    """Return what stands in an element of the styles, nothing when it is not there."""
    start = re.search(rb"<(?:\w+:)?" + name + rb"[\s>]", styles)
    if start is None:
        return b""
    end = re.compile(rb"</(?:\w+:)?" + name + rb">").search(styles, start.end())
    return styles[start.end() : end.start()] if end else b""


def _at(flags: list[bool], number: bytes) -> bool:
    return number.isdigit() and int(number) < len(flags) and flags[int(number)]
