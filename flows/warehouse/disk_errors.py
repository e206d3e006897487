"""What DuckDB says of full disks and damaged files, as errors that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from flows.errors import ServiceError
from flows.words.sentence import sentence

#: DuckDB raises its plain `Error` for a wrong checksum and a TransactionException for a full disk.
_FULL = "No space left"
_DISK_WORDS = (_FULL, "Could not write", "could not write", "Corrupt database file")
_DISK_ERRORS = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException)


@contextmanager
def disk_errors(file: Path) -> Iterator[None]:
    """Raise ServiceError for what disk or damage makes of the work on a warehouse file."""
    try:
        yield
    except duckdb.Error as error:
        if not is_disk_error(error):
            raise
        raise ServiceError(sentence("error.disk", file=file, reason=first_line(error))) from None


def is_disk_error(error: Exception) -> bool:
    """Return whether disk, memory or a damaged file is at fault, not a wrong statement."""
    if not isinstance(error, duckdb.Error):
        return False
    return isinstance(error, _DISK_ERRORS) or any(word in str(error) for word in _DISK_WORDS)


def first_line(error: BaseException) -> str:
    """Return what an error says in its first line, without DuckDB's advice.

    A full disk is named in the last words of a longer story.
    """
    text = str(error).strip()
    first = text.partition("\n")[0].strip()
    if _FULL in text and _FULL not in first:
        return f"{first} {_FULL} on the disk"
    return first
