"""The episodes of warnings that were open in a month or ended in it, as typed rows."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from flows.period import month_of, year_of


@dataclass(frozen=True)
class Episode:
    """One row of `warnings`; `resolved` is empty while it is open."""

    warning_id: str
    code: str
    form: str
    area_code: str
    opened: str
    level: int
    level_since: str
    level_2_since: str
    state: str
    resolved: str

    def level_at(self, period: str) -> int:
        """Return the level at a month's end, whatever it rose to later."""
        if self.level_since <= period:
            return self.level
        return 2 if self.level_2_since and self.level_2_since <= period else 1

    def change_in(self, period: str) -> str:
        """Return what the month did to the warning."""
        if self.resolved == period:
            return self.state
        if self.opened == period:
            return "new"
        is_raised = period in (self.level_since, self.level_2_since)
        return "escalated" if is_raised else "continuing"

    def state_at(self, period: str) -> str:
        """Return how it stood at a month's end; one that ended later was open."""
        return self.state if self.resolved and self.resolved <= period else "open"


def episodes_of(warnings: pd.DataFrame, period: str) -> Iterator[Episode]:
    """Yield the episodes that were open in the month or ended in it."""
    names = ("warning_id", "indicator_code", "form", "area_code", "opened", "state")
    columns = [warnings[name] for name in (*names, "level", "level_since", "level_2_since")]
    for one, code, form, area, opened, state, level, since, since_2, resolved in zip(
        *columns, warnings["resolved"], strict=True
    ):
        ended = resolved if isinstance(resolved, str) else ""
        if opened <= period and (not ended or ended >= period):
            yield Episode(
                one,
                code or "",
                form or "",
                area,
                opened,
                int(level),
                str(since),
                str(since_2 or ""),
                state,
                ended,
            )


def months_running(opened: str, period: str) -> int:
    """Return the calendar months from the first to the second, both counted."""
    return 12 * (year_of(period) - year_of(opened)) + month_of(period) - month_of(opened) + 1
