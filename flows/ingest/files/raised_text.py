"""Texts of which a part is raised or struck out: 12 with a raised 1 behind it is not 121."""

from collections.abc import Iterable
from typing import NamedTuple

#: A raised digit is a note's mark or a power; written so, no reader joins it to a number.
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Run(NamedTuple):
    """A part of a text in one format."""

    text: str
    is_raised: bool = False
    is_struck: bool = False


def raise_digits(text: str) -> str:
    """Return a raised text with its digits as raised ones."""
    return text.translate(_RAISED_DIGITS)


def join_runs(runs: Iterable[Run]) -> str:
    """Return the text as it is meant: raised digits as such, what is struck out left out.

    A text that is raised as a whole stands beside nothing and is plain.
    """
    kept = [run for run in runs if run.text and not run.is_struck]
    if all(run.is_raised for run in kept):
        return "".join(run.text for run in kept)
    return "".join(raise_digits(run.text) if run.is_raised else run.text for run in kept)
