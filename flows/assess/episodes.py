"""The ladder of warnings: opened, escalated, resolved, lapsed (rules.md section 7)."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from flows.catalog.policy import Escalation
from flows.period import month_of


@dataclass(frozen=True)
class Episode:
    """One run of trouble; `resolved` is the period that ended it, however it ended."""

    opened: str
    last_period: str
    level: int
    level_since: str
    state: str = "open"
    resolved: str = ""


def find_episodes(
    statuses: Iterable[tuple[str, str]], held: Set[str], policy: Escalation
) -> list[Episode]:
    """Return the episodes of one indicator in one area.

    `statuses` are its due periods in order with their status; in a `held` period nothing opens.
    """
    episodes: list[Episode] = []
    current: Episode | None = None
    reds = yellows = 0
    for period, status in statuses:
        if status in ("red", "yellow", "green"):
            reds = reds + 1 if status == "red" else 0
            yellows = yellows + 1 if status == "yellow" else 0
        if current is not None:
            current, ended = _continue(current, period, status, reds, policy)
            if ended is not None:
                episodes.append(ended)
        elif period not in held and _opens(status, yellows, policy):
            level = _level(period, reds, policy) if status == "red" else 1
            current = Episode(period, period, level, period)
    return episodes + ([current] if current is not None else [])


def _opens(status: str, yellows: int, policy: Escalation) -> bool:
    return status == "red" or (status == "yellow" and yellows >= policy.open_after_yellows)


def _level(period: str, reds: int, policy: Escalation) -> int:
    if reds >= policy.circular_after_reds or (
        policy.december_red_is_circular and month_of(period) == 12
    ):
        return 3
    return 2 if reds >= policy.supervision_after_reds else 1


def _continue(
    current: Episode, period: str, status: str, reds: int, policy: Escalation
) -> tuple[Episode | None, Episode | None]:
    if status == "green":
        return None, replace(current, state="resolved", resolved=period)
    if status == "no_target":
        return None, replace(current, state="lapsed", resolved=period)
    level = _level(period, reds, policy) if status == "red" else 1
    current = replace(current, last_period=period)
    if level > current.level:
        current = replace(current, level=level, level_since=period)
    return current, None


def find_missing_episodes(
    periods: Iterable[str], received: Set[str], policy: Escalation
) -> list[Episode]:
    """Return the episodes of a form that one town or unit did not send (催报).

    `periods` are the due months from the first one in which anybody sent the form.
    """
    episodes: list[Episode] = []
    current: Episode | None = None
    missed = 0
    for period in periods:
        if period in received:
            if current is not None:
                episodes.append(replace(current, state="resolved", resolved=period))
            current, missed = None, 0
            continue
        missed += 1
        level = 1 + (missed >= policy.missing_supervision_after)
        level += missed >= policy.missing_circular_after
        if current is None:
            current = Episode(period, period, level, period)
        elif level > current.level:
            current = replace(current, last_period=period, level=level, level_since=period)
        else:
            current = replace(current, last_period=period)
    return episodes + ([current] if current is not None else [])
