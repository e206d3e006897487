import math
import re

import pytest

from flows.paths import PROJECT
from flows.same_figure import ALLOWANCE, is_at_least, is_at_most, is_same


@pytest.mark.parametrize(
    ("value", "other", "answer"),
    [
        (0.3, 0.1 + 0.2, True),
        (1.0, 1.0 + 2e-9, False),
        (math.nan, math.nan, True),
        (math.nan, 1.0, False),
    ],
)
def test_figures_are_the_same_within_the_allowance(value: float, other: float, answer: bool):
    assert is_same(value, other) is answer


@pytest.mark.parametrize(
    ("value", "is_reached", "is_kept"),
    [(10 - 5e-10, True, True), (10 - 2e-9, False, True), (10 + 2e-9, True, False)],
)
def test_a_bound_is_met_within_the_allowance(value: float, is_reached: bool, is_kept: bool):
    assert is_at_least(value, 10) is is_reached
    assert is_at_most(value, 10) is is_kept


def test_sql_compares_with_the_same_allowance():
    typed = {
        float(number)
        for file in (PROJECT / "flows").rglob("*.sql")
        for number in re.findall(r"\b\d+e-\d+\b", file.read_text("utf-8"))
    }

    assert typed <= {ALLOWANCE}
