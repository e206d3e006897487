"""The ladder of warnings: opened, escalated, resolved, lapsed (rules.md section 7)."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from flows.catalog.policy import Policy
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


@dataclass(frozen=True)
class _Runs:
    """How many reds, yellows or greens in a row; `missing` and `no_target` change nothing."""

    reds: int = 0
    yellows: int = 0
    greens: int = 0

    def then(self, status: str) -> "_Runs":
        if status not in ("red", "yellow", "green"):
            return self
        return _Runs(
            self.reds + 1 if status == "red" else 0,
            self.yellows + 1 if status == "yellow" else 0,
            self.greens + 1 if status == "green" else 0,
        )


def find_episodes(
    statuses: Iterable[tuple[str, str]], held: Set[str], policy: Policy
) -> list[Episode]:
    """Return the episodes of one indicator in one area.

    `statuses` are its due periods in order with their status; in a `held` period nothing opens.
    """
    episodes: list[Episode] = []
    current: Episode | None = None
    runs = _Runs()
    for period, status in statuses:
        runs = runs.then(status)
        if current is not None:
            current = _continue(current, period, status, runs, policy)
            if current.state != "open":
                episodes.append(current)
                current = None
        elif period not in held and _opens(status, runs, policy):
            current = Episode(period, period, _level(period, status, runs, policy), period)
    return episodes + ([current] if current is not None else [])


def _opens(status: str, runs: _Runs, policy: Policy) -> bool:
    if status == "red":
        return runs.reds >= 1
    return status == "yellow" and runs.yellows >= policy.yellow_opens


def _level(period: str, status: str, runs: _Runs, policy: Policy) -> int:
    if status != "red":
        return 1
    if month_of(period) == 12 or runs.reds >= policy.red_level_3:
        return 3
    return 2 if runs.reds >= policy.red_level_2 else 1


def _continue(current: Episode, period: str, status: str, runs: _Runs, policy: Policy) -> Episode:
    """Return the episode after one more due period: ended, or open at no lower level."""
    if status == "green" and runs.greens >= policy.resolve_after_greens:
        return replace(current, state="resolved", resolved=period)
    if status == "no_target":
        return replace(current, state="lapsed", resolved=period)
    level = _level(period, status, runs, policy)
    since = period if level > current.level else current.level_since
    return replace(current, last_period=period, level=max(level, current.level), level_since=since)


def find_missing_episodes(due: Set[str], received: Set[str], policy: Policy) -> list[Episode]:
    """Return the episodes of a form that one town or unit did not send (催报).

    `due` are the due months from the first one in which anybody sent the form; a submission for
    any later month, due or not, ends an episode.
    """
    episodes: list[Episode] = []
    current: Episode | None = None
    missed = 0
    for period in sorted(due | received):
        if period in received:
            if current is not None:
                episodes.append(replace(current, state="resolved", resolved=period))
            current, missed = None, 0
            continue
        missed += 1
        current = _missed(current, period, missed, policy)
    return episodes + ([current] if current is not None else [])


def _missed(current: Episode | None, period: str, missed: int, policy: Policy) -> Episode:
    level = 1 + (missed >= policy.missing_level_2)
    level += missed >= policy.missing_level_3
    if current is None:
        return Episode(period, period, level, period)
    since = period if level > current.level else current.level_since
    return replace(current, last_period=period, level=level, level_since=since)
