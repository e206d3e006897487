"""What a month is to one recipient: its own matters, what it owes, what was wrong, its letters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.alert.comparison_lines import asked_to_explain
from flows.alert.found_cells import FoundCell, changed_cells, found_cells
from flows.catalog.office_records import Silence
from flows.report.letters.letter_counts import draft_numbers
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_topics import Topic, topics_of
from flows.report.month.counts import Counts, count
from flows.report.month.judged_row import BEHIND, JudgedRow
from flows.report.month.matters import Matter
from flows.report.month.reporting import ReporterStanding
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.words.place_words import is_all_towns


@dataclass(frozen=True)
class Concerns:
    """Everything of a month that concerns one recipient; nothing of anybody else's letters.

    `topics` are to be acted on, `watched` to be kept an eye on, silenced ones in neither but in
    `silences`. `counts` are of its own rows: a town's, else the county's that it leads; `unwarned`
    are those of them that are behind without an open warning, as most are in their first month.
    `drafts` are the numbers of letters that the office has not released yet; nobody else's.
    """

    recipient: str
    is_town: bool
    is_county: bool
    topics: tuple[Topic, ...]
    watched: tuple[Matter, ...]
    counts: Counts
    unwarned: tuple[str, ...]
    town: TownStanding | None
    reporter: ReporterStanding | None
    found: tuple[FoundCell, ...]
    changed: int
    letters: tuple[Letter, ...]
    overdue: tuple[Letter, ...]
    silences: tuple[Silence, ...]
    drafts: tuple[str, ...] = ()

    @property
    def owed(self) -> int:
        """Return how many forms it owes."""
        return len(self.reporter.owed) if self.reporter else 0


def list_concerns(
    review: Review, letters: Sequence[Letter], overdue: Sequence[Letter]
) -> list[Concerns]:
    """Return every recipient that the month concerns: towns and lead units, the county, senders.

    Drafts concern nobody yet but the office that releases them.
    """
    drafts = draft_numbers(letters)
    released = [letter for letter in letters if not letter.is_draft]
    found, changed = found_cells(review.facts), changed_cells(review.facts)
    names = {
        review.facts.catalog.county.name,
        *_leads(review),
        *(one.reporter for one in review.reporters if one.owed),
        *found,
        *changed,
        *(letter.recipient for letter in (*released, *overdue)),
        *(town.town for town in review.towns if town.counts.due),
        *asked_to_explain(review.facts),
        *([review.facts.office] if drafts else []),
    }
    concerned = [
        _concerns(name, review, found[name], changed[name], released, overdue)
        for name in sorted(names)
    ]
    office = review.facts.office
    return [replace(one, drafts=drafts) if one.recipient == office else one for one in concerned]


def _leads(review: Review) -> set[str]:
    """Return the units that lead an indicator which was due, or an open matter."""
    catalog = review.facts.catalog
    county = catalog.county.area_code
    due = {row.indicator_code for row in review.month_rows if row.area_code == county}
    names = {unit for code in due for unit in catalog.indicator_by_code[code].lead_units}
    names |= {unit for matter in review.matters for unit in matter.answering}
    return {name for name in names if not is_all_towns(name)}


def _concerns(
    name: str,
    review: Review,
    found: Sequence[FoundCell],
    changed: int,
    letters: Sequence[Letter],
    overdue: Sequence[Letter],
) -> Concerns:
    county = review.facts.catalog.county
    is_county = name == county.name
    topics = _county_topics(review) if is_county else topics_of(review, name)
    watched = review.watched if is_county else review.watched_of(name)
    rows = _own_rows(name, review)
    used = [_silence(name, one.matter.code, one.area_code, review) for one in topics]
    unused = [_silence(name, one.code, one.area_code, review) for one in watched]
    return Concerns(
        recipient=name,
        is_town=any(town.town == name for town in review.towns),
        is_county=is_county,
        topics=tuple(one for one, by in zip(topics, used, strict=True) if by is None),
        watched=tuple(one for one, by in zip(watched, unused, strict=True) if by is None),
        counts=count(rows),
        unwarned=_unwarned(rows, (*(one.matter for one in topics), *watched), review),
        town=next((town for town in review.towns if town.town == name), None),
        reporter=next((one for one in review.reporters if one.reporter == name), None),
        found=tuple(found),
        changed=changed,
        letters=tuple(letter for letter in letters if letter.recipient == name),
        overdue=tuple(one for one in overdue if is_county or one.recipient == name),
        silences=tuple(dict.fromkeys(one for one in (*used, *unused) if one is not None)),
    )


def _county_topics(review: Review) -> tuple[Topic, ...]:
    return tuple(
        Topic(one, one.warning_id, one.level, one.area_code, one.row, one.missing)
        for one in review.asked
    )


def _own_rows(name: str, review: Review) -> list[JudgedRow]:
    catalog = review.facts.catalog
    area = next((town.area_code for town in catalog.towns if town.name == name), None)
    own = area or catalog.county.area_code
    return [
        row
        for row in review.month_rows
        if row.area_code == own
        and (
            area is not None
            or name == catalog.county.name
            or name in catalog.indicator_by_code[row.indicator_code].lead_units
        )
    ]


def _unwarned(
    rows: Sequence[JudgedRow], matters: Sequence[Matter], review: Review
) -> tuple[str, ...]:
    told = {one.indicator_code for matter in matters for one in (matter.indicator, *matter.also)}
    by_code = review.facts.catalog.indicator_by_code
    return tuple(
        by_code[row.indicator_code].name
        for row in rows
        if row.status in BEHIND and row.indicator_code not in told
    )


def _silence(name: str, code: str, area_code: str, review: Review) -> Silence | None:
    """Return the silence that keeps a matter from a recipient on the papers' day, if any."""
    day = review.day.isoformat()
    for silence in review.facts.catalog.silences:
        if (
            silence.recipient == name
            and silence.indicator_code in ("", code)
            and silence.area_code in ("", area_code)
            and (not silence.until or silence.until >= day)
        ):
            return silence
    return None
