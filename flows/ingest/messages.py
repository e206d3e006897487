"""What the program and its reading processes say to each other."""

from dataclasses import dataclass
from pathlib import Path

from flows.catalog.model import Catalog
from flows.ingest.read_one import History
from flows.ingest.reading import FileReading
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
    """What the file gave, and the lines that belong into the parent's log."""

    readings: list[FileReading]
    log: str = ""
