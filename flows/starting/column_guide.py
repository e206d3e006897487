"""What each column of the declaration files means, for people: the guide beside this module."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from flows.catalog.declared_columns import TABLES
from flows.catalog.read_cell import OneOf

_FILE = Path(__file__).with_name("column_guide.csv")


@dataclass(frozen=True)
class ColumnNote:
    """One column of one file: what it means (Chinese), an example, and which words it allows."""

    file: str
    column: str
    meaning: str
    example: str
    is_required: bool
    words: tuple[str, ...]


def column_notes() -> dict[str, list[ColumnNote]]:
    """Return the notes by file, in the order of the files and their columns."""
    written = {
        (row["file"], row["column"]): row
        for row in csv.DictReader(io.StringIO(_FILE.read_text("utf-8"), newline=""))
    }
    return {
        file: [
            ColumnNote(
                file,
                name,
                written[file, name]["meaning"],
                written[file, name]["example"],
                column.is_required,
                column.read.words if isinstance(column.read, OneOf) else (),
            )
            for name, column in table.columns.items()
        ]
        for file, table in TABLES.items()
    }
