"""The warnings table: episodes of indicators and of missing submissions (rules.md section 7)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pandas as pd

from flows.assess.episodes import Episode, find_episodes, find_missing_episodes
from flows.catalog.model import Catalog
from flows.catalog.records import Form
from flows.period import is_due, periods_between

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
]
#: A rejected file is not a submission of anything.
_RECEIVED = ("accepted", "partial", "superseded")


def indicator_warnings(
    series: Iterable[tuple[str, str, list[str], list[str]]], held: pd.DataFrame, catalog: Catalog
) -> Iterator[tuple[object, ...]]:
    """Yield one row per episode of an indicator in an area, by indicator, area and time.

    `series`: indicator, area, its due periods in order and their statuses.
    """
    held_periods = _held_periods(held, catalog)
    nothing: frozenset[str] = frozenset()
    for code, area, periods, statuses in series:
        closed = held_periods.get((code, area), nothing)
        walked = zip(periods, statuses, strict=True)
        for episode in find_episodes(walked, closed, catalog.policy):
            yield _row(code, "", area, episode)


def _held_periods(held: pd.DataFrame, catalog: Catalog) -> dict[tuple[str, str], frozenset[str]]:
    """Return the periods in which any cell behind an indicator in an area is held."""
    users: dict[str, list[str]] = defaultdict(list)
    for indicator in catalog.indicators:
        for measure in indicator.measures:
            users[measure].append(indicator.indicator_code)
    periods: dict[tuple[str, str], set[str]] = defaultdict(set)
    columns = ("measure_code", "area_code", "period")
    for measure, area, period in zip(*(held[name] for name in columns), strict=True):
        for judged in _areas_above(area, catalog):
            for code in users[measure]:
                periods[code, judged].add(period)
    return {key: frozenset(found) for key, found in periods.items()}


def _areas_above(area: str, catalog: Catalog) -> Iterator[str]:
    while area in catalog.area_by_code:
        yield area
        area = catalog.area_by_code[area].parent_code


def missing_warnings(
    submissions: pd.DataFrame, catalog: Catalog, through: str
) -> Iterator[tuple[object, ...]]:
    """Yield one row per episode of a form that a town or unit owed and did not send."""
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
            for episode in find_missing_episodes(due, periods, catalog.policy):
                yield _row("", form.form, area.area_code, episode)


def _due_months(form: Form, first: str, through: str) -> frozenset[str]:
    months = periods_between(first, through)
    return frozenset(period for period in months if is_due(form.frequency, period))


def _row(code: str, form: str, area: str, episode: Episode) -> tuple[object, ...]:
    return (
        f"{code or form}-{area}-{episode.opened}",
        code,
        form,
        area,
        episode.opened,
        episode.last_period,
        episode.level,
        episode.state,
        episode.resolved,
        episode.level_since,
    )
