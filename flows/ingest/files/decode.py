"""Bytes of a text file in, its characters out, whatever Chinese encoding it was saved in."""

import codecs
import re

from charset_normalizer import from_bytes

from flows.ingest.files.garbled import UNKNOWN_ENCODING, GarbledTextError

_META = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
#: A Chinese text may have one character in so many that does not fit.
_FITTING = 1000
#: GB2312 and GBK files often hold characters of the larger set.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}


def decode_text(content: bytes, *, is_html: bool = False) -> str:
    """Return the text of a CSV or HTML file.

    A few characters that do not fit, as at a cut end, become U+FFFD; a text in no encoding that
    can be told raises GarbledTextError.
    """
    while content.startswith(codecs.BOM_UTF8):  # some programs put one before any encoding
        content = content.removeprefix(codecs.BOM_UTF8)
    for bom, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    for encoding in _candidates(content, is_html):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    chinese = content.decode("gb18030", errors="replace")
    if chinese.count("\ufffd") <= 1 + len(chinese) // _FITTING:
        return chinese
    if best := from_bytes(content).best():
        return str(best)
    raise GarbledTextError(UNKNOWN_ENCODING)


def _candidates(content: bytes, is_html: bool) -> list[str]:
    candidates = ["utf-8", "gb18030"]
    if is_html and (declared := _META.search(content[:2048])):
        name = declared.group(1).decode("ascii", errors="replace").lower()
        candidates.insert(0, _WIDER.get(name, name))
    if is_utf16(content[:4096]):
        candidates.insert(0, "utf-16-le")
    return candidates


def is_utf16(start: bytes) -> bool:
    """Return whether text without a byte order mark is UTF-16: every zero is a second byte."""
    return start[1::2].count(0) * 16 > len(start) and b"\0" not in start[0::2]
