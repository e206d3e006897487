"""When in the year things happen, from `seasons.csv` beside this file.

The tables are drawn from the calendar of farm work, schools and offices; they know nothing of the
catalogue's profiles, so that the simulation can judge the rules from outside.
"""

import csv
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
_FILE = Path(__file__).with_name("seasons.csv")
MONTHS = 12


@cache
def _read_seasons() -> tuple[tuple[tuple[str, ...], tuple[float, ...]], ...]:
    """Return the words and the twelve cumulative figures of every season, in the file's order."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(
            (
                tuple(row["words"].split("|")),
                tuple(float(figure) for figure in row["by_month"].split("|")),
            )
            for row in csv.DictReader(stream)
        )


def season_of(name: str) -> Values:
    """Return the part of the year's work done by each month's end; evenly where no word fits."""
    for words, figures in _read_seasons():
        if any(word in name for word in words):
            table: Values = np.array(figures) / figures[-1]
            return table
    evenly: Values = np.arange(1, MONTHS + 1) / MONTHS
    return evenly


def ending_at(season: Values, due_month: int) -> Values:
    """Return the season pressed into the months up to the due one: done by then."""
    reached = season[due_month - 1]
    if reached > 0:
        pressed: Values = np.minimum(season / reached, 1.0)
        return pressed
    months = np.arange(1, MONTHS + 1)
    squeezed: Values = np.interp(months * MONTHS / due_month, months, season)
    return squeezed


def shifted(season: Values, months: int) -> Values:
    """Return the season so many months later (earlier when negative); December ends it always."""
    if months == 0:
        return season
    moved: Values = np.interp(
        np.arange(1, MONTHS + 1) - months, np.arange(MONTHS + 1), [0.0, *season]
    )
    moved[-1] = 1.0
    return moved
