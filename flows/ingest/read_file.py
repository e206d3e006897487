"""One received file in, its readings out: opened, understood, and nothing raised."""

import hashlib
import logging
import traceback
from collections.abc import Mapping
from pathlib import Path

from flows.catalog.model import Catalog
from flows.finding import Finding
from flows.ingest.files.container import OpenedFile, open_parts
from flows.ingest.files.refusals import refuse, refuse_closed
from flows.ingest.forms.interpret import interpret
from flows.ingest.grid import Workbook
from flows.ingest.reading import FileReading
from flows.settings import Limits

logger = logging.getLogger(__name__)

History = Mapping[tuple[str, str], float]


def read_one(
    content: bytes,
    file_name: str,
    catalog: Catalog,
    period: str,
    limits: Limits,
    history: History,
) -> list[FileReading]:
    """Return a reading per workbook of the file (several from an archive), never none.

    A fault of the reader itself is a `file_unreadable` finding and a logged traceback: one file
    that nobody foresaw must not cost the month.
    """
    parts = _open(content, file_name, limits)
    return [_read_part(part, catalog, period, limits, history) for part in parts]


def read_workbooks(path: Path, limits: Limits) -> tuple[list[Workbook], list[Finding]]:
    """Return the workbooks of a file on disk and what is wrong with it, for check and tidy."""
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        return [], [refuse_closed(path.name, error)]
    parts = _open(content, path.name, limits)
    workbooks = [part.workbook for part in parts if part.workbook]
    return workbooks, [part.finding for part in parts if part.finding]


def _open(content: bytes, file_name: str, limits: Limits) -> list[OpenedFile]:
    try:
        return open_parts(content, file_name, limits)
    except MemoryError:
        finding = _too_large(file_name, limits)
    except Exception:  # what a hostile file may provoke in the readers has no list
        finding = _fault(file_name)
    return [OpenedFile(file_name, hashlib.sha256(content).hexdigest(), finding=finding)]


def _read_part(
    part: OpenedFile,
    catalog: Catalog,
    period: str,
    limits: Limits,
    history: History,
) -> FileReading:
    finding = part.finding
    if part.workbook is not None:
        try:
            return interpret(part.workbook, catalog, period, history)
        except MemoryError:
            finding = _too_large(part.file_name, limits)
        except Exception:  # a fault of ours costs this file and is logged, not the month
            finding = _fault(part.file_name)
    return FileReading(part.file_name, part.sha256, findings=(finding,) if finding else ())


def _fault(file_name: str) -> Finding:
    logger.error("reading %r failed\n%s", file_name, traceback.format_exc())
    return refuse("file_unreadable", file_name, "读取时程序出错（已记入日志）")


def _too_large(file_name: str, limits: Limits) -> Finding:
    logger.warning("reading %r needs more than %d bytes", file_name, limits.memory_bytes)
    return refuse("file_unsafe", file_name, f"占用内存超过{limits.memory_bytes // 1_000_000} MB")
