"""A received file in, its workbooks or the finding that says why there are none."""

import hashlib
import zipfile
from collections.abc import Callable
from xml.etree.ElementTree import ParseError

import duckdb
from defusedxml import DefusedXmlException
from python_calamine import CalamineError, PasswordError, ZipError

from flows.finding import Finding
from flows.ingest.archive import UnpackedMember, unpack
from flows.ingest.clean_text import clean_row, clean_text
from flows.ingest.delimited import read_delimited
from flows.ingest.grid import Grid, Workbook
from flows.ingest.html_table import read_html
from flows.ingest.parquet import read_parquet
from flows.ingest.sniff import sniff
from flows.ingest.spreadsheetml import read_spreadsheetml
from flows.ingest.workbook_file import UnsafeFileError, read_workbook_file
from flows.settings import Limits

#: What a damaged or hostile file may raise while it is opened; anything else is a bug of ours.
_DAMAGE = (
    CalamineError,
    ZipError,
    zipfile.BadZipFile,
    ParseError,
    duckdb.Error,
    OSError,
    EOFError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


def open_file(
    content: bytes, file_name: str, limits: Limits
) -> tuple[list[Workbook], list[Finding]]:
    """Return the workbooks of a file (several from an archive) and what is wrong with it."""
    if not content:
        return [], [_finding("file_empty", file_name, "文件大小为0")]
    if len(content) > limits.file_bytes:
        found = f"文件大小 {len(content) // 1_000_000} MB"
        return [], [_finding("file_unsafe", file_name, found)]
    container, foreign = sniff(content)
    if container == "archive":
        return _open_archive(content, file_name, limits)
    workbook, finding = _open_workbook(content, file_name, container, foreign, limits)
    return ([workbook] if workbook else []), ([finding] if finding else [])


def _open_archive(
    content: bytes, file_name: str, limits: Limits
) -> tuple[list[Workbook], list[Finding]]:
    workbooks: list[Workbook] = []
    findings: list[Finding] = []
    for member in unpack(content, limits):
        name = f"{file_name}/{member.name}" if member.name else file_name
        workbook, finding = _open_member(member, name, limits)
        workbooks += [workbook] if workbook else []
        findings += [finding] if finding else []
    if not workbooks and not findings:
        findings.append(_finding("file_empty", file_name, "压缩包中没有文件"))
    return workbooks, findings


def _open_member(
    member: UnpackedMember, name: str, limits: Limits
) -> tuple[Workbook | None, Finding | None]:
    if member.problem:
        return None, _finding(member.problem, name, member.found)
    if not member.content:
        return None, _finding("file_empty", name, "文件大小为0")
    container, foreign = sniff(member.content)
    if container == "archive":
        return None, _finding("file_unreadable", name, "压缩包中还有压缩包")
    return _open_workbook(member.content, name, container, foreign, limits)


def _open_workbook(
    content: bytes, file_name: str, container: str, foreign: str, limits: Limits
) -> tuple[Workbook | None, Finding | None]:
    if container == "encrypted":
        return None, _finding("file_encrypted", file_name, "文件设有打开密码")
    if container == "foreign":
        return None, _finding("file_unreadable", file_name, foreign)
    try:
        grids = _READERS[container](content, limits)
    except PasswordError:
        return None, _finding("file_encrypted", file_name, "文件设有打开密码")
    except (UnsafeFileError, DefusedXmlException) as error:
        found = str(error) if isinstance(error, UnsafeFileError) else "含有外部实体声明"
        return None, _finding("file_unsafe", file_name, found)
    except _DAMAGE:
        return None, _finding("file_unreadable", file_name, "文件已损坏或不完整")
    if sum(len(row) for grid in grids for row in grid.rows) > limits.cells:
        return None, _finding("file_unsafe", file_name, f"超过 {limits.cells} 个单元格")
    if not any(_has_cells(grid) for grid in grids):
        return None, _finding("file_empty", file_name, "没有任何单元格内容（空表或只有图片）")
    digest = hashlib.sha256(content).hexdigest()
    cleaned = tuple(_clean_grid(grid) for grid in grids)
    return Workbook(file_name, digest, container, cleaned), None


_READERS: dict[str, Callable[[bytes, Limits], list[Grid]]] = {
    "xlsx": lambda content, limits: read_workbook_file(content, "xlsx", limits),
    "xls": lambda content, limits: read_workbook_file(content, "xls", limits),
    "ods": lambda content, limits: read_workbook_file(content, "ods", limits),
    "csv": lambda content, limits: read_delimited(content),
    "html": lambda content, limits: read_html(content),
    "spreadsheetml": lambda content, limits: read_spreadsheetml(content),
    "parquet": lambda content, limits: read_parquet(content, limits.cells),
}


def _has_cells(grid: Grid) -> bool:
    return any(value not in (None, "") for row in grid.rows for value in row)


def _clean_grid(grid: Grid) -> Grid:
    return Grid(
        sheet=clean_text(grid.sheet),
        rows=[clean_row(row) for row in grid.rows],
        top=grid.top,
        left=grid.left,
        merges=grid.merges,
        hidden_rows=grid.hidden_rows,
        hidden_columns=grid.hidden_columns,
        is_hidden=grid.is_hidden,
        percent_cells=grid.percent_cells,
    )


_ADVICE = {
    "file_unreadable": "无法按表格读取，请用表格软件另存为 xlsx 后重新报送",
    "file_encrypted": "请取消密码、另存为 xlsx 后重新报送",
    "file_empty": "没有可以读取的数据，请填写后重新报送",
    "file_unsafe": "超出安全限制，未予读取；请删除多余的行、列、工作表后另存为 xlsx 重新报送",
}


def _finding(code: str, file_name: str, found: str) -> Finding:
    return Finding(
        code=code,
        file=file_name,
        found=found,
        expected="可以打开的 xlsx、xls、ods 或 csv 表格",
        message=f"文件“{file_name}”：{found}，{_ADVICE[code]}。",
    )
