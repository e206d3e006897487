"""The ladder of warnings: opened, escalated, resolved, lapsed (rules.md section 7)."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from flows.catalog.policy import Policy
from flows.period import FOREVER, month_index, month_of, year_of

REMINDER, SUPERVISION, CIRCULAR = 1, 2, 3
_DECEMBER = 12
#: Statuses that end an episode without a green: nothing is asked there any longer.
_ENDING = ("no_target", "not_applicable")


class DueMonth(NamedTuple):
    """One due month of an indicator in an area, as far as its warnings depend on it.

    A tuple, like the runs below: a county has ten thousands, and tuples are made quickly.
    """

    period: str
    status: str
    is_reference: bool = False
    is_before_due: bool = False

    def highest_level(self, policy: Policy) -> int:
        """Return the highest level towards which a red of this month counts."""
        of_reference = policy.level_cap_reference if self.is_reference else CIRCULAR
        before_due = policy.level_cap_before_due if self.is_before_due else CIRCULAR
        return min(of_reference, before_due)


@dataclass(frozen=True)
class Episode:
    """One run of trouble; `resolved` is the period that ended it, however it ended.

    `steps`: from which period on which level, the first when it opened.
    """

    opened: str
    last_period: str
    steps: tuple[tuple[str, int], ...]
    state: str = "open"
    resolved: str = ""

    @property
    def level(self) -> int:
        """Return the level that it reached."""
        return self.steps[-1][1]

    @property
    def level_since(self) -> str:
        """Return the period in which the present level was reached."""
        return self.steps[-1][0]

    @property
    def level_2_since(self) -> str:
        """Return the period in which level 2 was reached, nothing where it was never its level."""
        return next((since for since, level in self.steps if level == SUPERVISION), "")

    def spells(self) -> Iterator[tuple[int, int, int]]:
        """Yield each level with the index of its first month and of the first one after it."""
        months = [month_index(since) for since, _ in self.steps]
        end = month_index(self.resolved or FOREVER)
        for (_, level), since, until in zip(self.steps, months, [*months[1:], end], strict=True):
            yield since, until, level

    def going_on(self, period: str, level: int) -> "Episode":
        """Return the episode after one more period: at no lower level."""
        steps = self.steps if level <= self.level else (*self.steps, (period, level))
        return Episode(self.opened, period, steps, self.state, self.resolved)

    def ending_by(self, end: str, through: str) -> "Episode":
        """Return the episode, lapsed in the month from which nothing is asked any more."""
        if self.state != "open" or end > through:
            return self
        return replace(self, state="lapsed", resolved=end)


class _Runs(NamedTuple):
    """How many reds towards levels 2 and 3, yellows or greens stand in a row."""

    towards_2: int = 0
    towards_3: int = 0
    yellows: int = 0
    greens: int = 0

    def then(self, month: DueMonth, policy: Policy) -> "_Runs":
        """Return the runs after one more due month; most statuses change nothing."""
        if month.status == "red":
            highest = month.highest_level(policy)
            return _Runs(
                self.towards_2 + (1 if highest >= SUPERVISION else 0),
                self.towards_3 + (1 if highest >= CIRCULAR else 0),
            )
        if month.status == "yellow":
            return _Runs(yellows=self.yellows + 1)
        if month.status == "green":
            return _Runs(greens=self.greens + 1)
        return self


def find_episodes(
    months: Iterable[DueMonth], held: Set[str], policy: Policy, *, is_year_task: bool
) -> list[Episode]:
    """Return the episodes of one indicator in one area.

    `months` are its due months in order; in a `held` one nothing opens. Those of a year task end
    with the year, and its runs begin anew.
    """
    episodes: list[Episode] = []
    current: Episode | None = None
    runs, year = _Runs(), 0
    for month in months:
        if is_year_task and year_of(month.period) != year:
            runs, year = _Runs(), year_of(month.period)
            if current is not None:
                episodes.append(replace(current, state="lapsed", resolved=month.period))
                current = None
        runs = runs.then(month, policy)
        if current is not None:
            current = _continue(current, month, runs, policy)
            if current.state != "open":
                episodes.append(current)
                current = None
        elif month.period not in held and _opens(month, runs, policy):
            level = _level(month, runs, policy, was_open=False)
            current = Episode(month.period, month.period, ((month.period, level),))
    return episodes + ([current] if current is not None else [])


def _opens(month: DueMonth, runs: _Runs, policy: Policy) -> bool:
    if month.status == "red":
        return True
    is_second_yellow = month.status == "yellow" and runs.yellows >= policy.yellow_opens
    return is_second_yellow and not month.is_reference


def _level(month: DueMonth, runs: _Runs, policy: Policy, *, was_open: bool) -> int:
    """Return the level of the run that this month ends, at most the highest it counts towards."""
    if month.status != "red":
        return REMINDER
    level = REMINDER
    if month_of(month.period) == _DECEMBER:
        level = CIRCULAR if was_open else SUPERVISION
    if runs.towards_2 >= policy.red_level_2:
        level = max(level, SUPERVISION)
    if runs.towards_3 >= policy.red_level_3:
        level = CIRCULAR
    return min(level, month.highest_level(policy))


def _continue(current: Episode, month: DueMonth, runs: _Runs, policy: Policy) -> Episode:
    """Return the episode after one more due period: ended, or open at no lower level."""
    if month.status == "green" and runs.greens >= policy.resolve_after_greens:
        return replace(current, state="resolved", resolved=month.period)
    if month.status in _ENDING:
        return replace(current, state="lapsed", resolved=month.period)
    return current.going_on(month.period, _level(month, runs, policy, was_open=True))


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
        level = _level_of_missing(missed, policy)
        if current is None:
            current = Episode(period, period, ((period, level),))
        else:
            current = current.going_on(period, level)
    return episodes + ([current] if current is not None else [])


def _level_of_missing(missed: int, policy: Policy) -> int:
    if missed >= policy.missing_level_3:
        return CIRCULAR
    return SUPERVISION if missed >= policy.missing_level_2 else REMINDER
