"""What a batch names: the grain of its frames, and the statuses of a submission."""

from flows.batch import CELL_COLUMNS, COUNTED, RECEIVED, SUBMISSION_COLUMNS
from flows.finding import FINDING_COLUMNS
from tests.quality.example import VILLAGES, batch_of, cell, reading

NATURAL = "natural_villages"


def test_the_frames_of_a_batch_have_its_columns_with_and_without_rows():
    filled = batch_of(reading(cell(NATURAL, 5.0, "C4")))
    empty = batch_of()

    for batch, rows in ((filled, 1), (empty, 0)):
        assert list(batch.submissions) == SUBMISSION_COLUMNS
        assert list(batch.cells) == CELL_COLUMNS
        assert list(batch.findings) == FINDING_COLUMNS
        assert (len(batch.submissions), len(batch.cells)) == (rows, rows)


def test_a_superseded_submission_came_in_but_does_not_count():
    older = reading(cell(NATURAL, 5.0, "C4"), name="1.xlsx", sha="1" * 64)
    newer = reading(cell(NATURAL, 6.0, "C4"), name="2.xlsx", sha="2" * 64)
    other = reading(cell(NATURAL, 6.0, "C4", area=VILLAGES[1]), name="3.xlsx", sha="1" * 64)

    assert set(batch_of(older, newer, other).submissions["status"]) <= {*RECEIVED, "duplicate"}
    assert set(RECEIVED) - set(COUNTED) == {"superseded"}
