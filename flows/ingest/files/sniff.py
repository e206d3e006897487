"""What a received file is, told from its first bytes and its members, never from its name."""

import re
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from flows.ingest.files.archives.zip_parts import Part, read_directory, read_part
from flows.ingest.files.decode import is_utf16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "PDF 文档",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"BM": "图片",
    b"II*\0": "图片",
    b"\x1f\x8b": "gz 压缩包",
    b"{\\rt": "RTF 文档",
}
_MAGIC = {b"PAR1": "parquet", b"Rar!\x1a\x07": "rar", b"7z\xbc\xaf\x27\x1c": "7z"}
#: A mail begins with lines of headers, one of which says who sent it or how it is written.
_MAIL = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*?"
    rb"(?:From|MIME-Version|Received|Return-Path|Message-ID|Delivered-To):",
    re.IGNORECASE,
)
_WEB_ARCHIVE = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(rb"<\s*(html|table|!doctype\s+html|body|meta|style|div)\b", re.IGNORECASE)
_SPREADSHEETML = b"urn:schemas-microsoft-com:office:spreadsheet"
_WORKBOOK_TAG = re.compile(rb"<(?:\w+:)?Workbook\b")
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_CONTROLS = (*range(9), 0x7F)


class Sniffed(NamedTuple):
    """What a file is; for what cannot be read its Chinese name; for a ZIP its directory.

    Containers: `xlsx, xls, ods, csv, html, spreadsheetml, parquet, docx`; `doc` (Word 97—2003 and
    WPS, for LibreOffice); `archive` (ZIP), `7z, rar, mail`; `encrypted, foreign, empty`.
    """

    container: str
    foreign: str = ""
    parts: Mapping[str, Part] = {}


def sniff(content: bytes) -> Sniffed:
    """Return what the content is."""
    if not content:
        return Sniffed("empty")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(content)
    if content.startswith(_OLE):
        return _sniff_ole(content)
    for magic, container in _MAGIC.items():
        if content.startswith(magic):
            return Sniffed(container)
    for magic, name in _FOREIGN.items():
        if content.startswith(magic):
            return Sniffed("foreign", name)
    return _sniff_text(content)


def _sniff_zip(content: bytes) -> Sniffed:
    try:
        parts = read_directory(content)
        if "[Content_Types].xml" in parts or "xl/workbook.xml" in parts:
            return _sniff_office(parts)
        if "mimetype" in parts and "content.xml" in parts:
            return _sniff_open_document(content, parts)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Sniffed("foreign", "文件已损坏或不完整")
    return Sniffed("archive")


def _sniff_office(parts: Mapping[str, Part]) -> Sniffed:
    if "xl/workbook.bin" in parts:
        return Sniffed("foreign", "xlsb 二进制工作簿")
    if "word/document.xml" in parts:
        return Sniffed("docx", parts=parts)
    for folder, name in (("word/", "Word 文档"), ("ppt/", "演示文稿")):
        if any(part.startswith(folder) for part in parts):
            return Sniffed("foreign", name)
    return Sniffed("xlsx", parts=parts)


def _sniff_open_document(content: bytes, parts: Mapping[str, Part]) -> Sniffed:
    if b"spreadsheet" not in read_part(content, parts["mimetype"]):
        return Sniffed("foreign", "OpenDocument 文档")
    manifest = parts.get("META-INF/manifest.xml")
    if manifest and b"encryption-data" in read_part(content, manifest):
        return Sniffed("encrypted")
    return Sniffed("ods", parts=parts)


def _sniff_ole(content: bytes) -> Sniffed:
    """Tell by the names in the file's directory; a workbook may hold a Word document inside."""
    if _utf16("Workbook\0") in content or _utf16("Book\0") in content:
        return Sniffed("xls")
    if _utf16("EncryptedPackage") in content:
        return Sniffed("encrypted")
    if _utf16("WordDocument") in content:
        return Sniffed("doc")
    if _utf16("PowerPoint Document") in content:
        return Sniffed("foreign", "演示文稿")
    return Sniffed("foreign", "没有工作表的旧格式文件")


def _sniff_text(content: bytes) -> Sniffed:
    start = content[:4096]
    plain = start.replace(b"\0", b"") if b"\0" in start else start
    stripped = plain.lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    if _SPREADSHEETML in plain and _WORKBOOK_TAG.search(plain):
        return Sniffed("spreadsheetml")
    if stripped.startswith(b"<") and _HTML.search(plain):
        return Sniffed("html")
    if stripped.startswith(b"<?xml"):
        return Sniffed("foreign", "不是表格的 XML 文件")
    if _MAIL.match(stripped):
        return _sniff_mail(plain)
    controls = sum([start.count(code) for code in _CONTROLS])
    if start.startswith(_BOMS) or is_utf16(start) or controls <= 1 + len(start) // 50:
        return Sniffed("csv")
    return Sniffed("foreign", "不是表格的文件")


def _sniff_mail(start: bytes) -> Sniffed:
    """Tell a mail from a web page that was saved as one file: both begin alike."""
    headers = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    if _WEB_ARCHIVE.search(headers) and b"<Saved by" in headers or not _is_mail(headers):
        return Sniffed("foreign", "单个文件网页（mht）")
    return Sniffed("mail")


def _is_mail(headers: bytes) -> bool:
    return re.search(rb"^(?:Received|From|Date|Subject):", headers, re.I | re.M) is not None


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
