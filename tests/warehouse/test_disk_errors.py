"""Disk and damage are told apart from wrong statements, in one line that names the cause."""

from pathlib import Path

import duckdb
import pytest

from flows.errors import ServiceError
from flows.warehouse.disk_errors import disk_errors, first_line, is_disk_error

FULL = 'Could not write file "a.wal": No space left on device'


@pytest.mark.parametrize(
    ("error", "is_disk"),
    [
        (duckdb.IOException("IO Error: not a valid DuckDB database file"), True),
        (duckdb.TransactionException(f"Failed to commit: {FULL}"), True),
        (duckdb.Error("Corrupt database file: computed checksum 1 does not match 2"), True),
        (duckdb.TransactionException("Conflict on update"), False),
        (duckdb.ParserException("syntax error"), False),
        (ValueError("No space left"), False),
    ],
)
def test_disk_and_damage_are_told_from_wrong_statements(error: Exception, is_disk: bool):
    assert is_disk_error(error) is is_disk


def test_a_disk_error_names_the_file_and_a_wrong_statement_stays_what_it_is():
    wanted = pytest.raises(ServiceError, match="^working.duckdb: IO Error: gone$")
    with wanted as error, disk_errors(Path("working.duckdb")):
        raise duckdb.IOException("IO Error: gone\nSee the manual")
    assert error.value.exit_code == 5
    with pytest.raises(duckdb.ParserException), disk_errors(Path("working.duckdb")):
        raise duckdb.ParserException("syntax error")


def test_a_full_disk_is_named_however_long_the_story():
    story = f"IO Error: CHECKPOINT during DETACH failed. \nOriginal error: {FULL}"

    assert first_line(duckdb.IOException(story)) == (
        "IO Error: CHECKPOINT during DETACH failed. No space left on the disk"
    )
