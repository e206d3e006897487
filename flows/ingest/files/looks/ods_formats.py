"""The styles of an ods workbook that matter to its figures and texts, told from their XML.

Which cell styles show a number in another unit, which text styles raise or strike out a text.
"""

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from flows.ingest.files.number_formats import shown_with
from flows.ingest.files.raised_text import Run
from flows.ingest.grid import ShownAs

_NUMBER_STYLE = re.compile(rb"<number:(?:number|currency)-style\s")
_STYLE = re.compile(rb"<style:style\s")
_ATTRIBUTE = re.compile(rb'([\w:-]+)="([^"<]*)"')
_NUMBER = re.compile(rb"<number:number(?=[\s/>])([^<>]*)>")
_EMBEDDED = re.compile(rb"<number:embedded-text([^<>]*)>([^<]*)<")
_TEXT = re.compile(rb"<number:text>([^<]*)</number:text>")
_UNIT_TEXT = re.compile(rb"<number:text>[^<]*[\x80-\xff]")
_RAISED = re.compile(rb'text-position="(?:super|[1-9])')
_STRUCK = re.compile(rb'text-line-through-(?:type|style)="(?!none)')


class OdsStyles(NamedTuple):
    """Cell styles that show a unit, and the format of text styles that raise or strike out."""

    shown: dict[bytes, ShownAs]
    texts: dict[bytes, Run]


def needs_named_styles(content: bytes) -> bool:
    """Return whether the content refers to number formats that it does not define itself."""
    used = set(re.findall(rb'style:data-style-name="([^"<]*)"', content))
    return any(b'style:name="' + name + b'"' not in content for name in used)


def find_ods_styles(*parts: bytes) -> OdsStyles:
    """Return the styles of a workbook's parts (content, named styles) that tell something."""
    heads = [part.partition(b"<table:table ")[0] for part in parts]
    return OdsStyles(_shown_styles(heads), _text_styles(heads))


def _shown_styles(heads: list[bytes]) -> dict[bytes, ShownAs]:
    if not any(
        b"display-factor" in head or b"embedded-text" in head or _UNIT_TEXT.search(head)
        for head in heads
    ):
        return {}
    formats = {name: shown for head in heads for name, shown in _formats_of(head) if shown}
    if not formats:
        return {}
    styles = {attributes.get(b"style:name", b""): attributes for attributes in _cell_styles(heads)}
    found = {name: formats.get(_format_of(name, styles)) for name in styles}
    return {name: shown for name, shown in found.items() if shown}


def _cell_styles(heads: list[bytes]) -> Iterator[dict[bytes, bytes]]:
    for head in heads:
        for chunk in _STYLE.split(head)[1:]:
            attributes = dict(_ATTRIBUTE.findall(chunk.partition(b">")[0]))
            if attributes.get(b"style:family") == b"table-cell":
                yield attributes


def _format_of(name: bytes, styles: dict[bytes, dict[bytes, bytes]]) -> bytes:
    """Return the number format of a cell style, or of the nearest style above it that has one."""
    for _ in styles:
        attributes = styles.get(name, {})
        if b"style:data-style-name" in attributes:
            return attributes[b"style:data-style-name"]
        name = attributes.get(b"style:parent-style-name", b"")
    return b""


def _formats_of(head: bytes) -> Iterator[tuple[bytes, ShownAs | None]]:
    """Yield name and shown unit of each number format."""
    for chunk in _NUMBER_STYLE.split(head)[1:]:
        tag, _, inside = chunk.partition(b">")
        inside = re.split(rb"</number:(?:number|currency)-style>", inside, maxsplit=1)[0]
        yield dict(_ATTRIBUTE.findall(tag)).get(b"style:name", b""), _shown_by(inside)


def _shown_by(inside: bytes) -> ShownAs | None:
    """Return how a number format shows a value, None where plainly.

    `display-factor` divides it; a point that is only text between the digits moves it.
    """
    match = _NUMBER.search(inside)
    if match is None:
        return None
    attributes = dict(_ATTRIBUTE.findall(match.group(1)))
    factor = attributes.get(b"number:display-factor", b"1").decode("ascii", "replace")
    times = Decimal(1) / Decimal(factor) if factor.isdecimal() and int(factor) else Decimal(1)
    for tag, text in _EMBEDDED.findall(inside):
        place = dict(_ATTRIBUTE.findall(tag)).get(b"number:position", b"0")
        if text == b"!":  # Excel's mark for a text point, which LibreOffice does not know
            place = attributes.get(b"number:decimal-places", b"0")
        if text in (b".", b"!") and place.isdigit():
            times = times.scaleb(-int(place))
    behind = b"".join(_TEXT.findall(inside, match.end()))
    unit = html.unescape(behind.decode("utf-8", "replace")).replace('"', "").strip()
    return shown_with(unit, times)


def _text_styles(heads: list[bytes]) -> dict[bytes, Run]:
    found: dict[bytes, Run] = {}
    if not any(_RAISED.search(head) or _STRUCK.search(head) for head in heads):
        return found
    for head in heads:
        for chunk in _STYLE.split(head)[1:]:
            attributes = dict(_ATTRIBUTE.findall(chunk.partition(b">")[0]))
            inside = chunk.partition(b"</style:style>")[0]
            run = Run("", bool(_RAISED.search(inside)), bool(_STRUCK.search(inside)))
            if attributes.get(b"style:family") == b"text" and (run.is_raised or run.is_struck):
                found[attributes.get(b"style:name", b"")] = run
    return found
