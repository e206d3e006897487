"""The warnings table: episodes of indicators and of missing submissions (rules.md section 7)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from flows.assess.episodes import DueMonth, Episode, find_episodes, find_missing_episodes
from flows.assess.held_cells import HeldPeriods
from flows.catalog.model import Catalog
from flows.catalog.records import Form
from flows.period import FOREVER, is_due, month_index, periods_between

WARNING_COLUMNS = [
    "warning_id",
    "indicator_code",
    "form",
    "area_code",
    "opened",
    "last_period",
    "level",
    "state",
    "resolved",
    "level_since",
    "level_2_since",
]
_NAME_COLUMNS = ["indicator_code", "area_code", "is_year_task"]
SPELL_COLUMNS = [
    "warning_id",
    "indicator_code",
    "area_code",
    "level",
    "opened_index",
    "from_index",
    "until_index",
]
#: A rejected file is not a submission of anything.
_RECEIVED = ("accepted", "partial", "superseded")


@dataclass(frozen=True)
class Warning:
    """An episode and what it is about: an indicator in an area, or a form that somebody owes."""

    indicator_code: str
    form: str
    area_code: str
    episode: Episode

    @property
    def warning_id(self) -> str:
        """Return what names it for good: subject, area, month of opening."""
        return f"{self.indicator_code or self.form}-{self.area_code}-{self.episode.opened}"


@dataclass(frozen=True)
class Series:
    """The due months of an indicator in an area, in order."""

    indicator_code: str
    area_code: str
    is_year_task: bool
    months: tuple[DueMonth, ...]


def series_behind(rows: pd.DataFrame) -> Iterator[Series]:
    """Yield every series that is red or yellow in some month, which alone have episodes.

    `rows`, one per series and due month in this order, have series, indicator_code, area_code,
    is_year_task, period, status, is_reference and is_before_due.
    """
    is_behind = rows["status"].isin(("red", "yellow"))
    wanted = rows[rows["series"].isin(rows["series"][is_behind].unique())]
    names, months = (
        [wanted[name].tolist() for name in columns] for columns in (_NAME_COLUMNS, DueMonth._fields)
    )
    starts = np.flatnonzero(np.diff(wanted["series"], prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(wanted)]):
        code, area, is_year_task = (column[start] for column in names)
        due = map(DueMonth, *(column[start:end] for column in months))
        yield Series(code, area, is_year_task, tuple(due))


def indicator_warnings(
    series: Iterable[Series], held: HeldPeriods, catalog: Catalog, through: str
) -> Iterator[Warning]:
    """Yield every episode of an indicator in an area, by indicator, area and time."""
    policy = catalog.policy
    nothing: frozenset[str] = frozenset()
    for one in series:
        closed = held.get((one.indicator_code, one.area_code), nothing)
        for episode in find_episodes(one.months, closed, policy, is_year_task=one.is_year_task):
            retired = catalog.indicator_by_code[one.indicator_code].retired or FOREVER
            end = min(retired, catalog.closed_from(one.area_code))
            ended = episode.ending_by(end, through)
            yield Warning(one.indicator_code, "", one.area_code, ended)


def missing_warnings(
    submissions: pd.DataFrame, catalog: Catalog, through: str
) -> Iterator[Warning]:
    """Yield every episode of a form that a town or unit owed and did not send."""
    received: dict[tuple[str, str], set[str]] = defaultdict(set)
    is_counted = submissions["status"].isin(_RECEIVED) & (submissions["period"] <= through)
    counted = submissions[is_counted]
    for form, area, period in zip(
        counted["form"], counted["area_code"], counted["period"], strict=True
    ):
        received[form, area].add(period)
    for form in catalog.forms:
        reporters = catalog.reporters_of(form)
        sent = [received[form.form, area.area_code] for area in reporters]
        first = min((min(periods) for periods in sent if periods), default="")
        due = _due_months(form, first, through) if first else frozenset()
        for area, periods in zip(reporters, sent, strict=True):
            until = catalog.owed_until(form, area.area_code)
            owed, came = (
                {one for one in months if area.valid_from <= one < until}
                for months in (due, periods)
            )
            for episode in find_missing_episodes(owed, came, catalog.policy):
                ended = episode.ending_by(until, through)
                yield Warning("", form.form, area.area_code, ended)


def _due_months(form: Form, first: str, through: str) -> frozenset[str]:
    months = periods_between(first, through)
    return frozenset(period for period in months if is_due(form.frequency, period))


def warnings_frame(warnings: Iterable[Warning]) -> pd.DataFrame:
    """Return one row per episode (WARNING_COLUMNS)."""
    rows = [
        (
            one.warning_id,
            one.indicator_code,
            one.form,
            one.area_code,
            one.episode.opened,
            one.episode.last_period,
            one.episode.level,
            one.episode.state,
            one.episode.resolved,
            one.episode.level_since,
            one.episode.level_2_since,
        )
        for one in warnings
    ]
    return pd.DataFrame(rows, columns=WARNING_COLUMNS)


def spells_frame(warnings: Iterable[Warning]) -> pd.DataFrame:
    """Return one row per warning of an indicator and level: from which month to which it had it.

    Columns: SPELL_COLUMNS, months by their index; `until_index` is the first one without.
    """
    rows = [
        (one.warning_id, one.indicator_code, one.area_code, level, opened, since, until)
        for one in warnings
        if one.indicator_code
        for opened in [month_index(one.episode.opened)]
        for since, until, level in one.episode.spells()
    ]
    return pd.DataFrame(rows, columns=SPELL_COLUMNS)
