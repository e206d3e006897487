"""A received file in, its workbooks or the finding that says why there are none."""

import csv
import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import duckdb
from defusedxml import DefusedXmlException
from lxml import etree
from python_calamine import CalamineError, PasswordError, ZipError

from flows.finding import Finding
from flows.ingest.collector import collector_paused
from flows.ingest.files.clean_text import clean_grid
from flows.ingest.files.delimited import read_delimited
from flows.ingest.files.garbled import GarbledTextError
from flows.ingest.files.html import read_html
from flows.ingest.files.parquet import read_parquet
from flows.ingest.files.received_parts import Part, split_parts
from flows.ingest.files.refusals import refuse
from flows.ingest.files.sniff import Sniffed, sniff
from flows.ingest.files.spreadsheet import read_ods, read_xls, read_xlsx
from flows.ingest.files.spreadsheetml import read_spreadsheetml
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.word.document import read_docx
from flows.ingest.grid import Grid, Workbook
from flows.settings import Limits

#: What a damaged or hostile file may raise while it is opened; anything else is a bug of ours.
_DAMAGE = (
    CalamineError,
    csv.Error,
    ZipError,
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ExpatError,
    ParseError,
    duckdb.Error,
    etree.LxmlError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
)


@dataclass(frozen=True)
class OpenedFile:
    """A received file or member of an archive: its workbook, or the finding why there is none."""

    file_name: str
    sha256: str
    workbook: Workbook | None = None
    finding: Finding | None = None


def open_file(
    content: bytes, file_name: str, limits: Limits
) -> tuple[list[Workbook], list[Finding]]:
    """Return the workbooks of a file (several from an archive) and what is wrong with it."""
    parts = open_parts(content, file_name, limits)
    return (
        [part.workbook for part in parts if part.workbook],
        [part.finding for part in parts if part.finding],
    )


def open_parts(content: bytes, file_name: str, limits: Limits) -> list[OpenedFile]:
    """Return one opened file, or one per member of an archive, never none."""
    digest = hashlib.sha256(content).hexdigest()
    if len(content) > limits.file_bytes:
        found = f"文件大于{limits.file_bytes // 1_000_000} MB"
        return [OpenedFile(file_name, digest, finding=refuse("file_unsafe", file_name, found))]
    with collector_paused():
        parts = split_parts(Part(file_name, digest, content, sniff(content)), limits)
        return [_open_one(part, limits) for part in parts]


def _open_one(part: Part, limits: Limits) -> OpenedFile:
    name, digest, sniffed = part.name, part.digest, part.sniffed
    if part.finding is not None:
        return OpenedFile(name, digest, finding=part.finding)
    if sniffed.container in _REFUSED:
        code, found = _REFUSED[sniffed.container]
        return OpenedFile(name, digest, finding=refuse(code, name, found or sniffed.foreign))
    try:
        workbook = _read_workbook(part.content, name, digest, sniffed, limits)
    except (*_DAMAGE, UnsafeFileError, DefusedXmlException) as error:
        code, found = _explain(error)
        return OpenedFile(name, digest, finding=refuse(code, name, found))
    if not any(_has_cells(grid) for grid in workbook.grids):
        found = "没有任何单元格内容（空表或只有图片）"
        if sniffed.container == "docx":
            found = "Word 文档中没有表格"
        return OpenedFile(name, digest, finding=refuse("file_empty", name, found))
    return OpenedFile(name, digest, workbook=workbook)


#: Containers that are not read: code, and what was found unless the sniffer says it.
_REFUSED = {
    "empty": ("file_empty", "文件大小为 0"),
    "encrypted": ("file_encrypted", "文件设有打开密码"),
    "foreign": ("file_unreadable", ""),
}


def _explain(error: Exception) -> tuple[str, str]:
    """Return the code of a trouble and what was found, in Chinese."""
    if isinstance(error, PasswordError):
        return _REFUSED["encrypted"]
    if isinstance(error, UnsafeFileError):
        return "file_unsafe", str(error)
    if isinstance(error, GarbledTextError):
        return "file_unreadable", str(error)
    if isinstance(error, DefusedXmlException):
        return "file_unsafe", "含有外部实体声明"
    return "file_unreadable", "文件已损坏或不完整"


def _read_workbook(
    content: bytes, name: str, digest: str, sniffed: Sniffed, limits: Limits
) -> Workbook:
    grids = _READERS[sniffed.container](content, sniffed, limits)
    if sum([len(row) for grid in grids for row in grid.rows]) > limits.cells:
        raise UnsafeFileError(f"单元格超过{limits.cells}格")
    cleaned = tuple(clean_grid(grid) for grid in grids)
    return Workbook(name, digest, sniffed.container, cleaned)


_READERS: dict[str, Callable[[bytes, Sniffed, Limits], list[Grid]]] = {
    "xlsx": lambda content, sniffed, limits: read_xlsx(content, sniffed.parts, limits),
    "xls": lambda content, sniffed, limits: read_xls(content, limits),
    "ods": lambda content, sniffed, limits: read_ods(content, sniffed.parts, limits),
    "csv": lambda content, sniffed, limits: read_delimited(content, limits.cells),
    "html": lambda content, sniffed, limits: read_html(content, limits.cells),
    "spreadsheetml": lambda content, sniffed, limits: read_spreadsheetml(content, limits),
    "docx": lambda content, sniffed, limits: read_docx(content, sniffed.parts, limits),
    "parquet": lambda content, sniffed, limits: read_parquet(content, limits.cells),
}


def _has_cells(grid: Grid) -> bool:
    return any(value not in (None, "") for row in grid.rows for value in row)
