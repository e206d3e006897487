"""The number formats of an xlsx file: which cell styles mean what, told from `styles.xml`."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from flows.ingest.files.number_formats import FormatKind, kind_of_format, kind_of_number
from flows.ingest.grid import ShownAs

_ATTRIBUTE = re.compile(rb"""([\w:]+)=(?:"([^"<]*)"|'([^'<]*)')""")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_XF = re.compile(rb"<(?:\w+:)?xf\s([^<>]*)>")


class FormatStyles(NamedTuple):
    """The style numbers, as they stand in a cell's `s`, of formats that matter."""

    percent: frozenset[bytes] = frozenset()
    percent_text: frozenset[bytes] = frozenset()
    month: frozenset[bytes] = frozenset()
    shown: tuple[tuple[ShownAs, frozenset[bytes]], ...] = ()


@lru_cache(maxsize=64)  # files of one program differ in their cells, hardly in this part
def find_format_styles(styles: bytes) -> FormatStyles:
    """Return the styles whose format shows a percent sign, a month without a day, or a unit."""
    kinds: dict[bytes, FormatKind | ShownAs] = {}
    for tag in _FORMAT.findall(styles):
        attributes = attributes_of(tag)
        code = html.unescape(attributes.get(b"formatCode", b"").decode("utf-8", "replace"))
        kinds[attributes.get(b"numFmtId", b"")] = kind_of_format(code)
    start = styles.find(b"cellXfs")
    block = styles[start : styles.find(b"cellXfs>", start + 7)] if start >= 0 else b""
    found: dict[FormatKind | ShownAs, list[bytes]] = defaultdict(list)
    for number, tag in enumerate(_XF.findall(block)):
        used = attributes_of(tag).get(b"numFmtId", b"")
        found[kinds.get(used, _known(used))].append(b"%d" % number)
    shown = [(kind, frozenset(used)) for kind, used in found.items() if isinstance(kind, ShownAs)]
    return FormatStyles(
        frozenset(found["percent"]),
        frozenset(found["percent_text"]),
        frozenset(found["month"]),
        tuple(shown),
    )


def attributes_of(tag: bytes) -> dict[bytes, bytes]:
    """Return a tag's attributes by name; quotes of either kind are understood."""
    found: Iterable[tuple[bytes, bytes, bytes]] = _ATTRIBUTE.findall(tag)
    return {name: double or single for name, double, single in found}


def _known(number: bytes) -> FormatKind:
    return kind_of_number(int(number)) if number.isdigit() and len(number) < 4 else ""
