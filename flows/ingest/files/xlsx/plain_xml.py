"""Sheet XML as common programs write it, whatever program wrote it.

Some exporters prefix every tag (`<x:row>`), leave out the `r` of rows and cells, or quote with
apostrophes. The look into a sheet knows one spelling; here the others become that one.
"""

import re
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import address

_NO_REFERENCE = re.compile(rb'<(?:c|row)(?![^<>]*\sr=")[\s>/]')
_OTHER_THAN_REFERENCE = re.compile(rb'<(?:c|row)(?! r=")[\s>/]')
_APOSTROPHES = re.compile(rb"<(?:c|row|col|sheetView)\s[^<>\"]*='")
_LARGEST = 30_000_000


def needs_plain(xml: bytes) -> bool:
    """Return whether the XML is spelled otherwise than common programs do."""
    if b"<sheetData" not in xml:
        return True
    if _OTHER_THAN_REFERENCE.search(xml) and _NO_REFERENCE.search(xml):
        return True
    return b"='" in xml and _APOSTROPHES.search(xml) is not None


def make_plain(xml: bytes) -> bytes:
    """Return the same sheet without prefixes, with references and double quotes.

    Raises ParseError for damaged XML and UnsafeFileError for what is too large to rewrite.
    """
    if len(xml) > _LARGEST:
        raise UnsafeFileError(f"工作表 XML 达{len(xml) // 1_000_000} MB 且写法特殊")
    root = fromstring(xml)
    for element in root.iter():
        element.tag = _local(element.tag)
        for name in list(element.attrib):
            element.attrib[_local(name)] = element.attrib.pop(name)
    _number_cells(root)
    return bytes(tostring(root, encoding="utf-8"))


def _number_cells(root: Element) -> None:
    """Give every row and cell its reference: one after the one before it, as readers count."""
    row_number = 0
    for row in root.iter("row"):
        stated = row.get("r", "")
        row_number = int(stated) if stated.isdigit() else row_number + 1
        row.set("r", str(row_number))
        column = -1
        for cell in row.iter("c"):
            reference = re.fullmatch(r"([A-Z]+)\d+", cell.get("r", ""))
            column = _column(reference.group(1)) if reference else column + 1
            cell.set("r", address(row_number - 1, column))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _local(name: str) -> str:
    return name.rpartition("}")[2]
