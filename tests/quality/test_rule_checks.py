"""The page of rules shows what each rule tried and which cells failed."""

from flows.batch import FailedCell
from flows.quality.check_batch import judge_batch
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, reading
from tests.quality.judged import NATURAL, NO_HISTORY


def test_a_rule_names_how_many_cells_it_tried_and_those_that_failed():
    batch = batch_of(reading(cell(NATURAL, -5.0, "C4"), cell(NATURAL, 6.0, "C5", area=VILLAGES[1])))
    checks = {check.rule: check for check in judge_batch(batch, NO_HISTORY, CATALOG).checks}
    negative = checks["value_negative"]

    assert negative.tried == 2
    assert negative.failed == (
        FailedCell("a.xlsx", "Sheet1", "C4", VILLAGES[0], NATURAL, "-5", ""),
    )
    assert checks["value_not_integer"].failed == ()


def test_hints_are_not_rules_of_their_own():
    batch = batch_of(reading(cell(NATURAL, 5.0, "C4")))
    rules = [check.rule for check in judge_batch(batch, NO_HISTORY, CATALOG).checks]

    assert "suggested_by_total" not in rules
    assert rules[0] == "value_negative"
