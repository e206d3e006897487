"""A rule that Great Expectations cannot evaluate stops the run."""

import pytest

from flows.errors import DeclarationError
from flows.quality.expectations import Offence, validate
from flows.quality.rule_frame import rule_frame
from flows.quality.rules import Rule
from tests.quality.example import CATALOG, batch_of, cell, reading
from tests.quality.judged import NATURAL, WASTE


def test_a_rule_that_cannot_be_evaluated_never_passes():
    rule = Rule(
        "x",
        "value_error",
        "ExpectColumnValuesToBeBetween",
        {"column": "nowhere", "min_value": 0},
        "critical",
        "",
        "",
    )
    frame = rule_frame(batch_of(reading(cell(NATURAL, 5.0, "C4"))).cells, CATALOG)

    with pytest.raises(DeclarationError, match="could not be evaluated"):
        validate(frame, [rule])


def rule(expect: str, column: str) -> Rule:
    arguments = {"column": column, "min_value": 0}
    return Rule("x", "value_negative", expect, arguments, "critical", "", "", "不小于0")


def test_an_unknown_class_stops_the_run():
    frame = rule_frame(batch_of(reading(cell(NATURAL, 5.0, "C4"))).cells, CATALOG)

    with pytest.raises(DeclarationError, match="has no class ExpectNothing"):
        validate(frame, [rule("ExpectNothing", "value")])


def test_the_rows_that_break_a_rule_are_named_by_their_number():
    cells = batch_of(reading(cell(NATURAL, 5.0, "C4"), cell(WASTE, -1.0, "D4"))).cells
    negative = rule("ExpectColumnValuesToBeBetween", "value")

    assert validate(rule_frame(cells, CATALOG), [negative]) == [Offence(negative, (1,))]
