"""The allowance of all comparisons of reported and computed figures (rules.md section 5).

Figures come from decimal sums and divisions: what differs by less is the same figure. Comparisons
in SQL write the same 1e-9; a test holds the two together.
"""

import math

ALLOWANCE = 1e-9


def is_same(value: float, other: float) -> bool:
    """Return whether two figures are equal; two absent ones are."""
    return abs(value - other) <= ALLOWANCE or (math.isnan(value) and math.isnan(other))


def is_at_least(value: float, bound: float) -> bool:
    """Return whether a figure reaches a lower bound."""
    return value >= bound - ALLOWANCE


def is_at_most(value: float, bound: float) -> bool:
    """Return whether a figure keeps to an upper bound."""
    return value <= bound + ALLOWANCE
