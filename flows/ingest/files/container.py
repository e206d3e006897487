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
from python_calamine import CalamineError, PasswordError, ZipError

from flows.finding import Finding
from flows.ingest.files.archives.zip_members import unpack
from flows.ingest.files.clean_text import clean_grid
from flows.ingest.files.delimited import read_delimited
from flows.ingest.files.html import read_html
from flows.ingest.files.parquet import read_parquet
from flows.ingest.files.sniff import Sniffed, sniff
from flows.ingest.files.spreadsheet import read_ods, read_xls, read_xlsx
from flows.ingest.files.spreadsheetml import read_spreadsheetml
from flows.ingest.files.unsafe import UnsafeFileError
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
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    NotImplementedError,
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
        found = f"文件大于 {limits.file_bytes // 1_000_000} MB"
        return [OpenedFile(file_name, digest, finding=refuse("file_unsafe", file_name, found))]
    sniffed = sniff(content)
    if sniffed.container == "archive":
        return _open_archive(content, file_name, digest, limits)
    return [_open_one(content, file_name, digest, sniffed, limits)]


def _open_archive(content: bytes, file_name: str, digest: str, limits: Limits) -> list[OpenedFile]:
    """Return one part per member; what could not be unpacked has a digest of its own as well."""
    parts: list[OpenedFile] = []
    for member in unpack(content, limits):
        name = f"{file_name}/{member.name}" if member.name else file_name
        if member.problem:
            own = hashlib.sha256(f"{digest}/{member.name}".encode()).hexdigest()
            finding = refuse(member.problem, name, member.found)
            parts.append(OpenedFile(name, own if member.name else digest, finding=finding))
            continue
        own = hashlib.sha256(member.content).hexdigest()
        sniffed = sniff(member.content)
        if sniffed.container == "archive":
            sniffed = Sniffed("foreign", "压缩包中还有压缩包")
        parts.append(_open_one(member.content, name, own, sniffed, limits))
    if not parts:
        finding = refuse("file_empty", file_name, "压缩包中没有文件")
        parts.append(OpenedFile(file_name, digest, finding=finding))
    return parts


def _open_one(
    content: bytes, name: str, digest: str, sniffed: Sniffed, limits: Limits
) -> OpenedFile:
    if sniffed.container in _REFUSED:
        code, found = _REFUSED[sniffed.container]
        return OpenedFile(name, digest, finding=refuse(code, name, found or sniffed.foreign))
    try:
        workbook = _read_workbook(content, name, digest, sniffed, limits)
    except (*_DAMAGE, UnsafeFileError, DefusedXmlException) as error:
        code, found = _explain(error)
        return OpenedFile(name, digest, finding=refuse(code, name, found))
    if not any(_has_cells(grid) for grid in workbook.grids):
        found = "没有任何单元格内容（空表或只有图片）"
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
    if isinstance(error, DefusedXmlException):
        return "file_unsafe", "含有外部实体声明"
    return "file_unreadable", "文件已损坏或不完整"


def _read_workbook(
    content: bytes, name: str, digest: str, sniffed: Sniffed, limits: Limits
) -> Workbook:
    grids = _READERS[sniffed.container](content, sniffed, limits)
    if sum([len(row) for grid in grids for row in grid.rows]) > limits.cells:
        raise UnsafeFileError(f"单元格超过 {limits.cells} 格")
    cleaned = tuple(clean_grid(grid) for grid in grids)
    return Workbook(name, digest, sniffed.container, cleaned)


_READERS: dict[str, Callable[[bytes, Sniffed, Limits], list[Grid]]] = {
    "xlsx": lambda content, sniffed, limits: read_xlsx(content, sniffed.parts, limits),
    "xls": lambda content, sniffed, limits: read_xls(content, limits),
    "ods": lambda content, sniffed, limits: read_ods(content, sniffed.parts, limits),
    "csv": lambda content, sniffed, limits: read_delimited(content, limits.cells),
    "html": lambda content, sniffed, limits: read_html(content, limits.cells),
    "spreadsheetml": lambda content, sniffed, limits: read_spreadsheetml(content, limits),
    "parquet": lambda content, sniffed, limits: read_parquet(content, limits.cells),
}


def _has_cells(grid: Grid) -> bool:
    return any(value not in (None, "") for row in grid.rows for value in row)


_ADVICE = {
    "file_unreadable": "无法按表格读取，请用表格软件另存为 xlsx 后重新报送",
    "file_encrypted": "请取消密码、另存为 xlsx 后重新报送",
    "file_empty": "没有可以读取的数据，请填写后重新报送",
    "file_unsafe": "超出安全限制，未予读取；请删除多余的行、列、工作表后另存为 xlsx 重新报送",
}


def refuse(code: str, file_name: str, found: str) -> Finding:
    """Return the finding that a file is not read, with what its sender should do."""
    return Finding(
        code=code,
        file=file_name,
        found=found,
        expected="可以打开的 xlsx、xls、ods 或 csv 表格",
        message=f"文件“{file_name}”：{found}，{_ADVICE[code]}。",
    )
