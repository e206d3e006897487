"""Readings travel between processes with their cells as plain tuples."""

from pathlib import Path

from flows.ingest.findings import Place, say
from flows.ingest.processes.messages import Answer, FileToRead, flatten, restore
from flows.ingest.reading import FileReading, SubmissionReading, TidyCell

CELLS = (
    TidyCell("a", "530101001001", "2022-06", "value", "value", 3.0, "表一", "B3"),
    TidyCell("a", "530101001002", "2022-06", "value", "blank", None, "表一", "B4"),
)
FINDING = say("form_unknown", Place("a.xlsx"), found="表")
READINGS = [
    FileReading(
        "a.xlsx",
        "0" * 64,
        submissions=(
            SubmissionReading("F1", "530101001000", "2022-06", CELLS, (FINDING,)),
            SubmissionReading("F2", "530101001000", "2022-06", ()),
        ),
        findings=(FINDING,),
    ),
    FileReading("b.xlsx", "1" * 64),
]


def test_cells_are_plain_tuples_on_the_way():
    cells = flatten(READINGS)[0].submissions[0].cells

    assert cells == (
        ("a", "530101001001", "2022-06", "value", "value", 3.0, "表一", "B3"),
        ("a", "530101001002", "2022-06", "value", "blank", None, "表一", "B4"),
    )
    assert {type(cell) for cell in cells} == {tuple}


def test_what_was_flattened_comes_back_as_it_was():
    restored = restore(flatten(READINGS))

    assert restored == READINGS
    assert {type(cell) for cell in restored[0].submissions[0].cells} == {TidyCell}


def test_flattening_leaves_the_readings_as_they_are():
    flatten(READINGS)

    assert READINGS[0].submissions[0].cells is CELLS


def test_a_file_is_read_and_an_answer_is_silent_unless_said_otherwise():
    assert FileToRead("a.xlsx", Path("a.xlsx"), "0" * 64).problem == ""
    assert Answer([]).log == ""
