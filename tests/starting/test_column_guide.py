"""The guide names every column of every declaration file, and its examples are valid."""

import csv

from flows.catalog.declared_columns import TABLES
from flows.paths import PROJECT
from flows.starting.column_guide import column_notes

GUIDE = PROJECT / "flows" / "starting" / "column_guide.csv"


def test_the_guide_has_the_declared_columns_and_no_others():
    with GUIDE.open(encoding="utf-8", newline="") as stream:
        written = [(row["file"], row["column"]) for row in csv.DictReader(stream)]

    declared = [(file, name) for file, table in TABLES.items() for name in table.columns]
    assert sorted(written) == sorted(declared)


def test_every_column_has_a_meaning_and_its_example_can_be_read():
    for file, notes in column_notes().items():
        for note in notes:
            column = TABLES[file].columns[note.column]
            assert note.meaning, note
            if note.example or column.is_required:
                column.read(note.example)


def test_every_allowed_word_is_explained_in_the_meaning():
    """A word nobody explains is a word nobody can choose; frequencies and levels are plain."""
    plain = {"frequency", "level", "row_level", "reporter", "direction", "basis"}
    for notes in column_notes().values():
        for note in notes:
            if note.column not in plain:
                assert all(word in note.meaning for word in note.words), note
