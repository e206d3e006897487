"""A received file's content again, from the month's folder or from an archive in it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from flows.ingest.files.archives.unpack import UNPACKERS, unpack
from flows.ingest.files.container import open_file
from flows.ingest.files.sniff import sniff
from flows.ingest.files.word.office_program import convert_documents
from flows.ingest.grid import Workbook
from flows.settings import Limits

NOT_FOUND = "原文件已不在收件文件夹中，只附问题清单。"
TOO_LARGE = "原文件过大，未附副本，请按清单在原文件中改正。"
NOT_READABLE = "原文件无法作为表格打开，只附问题清单；原文件保持原样。"


@dataclass(frozen=True)
class Source:
    """The file's bytes and what the reader makes of them; no workbook where it cannot be read."""

    content: bytes
    workbook: Workbook | None
    note: str = ""


def find_source(raw_folder: Path, file_name: str, limits: Limits) -> Source:
    """Return a received file by its name below the month's folder (`a.zip/b.xlsx` in archives)."""
    content, why = _read(raw_folder, file_name, limits)
    if content is None:
        return Source(b"", None, why)
    workbooks, findings = open_file(content, file_name, limits)
    if findings or len(workbooks) != 1:
        return Source(content, None, NOT_READABLE)
    return Source(_as_new_document(content, limits), workbooks[0])


def _as_new_document(content: bytes, limits: Limits) -> bytes:
    """Return an old Word document as LibreOffice makes it .docx; anything else as it is."""
    if sniff(content).container != "doc":
        return content
    return convert_documents([content], limits)[0] or content


def _read(raw_folder: Path, file_name: str, limits: Limits) -> tuple[bytes | None, str]:
    """Return the bytes, or None and why: no such file in the folder, or it is too large."""
    root = raw_folder.resolve()
    parts = PurePosixPath(file_name).parts
    for count in range(len(parts), 0, -1):
        path = _inside(root, parts[:count])
        if path is None:
            continue
        if path.stat().st_size > limits.file_bytes:
            return None, TOO_LARGE
        content = path.read_bytes()
        member = "/".join(parts[count:])
        return (_member(content, member, limits) if member else content), NOT_FOUND
    return None, NOT_FOUND


def _inside(root: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file when it lies in the folder; names that no system has are not there."""
    try:
        path = root.joinpath(*parts).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, ValueError):
        return None


def _member(content: bytes, name: str, limits: Limits) -> bytes | None:
    """Return a member's bytes by its name; an attachment of a mail may be an archive itself."""
    container = sniff(content).container
    for member in unpack(container, content, limits) if container in UNPACKERS else ():
        if member.problem or not member.name:
            continue
        if member.name == name:
            return member.content
        if container == "mail" and name.startswith(f"{member.name}/"):
            return _member(member.content, name.removeprefix(f"{member.name}/"), limits)
    return None
