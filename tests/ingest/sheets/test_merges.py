"""A covered cell says what the merge says; under a number it is blank."""

from flows.ingest.sheets.merges import fill_merges, find_anchors
from tests.ingest.grids import grid


def test_texts_fill_their_merge_and_numbers_do_not():
    assert fill_merges(grid("|组||5||", "A1:B1", "C1:D1")) == [["组", "组", 5.0, None]]


def test_each_covered_cell_knows_its_first_cell():
    assert find_anchors(grid("|组||\n|x|y|", "A1:B1")) == {(0, 0): (0, 0), (0, 1): (0, 0)}
