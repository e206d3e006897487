"""When in the year things happen, from `seasons.csv` beside this file.

The tables are drawn from the calendar of farm work, schools and offices; they know nothing of the
catalogue's profiles, so that the simulation can judge the rules from outside.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
_FILE = Path(__file__).with_name("seasons.csv")
MONTHS = 12


#: Of how many events a month's part of the work consists: towns, sites, classes.
EVENTS = 8
#: By how many months each event of the year is late (early when negative), January's first.
Shifts = tuple[int, ...]
IN_SEASON: Shifts = (0,) * (MONTHS * EVENTS)


@dataclass(frozen=True)
class _Season:
    """Words of an indicator's name, the year's work by month, and whether it may be off season."""

    words: tuple[str, ...]
    by_month: tuple[float, ...]
    can_move: bool


@cache
def _read_seasons() -> tuple[_Season, ...]:
    """Return the seasons in the file's order."""
    with _FILE.open(encoding="utf-8", newline="") as stream:
        return tuple(
            _Season(
                tuple(row["words"].split("|")),
                tuple(float(figure) for figure in row["by_month"].split("|")),
                row["can_move"] == "yes",
            )
            for row in csv.DictReader(stream)
        )


def season_of(name: str, shifts: Shifts = IN_SEASON) -> Values:
    """Return the part of the year's work done by each month's end; evenly where no word fits.

    Meetings of every month and quarter have no season that they could miss.
    """
    for season in _read_seasons():
        if any(word in name for word in season.words):
            table: Values = np.array(season.by_month) / season.by_month[-1]
            return moved(table, shifts) if season.can_move else table
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


def moved(season: Values, shifts: Shifts) -> Values:
    """Return the season when each event happens so many months later, within the year."""
    parts = np.repeat(np.diff(season, prepend=0.0) / EVENTS, EVENTS)
    months = np.clip(np.repeat(np.arange(MONTHS), EVENTS) + np.array(shifts), 0, MONTHS - 1)
    later: Values = np.cumsum(np.bincount(months, weights=parts, minlength=MONTHS))
    later[-1] = 1.0
    return later
