"""The month object: everything that papers and page say of a month, computed once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.period import chinese_period
from flows.report.month.counts import Counts, LevelCounts, count, count_level
from flows.report.month.facts import Facts
from flows.report.month.judged_row import JudgedRow, judged_rows, name_lacking
from flows.report.month.list_matters import list_matters
from flows.report.month.matters import Matter, matters_of
from flows.report.month.phrases import office_name
from flows.report.month.progress import Progress, find_progress
from flows.report.month.reporting import ReporterStanding, list_reporters, silent
from flows.report.month.towns import TownStanding, list_towns
from flows.report.month.warned import Owed, Warned, WarningBook
from flows.words.place_words import PlaceWords


@dataclass(frozen=True, eq=False)
class Review:
    """A month in review; no paper sorts or counts for itself.

    `day`: the day the month's papers bear, never before the last receipt they contain.
    `rows`: every assessment up to the month, by period. `matters`: all matters in the order of
    rules.md section 10. `warned`: every indicator warning that is open or ended in the month;
    `owed` likewise for forms. `towns`: by rank. `reporters`: towns, then units.
    `county` and `town_level`: counts with their comparison to the month before.
    """

    facts: Facts
    day: dt.date
    rows: tuple[JudgedRow, ...]
    matters: tuple[Matter, ...]
    warned: tuple[Warned, ...]
    owed: tuple[Owed, ...]
    towns: tuple[TownStanding, ...]
    reporters: tuple[ReporterStanding, ...]
    county: LevelCounts
    town_level: LevelCounts
    progress: Progress

    @property
    def period(self) -> str:
        """Return the month, YYYY-MM."""
        return self.facts.period

    @property
    def month(self) -> str:
        """Return the month as offices write it: 2022年6月."""
        return chinese_period(self.facts.period)

    @property
    def office(self) -> str:
        """Return the issuing office with its county in front."""
        return office_name(self.facts.office, self.facts.catalog)

    @property
    def subject(self) -> str:
        """Return what the work is called in names of papers; nothing unless the policy says."""
        return self.facts.catalog.policy.subject

    @property
    def places(self) -> PlaceWords:
        """Return what papers call the county and its places: 全县, 各镇."""
        return self.facts.catalog.places

    @cached_property
    def asked(self) -> tuple[Matter, ...]:
        """Return the matters that somebody must act on, in order."""
        return tuple(matter for matter in self.matters if not matter.is_watched)

    @cached_property
    def watched(self) -> tuple[Matter, ...]:
        """Return the watch list (关注名单), in order."""
        return tuple(matter for matter in self.matters if matter.is_watched)

    @cached_property
    def matter_places(self) -> dict[str, int]:
        """Return each indicator's place in the order of the matters, by its code."""
        return {
            one.indicator_code: place
            for place, matter in enumerate(self.matters)
            for one in (matter.indicator, *matter.also)
        }

    def asked_of(self, recipient: str) -> tuple[Matter, ...]:
        """Return what a unit or town must act on: a town only where its own row asks for it."""
        own = matters_of(self.asked, recipient)
        return tuple(one for one in own if not _is_watched_for(one, recipient))

    def watched_of(self, recipient: str) -> tuple[Matter, ...]:
        """Return what a unit or town should keep an eye on."""
        own = matters_of(self.matters, recipient)
        return tuple(one for one in own if one.is_watched or _is_watched_for(one, recipient))

    @cached_property
    def silent(self) -> tuple[ReporterStanding, ...]:
        """Return who owes a form at the month's end, the one with most first."""
        return silent(self.reporters)

    @cached_property
    def month_rows(self) -> tuple[JudgedRow, ...]:
        """Return the month's own rows."""
        return tuple(row for row in self.rows if row.period == self.period)

    @cached_property
    def plans(self) -> tuple[tuple[str, Counts], ...]:
        """Return each plan with the counts of its county rows, in the order of the catalogue."""
        groups: dict[str, list[JudgedRow]] = defaultdict(list)
        catalog = self.facts.catalog
        for row in self.month_rows:
            if row.area_code == catalog.county.area_code:
                groups[catalog.indicator_by_code[row.indicator_code].plan].append(row)
        names = dict.fromkeys(indicator.plan for indicator in catalog.indicators)
        return tuple((name, count(groups[name])) for name in names)

    @cached_property
    def is_first(self) -> bool:
        """Return whether no month before had a figure to judge."""
        return not any(row.period < self.period and row.is_measured for row in self.rows)


def review_month(facts: Facts, day: dt.date) -> Review:
    """Return the month object; `day` is the day on which the papers are issued.

    Takes about a quarter of a second for a county; every paper of the month shares the result.
    """
    rows = _judged(facts)
    month = [row for row in rows if row.period == facts.period]
    before = _month_before(rows, facts.period)
    book = WarningBook(facts, rows)
    towns = list_towns(facts, month, before)
    return Review(
        facts=facts,
        day=paper_day(facts, day),
        rows=rows,
        matters=list_matters(facts, book.indicators),
        warned=book.indicators,
        owed=book.forms,
        towns=towns,
        reporters=list_reporters(facts, book.forms),
        county=count_level(*_split(month, before, facts, is_county=True)),
        town_level=count_level(*_split(month, before, facts, is_county=False)),
        progress=find_progress(facts.catalog, book.indicators, rows, before, towns),
    )


def _judged(facts: Facts) -> tuple[JudgedRow, ...]:
    catalog = facts.catalog
    return name_lacking(
        judged_rows(facts.assessments.sort_values("period", kind="stable")),
        catalog.county.area_code,
        {town.area_code: town.name for town in catalog.towns},
        catalog.policy.carry_months,
    )


def paper_day(facts: Facts, day: dt.date) -> dt.date:
    """Return the day that papers bear: the given one, or the last receipt's when that is later."""
    received = facts.submissions["received_at"].dropna()
    return day if received.empty else max(day, received.max().date())


def _month_before(rows: Sequence[JudgedRow], period: str) -> list[JudgedRow]:
    """Return the rows of the latest month before in which any figure was judged.

    A month in which nothing was reported yet is no standard: everything would have risen since.
    """
    earlier = (row.period for row in rows if row.period < period and row.is_measured)
    last = max(earlier, default="")
    return [row for row in rows if row.period == last]


def _split(
    month: Iterable[JudgedRow], before: Iterable[JudgedRow], facts: Facts, *, is_county: bool
) -> tuple[list[JudgedRow], list[JudgedRow]]:
    county = facts.catalog.county.area_code
    return (
        [row for row in month if (row.area_code == county) == is_county],
        [row for row in before if (row.area_code == county) == is_county],
    )


def _is_watched_for(matter: Matter, recipient: str) -> bool:
    """Return whether a recipient that is only a town in it has nothing to act on there."""
    part = matter.part_of(recipient)
    return part is not None and part.is_watched and recipient not in matter.answering
