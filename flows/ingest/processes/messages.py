"""What the program and its reading processes say to each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flows.catalog.model import Catalog
from flows.ingest.read_file import History
from flows.ingest.reading import FileReading, TidyCell
from flows.settings import Limits


@dataclass(frozen=True)
class Introduction:
    """What a reading process is told once."""

    catalog: Catalog
    limits: Limits


@dataclass(frozen=True)
class FileToRead:
    """A file's name below the month's folder, where it lies, its digest, why not to read it."""

    name: str
    path: Path
    sha256: str
    problem: str = ""


@dataclass(frozen=True)
class Request:
    """A few files to read; `history` is absent where it is the same as for those before."""

    files: tuple[FileToRead, ...]
    period: str
    history: History | None


@dataclass(frozen=True)
class Answer:
    """What the file gave (flattened), and the lines that belong into the parent's log."""

    readings: list[FileReading]
    log: str = ""


def flatten(readings: Sequence[FileReading]) -> list[FileReading]:
    """Return the readings with their cells as plain tuples, which travel four times as fast."""
    return _with_cells(readings, lambda cells: tuple(map(tuple, cells)))


def restore(readings: Sequence[FileReading]) -> list[FileReading]:
    """Return the readings that were flattened."""
    return _with_cells(readings, lambda cells: tuple(map(TidyCell._make, cells)))


def _with_cells(
    readings: Sequence[FileReading], change: Callable[[Iterable[Any]], tuple[Any, ...]]
) -> list[FileReading]:
    return [
        replace(
            reading,
            submissions=tuple(
                replace(submission, cells=change(submission.cells))
                for submission in reading.submissions
            ),
        )
        for reading in readings
    ]
