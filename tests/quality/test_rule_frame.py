"""The frame that the rules judge has a bound for every row, infinite where none is declared."""

import math

from flows.quality.rule_frame import CONCERNED, NUMBERS, rule_frame
from flows.same_figure import ALLOWANCE
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, reading
from tests.quality.judged import NATURAL, WASTE

COLUMNS = ["row_number", *NUMBERS, *CONCERNED]


def test_a_part_has_the_value_of_its_whole_beside_it():
    cells = batch_of(
        reading(
            cell(NATURAL, 5.0, "C4"),
            cell(WASTE, 3.0, "D4"),
            cell(WASTE, 2.0, "D5", area=VILLAGES[1]),
        )
    ).cells
    frame = rule_frame(cells, CATALOG)

    assert frame["whole_value"].tolist() == [math.inf, 5.0 + ALLOWANCE, math.inf]
    assert frame["part_value"].tolist() == [-math.inf, 3.0, -math.inf]
    assert frame["has_whole"].tolist() == [False, True, False]


def test_only_cells_with_a_number_are_judged_and_keep_their_position():
    cells = batch_of(
        reading(cell(NATURAL, None, "C4", state="blank"), cell(WASTE, 2.5, "D4"))
    ).cells
    (row,) = rule_frame(cells, CATALOG)[COLUMNS].to_dict("records")

    assert row["row_number"] == 1
    assert row["fraction"] == 0.5
    assert row["unsigned_value"] == 2.5
    assert row["lower_limit"] == -math.inf
