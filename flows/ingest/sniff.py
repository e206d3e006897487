"""What a received file is, told from its first bytes and its members, never from its name."""

import io
import re
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "PDF 文档",
    b"Rar!": "RAR 压缩包",
    b"7z\xbc\xaf": "7z 压缩包",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"\x1f\x8b": "gz 压缩包",
    b"{\\rt": "RTF 文档",
}
_HTML = re.compile(rb"<\s*(html|table|!doctype\s+html|body|meta)\b", re.IGNORECASE)
_SPREADSHEETML = b"urn:schemas-microsoft-com:office:spreadsheet"


def sniff(content: bytes) -> tuple[str, str]:
    """Return the container and, for what cannot be read, what it is called in Chinese.

    Containers: `xlsx, xls, ods, csv, html, spreadsheetml, parquet, archive, encrypted, foreign,
    empty`.
    """
    if not content:
        return "empty", ""
    for magic, name in _FOREIGN.items():
        if content.startswith(magic):
            return "foreign", name
    if content.startswith(b"PAR1"):
        return "parquet", ""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(content)
    if content.startswith(_OLE):
        return _sniff_ole(content)
    return _sniff_text(content)


def _sniff_zip(content: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.startswith("xl/") for name in names):
                return "xlsx", ""
            if any(name.startswith("word/") for name in names):
                return "foreign", "Word 文档"
            if any(name.startswith("ppt/") for name in names):
                return "foreign", "演示文稿"
            if "content.xml" in names and "mimetype" in names:
                return _sniff_open_document(archive)
            return "archive", ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "foreign", "损坏的压缩格式文件"


def _sniff_open_document(archive: zipfile.ZipFile) -> tuple[str, str]:
    kind = archive.read("mimetype")[:200]
    if b"spreadsheet" not in kind:
        return "foreign", "OpenDocument 文档"
    names = archive.namelist()
    if "META-INF/manifest.xml" in names:
        manifest = archive.read("META-INF/manifest.xml")[:1_000_000]
        if b"encryption-data" in manifest:
            return "encrypted", ""
    return "ods", ""


def _sniff_ole(content: bytes) -> tuple[str, str]:
    if _utf16("EncryptedPackage") in content:
        return "encrypted", ""
    if _utf16("WordDocument") in content:
        return "foreign", "Word 文档"
    if _utf16("PowerPoint Document") in content:
        return "foreign", "演示文稿"
    return "xls", ""


def _sniff_text(content: bytes) -> tuple[str, str]:
    start = content[:4096]
    plain = start.replace(b"\0", b"")
    if _SPREADSHEETML in plain:
        return "spreadsheetml", ""
    if _HTML.search(plain):
        return "html", ""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in start:
        return "csv", ""
    return "foreign", "不是表格的文件"


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
