"""Texts of an xlsx sheet of which a part is raised or struck out, as they are meant.

calamine joins the parts of a text. Most files have none such; their XML is only searched for it.
"""

import re
from collections.abc import Mapping
from xml.parsers.expat import ParserCreate

from flows.ingest.files.raised_text import Run, join_runs
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.plain_xml import make_plain, needs_plain
from flows.ingest.files.xlsx.sheet_xml import column_number

Place = tuple[int, int]

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SHARED_CELL = re.compile(
    rb'<c(?=\s[^<>]*?\bt="s")\s[^<>]*?\br="([A-Z]{1,3})(\d{1,7})"[^<>]*>\s*<v>(\d{1,9})</v>'
)
_ITEMS = frozenset(["si", "is"])
_OFF = frozenset(["0", "false"])


def has_marked_runs(xml: bytes) -> bool:
    """Return whether a part of a workbook may hold texts with raised or struck out parts."""
    return b'"superscript"' in xml or b"strike" in xml or b"'superscript'" in xml


def find_shared_texts(shared: bytes) -> dict[int, str]:
    """Return the shared strings that mean less than their parts joined, by their number."""
    items = enumerate(_read_items(shared))
    return {number: text for number, (_, text) in items if text is not None}


def find_rich_texts(xml: bytes, shared: Mapping[int, str]) -> dict[Place, str]:
    """Return those of a sheet's cells by place: shared strings, and strings of the cells' own."""
    found: dict[Place, str] = {}
    if needs_plain(xml):
        xml = make_plain(xml)
    if shared:
        found = {
            (int(row) - 1, column_number(letters)): shared[int(number)]
            for letters, row, number in _SHARED_CELL.findall(xml)
            if int(number) in shared
        }
    if has_marked_runs(xml):
        for cell, text in _read_items(xml):
            match = _PLACE.fullmatch(cell)
            if text is not None and match:
                found[int(match.group(2)) - 1, column_number(match.group(1).encode())] = text
    return found


def _read_items(xml: bytes) -> list[tuple[str, str | None]]:
    """Return cell (of inline strings) and meant text of each string, None where it is plain.

    Raises UnsafeFileError and ExpatError.
    """
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise UnsafeFileError("含有外部实体声明")
    listener = _Listener()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.data
    parser.Parse(xml, True)
    return listener.items


class _Listener:
    """Hears a part's tags and texts, and notes each string with its runs."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str | None]] = []
        self._cell = ""
        self._runs: list[Run] = []
        self._is_raised = self._is_struck = self._is_text = False
        self._phonetic = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear a tag that opens; prefixes do not count."""
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._cell = attributes.get("r", "")
        elif tag in _ITEMS:
            self._runs = []
        elif tag == "r":
            self._is_raised = self._is_struck = False
        elif tag == "vertAlign":
            self._is_raised = attributes.get("val") == "superscript"
        elif tag == "strike":
            self._is_struck = attributes.get("val", "1") not in _OFF
        elif tag == "rPh":
            self._phonetic += 1
        elif tag == "t":
            self._is_text = not self._phonetic

    def data(self, text: str) -> None:
        """Hear a text."""
        if self._is_text:
            self._runs.append(Run(text, self._is_raised, self._is_struck))

    def end(self, name: str) -> None:
        """Hear a tag that closes."""
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._is_text = False
        elif tag == "rPh":
            self._phonetic -= 1
        elif tag == "r":
            self._is_raised = self._is_struck = False
        elif tag in _ITEMS:
            meant = join_runs(self._runs)
            is_plain = meant == "".join(run.text for run in self._runs)
            self.items.append((self._cell, None if is_plain else meant))
