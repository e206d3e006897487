"""The open and ended warnings of a month with their figures, as typed rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.catalog.records import Indicator
from flows.report.month.facts import Facts
from flows.report.month.judged_row import BEHIND, JudgedRow
from flows.report.month.warning_episodes import Episode, episodes_of, months_running

#: What a month can do to a warning; the Chinese words are wording.CHANGE_NAMES.
CHANGES = ("new", "escalated", "continuing", "resolved", "lapsed")


@dataclass(frozen=True)
class Warned:
    """One indicator's warning in one area, as it stood at the month's end.

    `row` is its latest red or yellow assessment since it opened (None where the warehouse no longer
    has one); `months` counts calendar months from `opened`, inclusive. `is_watched`: it stands on
    the watch list, no letter is written for it (rules.md section 10).
    """

    warning_id: str
    indicator: Indicator
    area_code: str
    area: str
    is_county: bool
    opened: str
    level: int
    change: str
    months: int
    row: JudgedRow | None
    is_watched: bool

    @property
    def is_open(self) -> bool:
        """Return whether it is open at the month's end."""
        return self.change not in ("resolved", "lapsed")


@dataclass(frozen=True)
class Owed:
    """A form that somebody owes at the month's end (催报); `months` as for a warning."""

    warning_id: str
    form: str
    form_name: str
    area_code: str
    opened: str
    level: int
    change: str
    months: int


class WarningBook:
    """All warnings of a month, worked out once from the facts and the judged rows."""

    def __init__(self, facts: Facts, rows: Sequence[JudgedRow]) -> None:
        self._facts = facts
        self._rows: dict[tuple[str, str], list[JudgedRow]] = defaultdict(list)
        for row in rows:
            self._rows[row.indicator_code, row.area_code].append(row)
        for series in self._rows.values():
            series.sort(key=lambda row: row.period)

    @cached_property
    def indicators(self) -> tuple[Warned, ...]:
        """Return the warnings of indicators that are open in the month or ended in it."""
        rows = self._facts.warnings
        return tuple(
            self._warned(record)
            for record in episodes_of(rows[rows["indicator_code"] != ""], self._facts.period)
        )

    @cached_property
    def forms(self) -> tuple[Owed, ...]:
        """Return the forms that are owed at the month's end or came in the month."""
        rows = self._facts.warnings
        return tuple(
            _owed(record, self._facts)
            for record in episodes_of(rows[rows["indicator_code"] == ""], self._facts.period)
        )

    @cached_property
    def _stood(self) -> dict[str, tuple[int, bool, int]]:
        """Return level, watch list and months of each warning that is open at the month's end."""
        rows = self._facts.open_warnings
        month = rows[rows["period"] == self._facts.period]
        columns = (month[name] for name in ("warning_id", "level", "is_watched", "months"))
        return {
            str(one): (int(level), bool(is_watched), int(months))
            for one, level, is_watched, months in zip(*columns, strict=True)
        }

    def _warned(self, record: Episode) -> Warned:
        catalog, period = self._facts.catalog, self._facts.period
        series = [
            row
            for row in self._rows[record.code, record.area_code]
            if record.opened <= row.period <= period and row.status in BEHIND
        ]
        ended = record.level, False, months_running(record.opened, period)
        level, is_watched, months = self._stood.get(record.warning_id, ended)
        return Warned(
            warning_id=record.warning_id,
            indicator=catalog.indicator_by_code[record.code],
            area_code=record.area_code,
            area=catalog.area_name(record.area_code),
            is_county=record.area_code == catalog.county.area_code,
            opened=record.opened,
            level=level,
            change=record.change_in(period),
            months=months,
            row=series[-1] if series else None,
            is_watched=is_watched,
        )


def _owed(record: Episode, facts: Facts) -> Owed:
    return Owed(
        warning_id=record.warning_id,
        form=record.form,
        form_name=facts.catalog.form_by_code[record.form].name,
        area_code=record.area_code,
        opened=record.opened,
        level=record.level_at(facts.period),
        change=record.change_in(facts.period),
        months=months_running(record.opened, facts.period),
    )
